package se.sakeratkomst.ehm.nll.view;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Type;

/**
 * Values of extensions. The url is matched without regard to case and to http or https, since the public pages differ in both; where the
 * type of the value is not public, any type that can carry it is read.
 */
public final class Extensions {

    private Extensions() {}

    /** Whether two names of a profile or an extension are the same. */
    public static boolean same(String one, String other) {
        return plain(one).equalsIgnoreCase(plain(other));
    }

    private static String plain(String url) {
        return url.startsWith("https://") ? "http://" + url.substring("https://".length()) : url;
    }

    /** The first one with that url. */
    public static Optional<Extension> first(List<Extension> extensions, String url) {
        return extensions.stream().filter(each -> same(each.getUrl(), url)).findFirst();
    }

    /** Puts a value in place of what is there. */
    public static void set(List<Extension> extensions, String url, Type value) {
        remove(extensions, url);
        extensions.add(new Extension(url, value));
    }

    public static void remove(List<Extension> extensions, String url) {
        extensions.removeIf(each -> same(each.getUrl(), url));
    }

    /** A string, a uri, a code, or the code of a coding. */
    public static Optional<String> text(List<Extension> extensions, String url) {
        return first(extensions, url).flatMap(each -> text(each.getValue()));
    }

    private static Optional<String> text(Type value) {
        if (value instanceof Coding coding) {
            return Optional.ofNullable(coding.getCode());
        }
        if (value instanceof CodeableConcept concept) {
            return Optional.ofNullable(
                    concept.hasCoding() ? concept.getCodingFirstRep().getCode() : concept.getText());
        }
        return value instanceof PrimitiveType<?> primitive
                ? Optional.ofNullable(primitive.getValueAsString())
                : Optional.empty();
    }

    static Optional<BigDecimal> number(List<Extension> extensions, String url) {
        return text(extensions, url).flatMap(value -> {
            try {
                return Optional.of(new BigDecimal(value));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        });
    }

    static OptionalInt integer(List<Extension> extensions, String url) {
        try {
            return number(extensions, url)
                    .map(value -> OptionalInt.of(value.intValueExact()))
                    .orElse(OptionalInt.empty());
        } catch (ArithmeticException e) {
            return OptionalInt.empty();
        }
    }

    static Optional<Boolean> flag(List<Extension> extensions, String url) {
        return first(extensions, url)
                .filter(each -> each.getValue() instanceof BooleanType)
                .map(each -> ((BooleanType) each.getValue()).booleanValue());
    }
}
