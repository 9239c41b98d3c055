package se.sakeratkomst.ehm.soap.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Writes one namespace as an XML Schema. */
final class SchemaWriter {

    private static final String EXTENSION = "ExtensionType";

    private final Contracts contracts;
    private final UnaryOperator<String> addresses;

    /** @param addresses from the name of a schema's file to where it is fetched */
    SchemaWriter(Contracts contracts, UnaryOperator<String> addresses) {
        this.contracts = contracts;
        this.addresses = addresses;
    }

    String write(Operation operation) {
        List<ComplexType> types = List.of(operation.request(), operation.answer());
        Names names = new Names(operation.namespace(), types, List.of());
        names.use(operation.faults());
        Tags tags = begin(
                operation.namespace(),
                names,
                operation.designed()
                        ? "TEST. The members of these messages are designed by the sandbox from the types of the release: no public"
                                + " source gives them."
                        : "TEST. Written by the sandbox.");
        String own = names.prefixed(operation.namespace());
        tags.empty("xs:element", "name", operation.name(), "type", own + operation.name() + "RequestType");
        tags.empty(
                "xs:element", "name", operation.name() + "Response", "type", own + operation.name() + "ResponseType");
        for (String fault : List.of("ApplicationException", "SystemException")) {
            tags.empty("xs:element", "name", fault, "type", names.prefixed(operation.faults()) + fault);
        }
        types(tags, names, types);
        return tags.close().toString();
    }

    String write(Vocabulary vocabulary) {
        Collection<ComplexType> types = vocabulary.complex().values();
        Collection<TypeName> others = new ArrayList<>(vocabulary.elements().values());
        vocabulary.simple().values().forEach(simple -> others.add(simple.base()));
        Names names = new Names(vocabulary.namespace(), types, others);
        Tags tags = begin(vocabulary.namespace(), names, "TEST. Written by the sandbox.");
        vocabulary.elements().forEach((name, type) -> element(tags, names, name, type));
        for (SimpleType simple : vocabulary.simple().values()) {
            tags.open("xs:simpleType", "name", simple.name());
            restriction(tags, names.of(simple.base()), simple.facets());
            tags.close();
        }
        types(tags, names, types);
        return tags.close().toString();
    }

    private static void element(Tags tags, Names names, String name, TypeName type) {
        if (isAny(type)) {
            tags.open("xs:element", "name", name).open("xs:complexType").open("xs:sequence");
            tags.empty(
                    "xs:any",
                    "namespace",
                    "##any",
                    "processContents",
                    "lax",
                    "minOccurs",
                    "0",
                    "maxOccurs",
                    "unbounded");
            tags.close().close().close();
        } else {
            tags.empty("xs:element", "name", name, "type", names.of(type));
        }
    }

    private static boolean isAny(TypeName type) {
        return type.isBuiltIn() && type.name().equals(TypeName.ANY);
    }

    private Tags begin(String namespace, Names names, String about) {
        List<String> attributes = new ArrayList<>(List.of("xmlns:xs", TypeName.XS));
        names.prefixes.forEach((uri, prefix) -> {
            attributes.add("xmlns:" + prefix);
            attributes.add(uri);
        });
        attributes.addAll(List.of(
                "targetNamespace",
                namespace,
                "elementFormDefault",
                "qualified",
                "attributeFormDefault",
                "unqualified"));
        Tags tags = new Tags().open("xs:schema", attributes.toArray(new String[0]));
        tags.open("xs:annotation").text("xs:documentation", about).close();
        for (String uri : names.prefixes.keySet()) {
            if (!uri.equals(namespace)) {
                String file = contracts.vocabulary(uri).orElseThrow().file();
                tags.empty("xs:import", "namespace", uri, "schemaLocation", addresses.apply(file));
            }
        }
        return tags;
    }

    private static void types(Tags tags, Names names, Collection<ComplexType> types) {
        boolean extended = false;
        for (ComplexType type : types) {
            extended |= type.ending() == Ending.EXTENSIBLE
                    || type.members().stream()
                            .anyMatch(member -> member.type().name().equals(EXTENSION));
            tags.open("xs:complexType", "name", type.name()).open("xs:sequence");
            type.members().forEach(member -> member(tags, names, member));
            switch (type.ending()) {
                case OPEN ->
                    tags.empty(
                            "xs:any",
                            "namespace",
                            "##other",
                            "processContents",
                            "lax",
                            "minOccurs",
                            "0",
                            "maxOccurs",
                            "unbounded");
                case EXTENSIBLE ->
                    tags.empty(
                            "xs:element",
                            "name",
                            "extension",
                            "type",
                            names.prefixed(type.namespace()) + EXTENSION,
                            "minOccurs",
                            "0");
                case CLOSED -> {}
            }
            tags.close().close();
        }
        if (extended) {
            tags.open("xs:complexType", "name", EXTENSION).open("xs:sequence");
            tags.empty(
                    "xs:any",
                    "namespace",
                    "##any",
                    "processContents",
                    "lax",
                    "minOccurs",
                    "0",
                    "maxOccurs",
                    "unbounded");
            tags.close().close();
        }
    }

    private static void member(Tags tags, Names names, Member member) {
        String least = member.least() == 0 ? "0" : "";
        String most = member.many() ? "unbounded" : "";
        String reference = member.reference();
        if (reference != null) {
            tags.empty(
                    "xs:element",
                    "ref",
                    names.prefixed(reference) + member.name(),
                    "minOccurs",
                    least,
                    "maxOccurs",
                    most);
            return;
        }
        String nillable = member.nillable() ? "true" : "";
        if (member.narrowed().isEmpty()) {
            tags.empty(
                    "xs:element",
                    "name",
                    member.name(),
                    "type",
                    names.of(member.type()),
                    "minOccurs",
                    least,
                    "maxOccurs",
                    most,
                    "nillable",
                    nillable);
            return;
        }
        tags.open("xs:element", "name", member.name(), "minOccurs", least, "maxOccurs", most, "nillable", nillable);
        tags.open("xs:simpleType");
        restriction(tags, names.of(member.type()), member.narrowed());
        tags.close().close();
    }

    private static void restriction(Tags tags, String base, Facets facets) {
        tags.open("xs:restriction", "base", base);
        facets.values().forEach((name, value) -> tags.empty("xs:" + name, "value", value));
        tags.close();
    }

    /** Prefixes of the namespaces that a schema speaks of. */
    private static final class Names {

        private final Map<String, String> prefixes = new LinkedHashMap<>();

        Names(String own, Collection<ComplexType> types, Collection<TypeName> others) {
            prefixes.put(own, TypeName.prefixOf(own));
            for (ComplexType type : types) {
                for (Member member : type.members()) {
                    String reference = member.reference();
                    use(reference == null ? member.type().namespace() : reference);
                }
            }
            others.forEach(type -> use(type.namespace()));
        }

        void use(@Nullable String namespace) {
            if (namespace != null && !namespace.equals(TypeName.XS)) {
                prefixes.computeIfAbsent(namespace, TypeName::prefixOf);
            }
        }

        String of(TypeName type) {
            return type.isBuiltIn() ? "xs:" + type.name() : prefixed(type.namespace()) + type.name();
        }

        String prefixed(String namespace) {
            String prefix = prefixes.get(namespace);
            if (prefix == null) {
                throw new IllegalStateException("No prefix for " + namespace);
            }
            return prefix + ":";
        }
    }
}
