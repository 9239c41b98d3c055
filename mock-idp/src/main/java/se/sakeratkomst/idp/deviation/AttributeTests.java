package se.sakeratkomst.idp.deviation;

import static se.sakeratkomst.idp.deviation.NegativeTest.variant;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.saml.federation.Attribute;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.response.Assembly;
import se.sakeratkomst.saml.response.AssemblySteps;
import se.sakeratkomst.saml.response.AttributeRecipe;
import se.sakeratkomst.saml.response.ResponseRecipe;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/** Group attributes: what is said of the person. */
final class AttributeTests {

    private AttributeTests() {}

    private static NegativeTest pre(String id, String name, NegativeTest.Variant... variants) {
        return NegativeTest.of(id, "attributes", Phase.PRE, name, variants);
    }

    private static NegativeTest.Variant recipe(String name, InRecipe change) {
        return variant(name, change);
    }

    static List<NegativeTest> all() {
        return List.of(
                pre(
                        "NEG-113",
                        "AttributeStatement is missing",
                        recipe("only", (r, s) -> r.assertionBy(a -> a.withAttributes(null)))),
                pre(
                        "NEG-114",
                        "The identifying attributes are missing",
                        recipe("both", (r, s) -> without(r, identifying(s))),
                        demanding(
                                Attribute.PERSONAL_IDENTITY_NUMBER,
                                "personal-identity-number",
                                (r, s) -> without(r, names(s, Attribute.PERSONAL_IDENTITY_NUMBER))),
                        demanding(
                                Attribute.EMPLOYEE_HSA_ID,
                                "employee-hsa-id",
                                (r, s) -> without(r, names(s, Attribute.EMPLOYEE_HSA_ID)))),
                pre(
                        "NEG-115",
                        "The identifying attributes are empty",
                        recipe("empty", (r, s) -> each(r, s, (a, x) -> a.withValues(List.of("")))),
                        recipe("spaces", (r, s) -> each(r, s, (a, x) -> a.withValues(List.of("   ")))),
                        variant("nil", new NilValues())),
                pre(
                        "NEG-116",
                        "The identifying attributes stand twice, about two people",
                        forging(
                                "forged-last",
                                (r, s) -> r.assertionBy(
                                        a -> a.withAttributes(Stream.concat(attributes(a.attributes()), forgedOf(r, s))
                                                .toList()))),
                        forging(
                                "forged-first",
                                (r, s) -> r.assertionBy(
                                        a -> a.withAttributes(Stream.concat(forgedOf(r, s), attributes(a.attributes()))
                                                .toList())))),
                pre(
                        "NEG-117",
                        "The identifying attributes have two values",
                        forging(
                                "forged-last",
                                (r, s) -> each(
                                        r,
                                        s,
                                        (a, x) ->
                                                a.withValues(List.of(a.values().get(0), other(a, x))))),
                        forging(
                                "forged-first",
                                (r, s) -> each(
                                        r,
                                        s,
                                        (a, x) -> a.withValues(
                                                List.of(other(a, x), a.values().get(0)))))),
                pre(
                        "NEG-118",
                        "The right FriendlyName on another Name",
                        recipe("only", (r, s) -> each(r, s, (a, x) -> a.withName("urn:oid:1.2.3")))),
                pre(
                        "NEG-119",
                        "FriendlyName or NameFormat is left out",
                        recipe(
                                "friendly-name",
                                (r, s) -> r.assertionBy(a -> a.attributesBy(x -> x.withFriendlyName(null)))),
                        recipe(
                                "name-format",
                                (r, s) -> r.assertionBy(a -> a.attributesBy(x -> x.withNameFormat(null))))),
                pre(
                        "NEG-120",
                        "personalIdentityNumber is no personnummer",
                        demanding(
                                Attribute.PERSONAL_IDENTITY_NUMBER,
                                "ten-digits",
                                (r, s) -> number(r, s, pnr -> pnr.substring(2))),
                        demanding(
                                Attribute.PERSONAL_IDENTITY_NUMBER,
                                "hyphen",
                                (r, s) -> number(r, s, pnr -> pnr.substring(0, 8) + "-" + pnr.substring(8))),
                        demanding(
                                Attribute.PERSONAL_IDENTITY_NUMBER,
                                "check-digit",
                                (r, s) -> number(r, s, pnr -> pnr.substring(0, 11) + (pnr.endsWith("0") ? "1" : "0"))),
                        demanding(
                                Attribute.PERSONAL_IDENTITY_NUMBER,
                                "day-zero",
                                (r, s) -> number(r, s, pnr -> pnr.substring(0, 6) + "00" + pnr.substring(8)))),
                pre(
                        "NEG-124",
                        "Markup in a name",
                        recipe("script", (r, s) -> givenName(r, s, "<script>alert(1)</script>")),
                        recipe("quote", (r, s) -> givenName(r, s, "Anna'; DROP TABLE TEST; --")),
                        recipe("long", (r, s) -> givenName(r, s, "A".repeat(10_000)))),
                pre(
                        "NEG-125",
                        "employeeHsaId is no HSA-id",
                        recipe("lower-case", (r, s) -> hsaId(r, s, hsa -> hsa.toLowerCase(java.util.Locale.ROOT))),
                        recipe("long", (r, s) -> hsaId(r, s, hsa -> hsa + "X".repeat(40))),
                        recipe("a-ring", (r, s) -> hsaId(r, s, hsa -> hsa + "\u00c5"))),
                pre(
                        "NEG-121",
                        "A samordningsnummer that the service provider does not accept",
                        variant("only", new CoordinationNumber())),
                added(
                        "NEG-122",
                        "A scope that the identity provider has not got",
                        Attribute.ORG_AFFILIATION,
                        scene -> "TEST-user@5560000000"),
                added(
                        "NEG-123",
                        "A scoped value with two @",
                        Attribute.ORG_AFFILIATION,
                        scene -> "TEST-a@b@"
                                + scene.login()
                                        .persona()
                                        .settings()
                                        .organisation()
                                        .number()),
                added("NEG-126", "A speciality that is broken JSON", Attribute.LICENCE_SPECIALITY, scene -> "{"),
                pre("NEG-127", "The attributes have their old names", variant("only", new LegacyNames())));
    }

    /** What only a service provider that demands the attribute must notice. */
    private static NegativeTest.Variant demanding(Attribute attribute, String name, InRecipe change) {
        return variant(name, new InRecipe() {
            @Override
            public ResponseRecipe change(ResponseRecipe right, Scene scene) {
                return change.change(right, scene);
            }

            @Override
            public Optional<String> obstacle(Persona persona, EntityDescriptor sp) {
                return Needs.demanded(persona, sp, attribute);
            }
        });
    }

    /** Two identities in one validly signed message. */
    private static NegativeTest.Variant forging(String name, InRecipe change) {
        return variant(name, new Deviation() {
            @Override
            public ResponseRecipe recipe(ResponseRecipe right, Scene scene) {
                return change.change(right, scene);
            }

            @Override
            public boolean forges() {
                return true;
            }
        });
    }

    /** An attribute with a value of its own, in the place of the right one or beside the others. */
    private static NegativeTest added(String id, String name, Attribute which, Function<Scene, String> value) {
        return pre(id, name, variant("only", new AddedAttribute(which, value)));
    }

    private record AddedAttribute(Attribute which, Function<Scene, String> value) implements InRecipe {
        @Override
        public ResponseRecipe change(ResponseRecipe right, Scene scene) {
            FederationProfile profile = scene.login().persona().profile();
            String name = profile.nameOf(which).orElseThrow();
            return right.assertionBy(assertion -> assertion.withAttributes(Stream.concat(
                            attributes(assertion.attributes())
                                    .filter(attribute -> !attribute.name().equals(name)),
                            Stream.of(new AttributeRecipe(
                                    name, Ns.ATTRNAME_URI, profile.friendlyName(which), List.of(value.apply(scene)))))
                    .toList()));
        }

        @Override
        public Optional<String> obstacle(Persona persona, EntityDescriptor sp) {
            return Needs.attribute(persona, which);
        }
    }

    /** The number of a test person with a samordningsnummer, in the place of the right number. */
    private record CoordinationNumber() implements InRecipe {
        private static final String ACCEPTED = "http://id.swedenconnect.se/general-ec/1.0/accepts-coordination-number";

        @Override
        public ResponseRecipe change(ResponseRecipe right, Scene scene) {
            return number(
                    right,
                    scene,
                    personnummer -> scene.around().coordinationNumber().orElse(personnummer));
        }

        @Override
        public Optional<String> obstacle(Persona persona, EntityDescriptor sp) {
            return sp.entityCategories().contains(ACCEPTED)
                    ? Optional.of("the service provider declares that it accepts samordningsnummer")
                    : Optional.empty();
        }
    }

    /** The names of before Sambi's attribute specification. */
    private record LegacyNames() implements InRecipe {
        private static final String NOW = "http://sambi.se/attributes/1/";
        private static final String BEFORE = "urn:sambi:names:attribute:";

        @Override
        public ResponseRecipe change(ResponseRecipe right, Scene scene) {
            return right.assertionBy(assertion -> assertion.attributesBy(
                    attribute -> attribute.withName(attribute.name().replace(NOW, BEFORE))));
        }

        @Override
        public Optional<String> obstacle(Persona persona, EntityDescriptor sp) {
            boolean has = persona.profile()
                    .nameOf(Attribute.EMPLOYEE_HSA_ID)
                    .filter(name -> name.startsWith(NOW))
                    .isPresent();
            return has
                    ? Optional.empty()
                    : Optional.of(persona.profile().name() + " has one set of attribute names only");
        }
    }

    /** The identifying values are there and say that there is none. */
    private record NilValues() implements Deviation {
        @Override
        public AssemblySteps steps(Scene scene) {
            Set<String> identifying = identifying(scene);
            return new AssemblySteps() {
                @Override
                public void beforeSigning(Document response, Assembly assembly) {
                    Elements.descendants(response.getDocumentElement(), Ns.SAML, "Attribute").stream()
                            .filter(attribute -> identifying.contains(attribute.getAttributeNS(null, "Name")))
                            .flatMap(attribute -> Elements.children(attribute, Ns.SAML, "AttributeValue").stream())
                            .forEach(value -> {
                                value.setTextContent("");
                                value.setAttributeNS(Ns.XSI, "xsi:nil", "true");
                            });
                }
            };
        }
    }

    private static Stream<AttributeRecipe> attributes(@Nullable List<AttributeRecipe> attributes) {
        return Stream.ofNullable(attributes).flatMap(List::stream);
    }

    private static Stream<AttributeRecipe> forgedOf(ResponseRecipe recipe, Scene scene) {
        return identifyingOf(recipe, scene).map(each -> each.withValues(List.of(other(each, scene))));
    }

    private static Set<String> names(Scene scene, Attribute... attributes) {
        FederationProfile profile = scene.login().persona().profile();
        return Stream.of(attributes)
                .flatMap(attribute -> profile.nameOf(attribute).stream())
                .collect(Collectors.toSet());
    }

    static Set<String> identifying(Scene scene) {
        return names(scene, Attribute.PERSONAL_IDENTITY_NUMBER, Attribute.EMPLOYEE_HSA_ID);
    }

    private static Stream<AttributeRecipe> identifyingOf(ResponseRecipe recipe, Scene scene) {
        Set<String> names = identifying(scene);
        return Stream.ofNullable(recipe.assertions().get(0).attributes())
                .flatMap(List::stream)
                .filter(attribute -> names.contains(attribute.name()));
    }

    private static String other(AttributeRecipe attribute, Scene scene) {
        return String.valueOf(
                names(scene, Attribute.EMPLOYEE_HSA_ID).contains(attribute.name())
                        ? scene.forged().hsaId()
                        : scene.forged().personnummer());
    }

    private static ResponseRecipe without(ResponseRecipe recipe, Set<String> names) {
        return recipe.assertionBy(assertion -> {
            List<AttributeRecipe> rest = Stream.ofNullable(assertion.attributes())
                    .flatMap(List::stream)
                    .filter(attribute -> !names.contains(attribute.name()))
                    .toList();
            return assertion.withAttributes(rest.isEmpty() ? null : rest);
        });
    }

    private static ResponseRecipe each(
            ResponseRecipe recipe, Scene scene, BiFunction<AttributeRecipe, Scene, AttributeRecipe> change) {
        Set<String> names = identifying(scene);
        return recipe.assertionBy(assertion -> assertion.attributesBy(
                attribute -> names.contains(attribute.name()) ? change.apply(attribute, scene) : attribute));
    }

    private static ResponseRecipe only(
            ResponseRecipe recipe, Scene scene, Attribute which, java.util.function.UnaryOperator<String> change) {
        Set<String> names = names(scene, which);
        return recipe.assertionBy(assertion -> assertion.attributesBy(attribute -> names.contains(attribute.name())
                ? attribute.withValues(attribute.values().stream().map(change).toList())
                : attribute));
    }

    private static ResponseRecipe number(
            ResponseRecipe recipe, Scene scene, java.util.function.UnaryOperator<String> change) {
        return only(recipe, scene, Attribute.PERSONAL_IDENTITY_NUMBER, change);
    }

    private static ResponseRecipe hsaId(
            ResponseRecipe recipe, Scene scene, java.util.function.UnaryOperator<String> change) {
        return only(recipe, scene, Attribute.EMPLOYEE_HSA_ID, change);
    }

    private static ResponseRecipe givenName(ResponseRecipe recipe, Scene scene, String name) {
        return only(recipe, scene, Attribute.GIVEN_NAME, given -> name);
    }
}
