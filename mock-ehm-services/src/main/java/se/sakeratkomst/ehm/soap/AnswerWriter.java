package se.sakeratkomst.ehm.soap;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.ehm.soap.contract.ComplexType;
import se.sakeratkomst.ehm.soap.contract.Contracts;
import se.sakeratkomst.ehm.soap.contract.Member;
import se.sakeratkomst.ehm.soap.contract.Operation;
import se.sakeratkomst.ehm.soap.contract.SimpleType;
import se.sakeratkomst.ehm.soap.contract.TypeName;
import se.sakeratkomst.ehm.soap.contract.Vocabulary;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.SecureXml;

/** Writes an answer as its contract wants it: members in order, each in its namespace, texts no longer than they may be. */
final class AnswerWriter {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final String EXTENSION = "ExtensionType";

    private final Contracts contracts;
    private final boolean zoned;

    AnswerWriter(Contracts contracts, boolean zoned) {
        this.contracts = contracts;
        this.zoned = zoned;
    }

    /** The element that stands in the body. */
    Element write(Operation operation, Values values) {
        return message(operation, operation.name() + "Response", operation.answer(), values);
    }

    /** A message of an operation, whichever it is. */
    Element message(Operation operation, String name, ComplexType type, Values values) {
        Document document = SecureXml.newDocument();
        Element root = document.createElementNS(operation.namespace(), "m:" + name);
        document.appendChild(root);
        Elements.declare(root, "m", operation.namespace());
        write(root, type, values);
        return root;
    }

    private void write(Element parent, ComplexType type, Values values) {
        for (Member member : type.members()) {
            Object value = values.get(member.name());
            if (value == null) {
                absent(parent, type, member);
            } else if (value instanceof List<?> list) {
                if (list.isEmpty() && member.least() > 0) {
                    absent(parent, type, member);
                }
                list.forEach(each -> one(parent, type, member, each));
            } else {
                one(parent, type, member, value);
            }
        }
    }

    private static void absent(Element parent, ComplexType type, Member member) {
        if (member.least() == 0) {
            return;
        }
        if (!member.type().name().equals(EXTENSION)) {
            throw new IllegalStateException("An answer lacks " + type.name() + "." + member.name());
        }
        child(parent, type, member); // mandatory in the published schema, and empty
    }

    private static Element child(Element parent, ComplexType type, Member member) {
        String reference = member.reference();
        String namespace = reference == null ? type.namespace() : reference;
        Element child = parent.getOwnerDocument()
                .createElementNS(namespace, TypeName.prefixOf(namespace) + ":" + member.name());
        Elements.declare(parent.getOwnerDocument().getDocumentElement(), TypeName.prefixOf(namespace), namespace);
        parent.appendChild(child);
        return child;
    }

    private void one(Element parent, ComplexType type, Member member, Object value) {
        if (value instanceof Values inner) {
            ComplexType of = contracts
                    .complex(member.type())
                    .orElseThrow(
                            () -> new IllegalStateException(type.name() + "." + member.name() + " has no members"));
            write(child(parent, type, member), of, inner);
            return;
        }
        String text = text(value);
        Optional<String> fitting = fitting(member, text);
        if (fitting.isPresent()) {
            child(parent, type, member).setTextContent(fitting.get());
        } else if (member.least() > 0) {
            throw new IllegalStateException(type.name() + "." + member.name() + " cannot be '" + text + "'");
        }
    }

    /** Cut where it is too long; nothing where it has another length than it must have. */
    private Optional<String> fitting(Member member, String text) {
        String fitting = text;
        TypeName name = member.type();
        Map<String, String> facets = member.narrowed().values();
        while (true) {
            int length = fitting.codePointCount(0, fitting.length());
            int most = number(facets, "maxLength", Integer.MAX_VALUE);
            if (length > most) {
                fitting = fitting.substring(0, fitting.offsetByCodePoints(0, most));
            }
            if (length != number(facets, "length", length) || length < number(facets, "minLength", 0)) {
                return Optional.empty();
            }
            SimpleType simple = simple(name);
            if (simple == null) {
                return Optional.of(fitting);
            }
            facets = simple.facets().values();
            name = simple.base();
        }
    }

    private @Nullable SimpleType simple(TypeName name) {
        return contracts
                .vocabulary(name.namespace())
                .map(Vocabulary::simple)
                .map(types -> types.get(name.name()))
                .orElse(null);
    }

    private static int number(Map<String, String> facets, String name, int otherwise) {
        String value = facets.get(name);
        return value == null ? otherwise : Integer.parseInt(value);
    }

    private String text(Object value) {
        if (value instanceof Instant moment) {
            return zoned
                    ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                            moment.truncatedTo(ChronoUnit.SECONDS).atZone(SWEDEN))
                    : local(moment.truncatedTo(ChronoUnit.SECONDS)
                            .atZone(SWEDEN)
                            .toLocalDateTime());
        }
        if (value instanceof LocalDate day) {
            return text(day.atStartOfDay(SWEDEN).toInstant());
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private static String local(java.time.LocalDateTime time) {
        return time.format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss"));
    }
}
