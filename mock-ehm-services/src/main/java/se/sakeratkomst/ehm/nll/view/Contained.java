package se.sakeratkomst.ehm.nll.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import se.sakeratkomst.ehm.register.NllRegister;

/** What references point at, and days. */
final class Contained {

    private Contained() {}

    /** The contained resource of that kind that a reference names. */
    static <T extends Resource> Optional<T> resource(DomainResource holder, Reference reference, Class<T> type) {
        if (type.isInstance(reference.getResource())) {
            return Optional.of(type.cast(reference.getResource()));
        }
        String name = reference.getReference();
        return name == null || !name.startsWith("#")
                ? Optional.empty()
                : holder.getContained().stream()
                        .filter(type::isInstance)
                        .filter(each -> same(each.getIdElement(), name.substring(1)))
                        .map(type::cast)
                        .findFirst();
    }

    private static boolean same(IdType id, String name) {
        String part = id.getIdPart();
        return part != null && (part.startsWith("#") ? part.substring(1) : part).equals(name);
    }

    /** The logical id in a literal reference to that type. */
    static Optional<String> literal(Reference reference, String type) {
        String name = reference.getReference();
        if (name == null || name.startsWith("#")) {
            return Optional.empty();
        }
        IdType id = new IdType(name);
        return type.equals(id.getResourceType()) ? Optional.ofNullable(id.getIdPart()) : Optional.empty();
    }

    /** The day in Sweden; a date without time is that date. */
    static Optional<LocalDate> day(BaseDateTimeType value) {
        if (!value.hasValue() || value.getValueAsString().length() < "2020-01-01".length()) {
            return Optional.empty();
        }
        String text = value.getValueAsString();
        return Optional.of(text.contains("T") ? NllRegister.day(value.getValue().toInstant()) : LocalDate.parse(text));
    }

    static Optional<Instant> instant(BaseDateTimeType value) {
        return value.hasValue() ? Optional.of(value.getValue().toInstant()) : Optional.empty();
    }
}
