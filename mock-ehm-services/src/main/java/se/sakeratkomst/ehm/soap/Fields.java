package se.sakeratkomst.ehm.soap;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.xml.Elements;

/**
 * What a message says, by the names of its members and without regard to namespaces, so that every generation of a message is read alike. The
 * message has been held against its schema.
 */
public record Fields(Element element) {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final int DAY = "2026-01-01".length();

    /** The first member of that name, where it is not empty. */
    public Optional<String> text(String name) {
        return one(name).map(field -> Elements.text(field.element).strip()).filter(text -> !text.isEmpty());
    }

    /** The same, which the schema demands. */
    public String required(String name) {
        return text(name).orElseThrow(() -> new IllegalStateException(element.getLocalName() + " has no " + name));
    }

    public Optional<Fields> one(String name) {
        return all(name).stream().findFirst();
    }

    public List<Fields> all(String name) {
        return Elements.children(element).stream()
                .filter(child -> name.equals(child.getLocalName()))
                .map(Fields::new)
                .toList();
    }

    /** Follows one member after the other. */
    public Optional<Fields> at(String... names) {
        Optional<Fields> here = Optional.of(this);
        for (String name : names) {
            here = here.flatMap(fields -> fields.one(name));
        }
        return here;
    }

    /** What stands in the element itself. */
    public String own() {
        return Elements.text(element).strip();
    }

    public Optional<Long> number(String name) {
        return text(name).map(Long::parseLong);
    }

    public Optional<BigDecimal> decimal(String name) {
        return text(name).map(value -> {
            try {
                return new BigDecimal(value);
            } catch (NumberFormatException e) {
                throw SoapRefusal.invalid(name + " " + value, "a number", "Write it as a decimal number.");
            }
        });
    }

    public Optional<Boolean> flag(String name) {
        return text(name).map(value -> value.equals("true") || value.equals("1"));
    }

    /** The Swedish day of a time, whether it says its zone or not. */
    public Optional<LocalDate> day(String name) {
        return text(name).map(value -> {
            try {
                return value.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                        ? OffsetDateTime.parse(value).atZoneSameInstant(SWEDEN).toLocalDate()
                        : LocalDate.parse(value.substring(0, DAY));
            } catch (java.time.DateTimeException e) {
                throw SoapRefusal.invalid(name + " " + value, "a time of our days", "Correct the year.");
            }
        });
    }
}
