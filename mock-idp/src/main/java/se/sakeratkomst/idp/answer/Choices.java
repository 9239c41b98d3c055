package se.sakeratkomst.idp.answer;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.idp.login.Login;
import se.sakeratkomst.kit.people.TestPerson.Commission;
import se.sakeratkomst.kit.people.TestPerson.Employment;
import se.sakeratkomst.saml.federation.Attribute;

/**
 * What a user has to choose before the answer: organisation, tjänste-id, medarbetaruppdrag, in that order, each only when the service
 * provider asks for something that depends on it and there is more than one.
 */
public final class Choices {
    private static final Set<Attribute> OF_COMMISSION = EnumSet.of(
            Attribute.COMMISSION_HSA_ID,
            Attribute.COMMISSION_NAME,
            Attribute.COMMISSION_PURPOSE,
            Attribute.COMMISSION_RIGHT,
            Attribute.HEALTH_CARE_UNIT_HSA_ID,
            Attribute.HEALTH_CARE_UNIT_NAME,
            Attribute.HEALTH_CARE_PROVIDER_HSA_ID,
            Attribute.HEALTH_CARE_PROVIDER_NAME,
            Attribute.HEALTHCARE_PROVIDER_ID,
            Attribute.PHARMACY_IDENTIFIER);
    private static final Set<Attribute> OF_EMPLOYMENT = EnumSet.of(
            Attribute.EMPLOYEE_HSA_ID,
            Attribute.GROUP_PRESCRIPTION_CODE,
            Attribute.PA_TITLE_CODE,
            Attribute.SYSTEM_ROLE,
            Attribute.ORG_AFFILIATION);
    private static final Set<Attribute> OF_ORGANISATION =
            EnumSet.of(Attribute.ORGANIZATION_NAME, Attribute.ORGANIZATION_IDENTIFIER);

    /** What is asked. */
    public enum Kind {
        ORGANISATION,
        EMPLOYMENT,
        COMMISSION;

        /** The name of the form's field. */
        public String field() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One answer.
     *
     * @param value what the form sends
     * @param label what the user reads
     * @param detail what tells it from the others
     */
    public record Option(String value, String label, String detail) {}

    /** A question with the answers there are. */
    public record Question(Kind kind, List<Option> options) {}

    private final AttributeRelease release;

    public Choices(AttributeRelease release) {
        this.release = release;
    }

    /** The next question, empty when nothing is left to ask. */
    public Optional<Question> needed(Login login, List<Standing> possible) {
        Set<Attribute> wanted = release.wanted(login);
        boolean commission = wanted.stream().anyMatch(OF_COMMISSION::contains);
        boolean employment = commission || wanted.stream().anyMatch(OF_EMPLOYMENT::contains);
        boolean organisation = employment || wanted.stream().anyMatch(OF_ORGANISATION::contains);
        return question(Kind.ORGANISATION, organisation, possible)
                .or(() -> question(Kind.EMPLOYMENT, employment, possible))
                .or(() -> question(Kind.COMMISSION, commission, possible));
    }

    private static Optional<Question> question(Kind kind, boolean asked, List<Standing> possible) {
        if (!asked) {
            return Optional.empty();
        }
        Map<String, Option> options = new LinkedHashMap<>();
        possible.forEach(standing -> {
            Option option = option(kind, standing);
            options.putIfAbsent(option.value(), option);
        });
        return options.size() < 2
                ? Optional.empty()
                : Optional.of(new Question(kind, new ArrayList<>(options.values())));
    }

    private static Option option(Kind kind, Standing standing) {
        Employment employment = standing.employment();
        Commission commission = standing.commission();
        return switch (kind) {
            case ORGANISATION ->
                employment == null
                        ? none()
                        : new Option(
                                employment.organisation().number(),
                                employment.organisation().name(),
                                employment.organisation().number());
            case EMPLOYMENT ->
                employment == null
                        ? none()
                        : new Option(
                                employment.hsaId(),
                                employment.hsaId(),
                                described(
                                        employment.title(),
                                        employment.organisation().name()));
            case COMMISSION ->
                commission == null
                        ? none()
                        : new Option(
                                commission.hsaId(),
                                commission.name(),
                                described(
                                        commission.purpose(),
                                        commission.careUnit() == null
                                                ? null
                                                : commission.careUnit().name()));
        };
    }

    private static Option none() {
        return new Option("none", "–", "");
    }

    private static String described(@Nullable String one, @Nullable String other) {
        return one == null ? Objects.requireNonNullElse(other, "") : other == null ? one : one + ", " + other;
    }

    /** The capacities left after an answer; none when it was not offered. */
    public List<Standing> narrowed(Kind kind, String value, List<Standing> possible) {
        return possible.stream()
                .filter(standing -> option(kind, standing).value().equals(value))
                .toList();
    }
}
