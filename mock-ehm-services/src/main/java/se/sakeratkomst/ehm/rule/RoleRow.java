package se.sakeratkomst.ehm.rule;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.user.UserAttributes;
import se.sakeratkomst.saml.federation.Attribute;

/**
 * One row of the table from attributes to role; it holds when every condition it states holds.
 *
 * @param has every one of these is present
 * @param hasAny at least one of these is
 * @param lacks none of these is
 * @param licence one of these yrkeskoder is among the licences
 * @param occupation one of these is among the utökade yrkeskoder
 * @param notLicence none of these yrkeskoder is among the licences
 * @param proof what such a user is proved by; the Assertion where nothing is stated
 * @param mark confidence of the row: D documented, I inferred
 */
public record RoleRow(
        String role,
        String name,
        List<Attribute> has,
        List<Attribute> hasAny,
        List<Attribute> lacks,
        List<String> licence,
        List<String> occupation,
        List<String> notLicence,
        @Nullable ProofForm proof,
        String mark) {

    public RoleRow {
        has = orEmpty(has);
        hasAny = orEmpty(hasAny);
        lacks = orEmpty(lacks);
        licence = orEmpty(licence);
        occupation = orEmpty(occupation);
        notLicence = orEmpty(notLicence);
    }

    /** What such a user is proved by. */
    ProofForm provedBy() {
        return proof == null ? ProofForm.ASSERTION : proof;
    }

    boolean holdsFor(UserAttributes user) {
        List<String> licences = user.all(Attribute.LICENCE);
        List<String> occupations = user.all(Attribute.OCCUPATIONAL_CODE);
        return has.stream().allMatch(user::has)
                && (hasAny.isEmpty() || hasAny.stream().anyMatch(user::has))
                && lacks.stream().noneMatch(user::has)
                && (licence.isEmpty() || !Collections.disjoint(licence, licences))
                && (occupation.isEmpty() || !Collections.disjoint(occupation, occupations))
                && Collections.disjoint(notLicence, licences);
    }

    /** What the row asks for, for people. */
    String sentence() {
        StringBuilder text = new StringBuilder(role).append(": ");
        append(text, "has", has);
        append(text, "has any of", hasAny);
        append(text, "lacks", lacks);
        append(text, "licence in", licence);
        append(text, "occupation in", occupation);
        append(text, "no licence in", notLicence);
        if (provedBy() == ProofForm.RESPONSE) {
            text.append("proved by a whole Response");
        }
        return text.toString().strip();
    }

    private static void append(StringBuilder text, String word, List<?> list) {
        if (!list.isEmpty()) {
            text.append(word).append(' ').append(list).append(' ');
        }
    }

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
