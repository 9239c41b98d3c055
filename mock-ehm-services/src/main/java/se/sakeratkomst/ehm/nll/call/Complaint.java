package se.sakeratkomst.ehm.nll.call;

import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.refusal.OutcomeJson;
import se.sakeratkomst.saml.Finding;

/**
 * Something that is wrong with what a call wants to store, and where.
 *
 * @param finding rule and severity with the four parts; an error refuses, a warning does not
 * @param system of the rule's code
 * @param issue FHIR's kind of issue, for example {@code business-rule}
 * @param expression FHIRPath to the field, for example {@code Bundle.entry[0].resource.subject}
 * @param row the dispatch row, where it is about one
 * @param text what the user may be shown, in Swedish, where there is such a text
 */
public record Complaint(
        Finding finding,
        String system,
        String issue,
        @Nullable String expression,
        @Nullable String row,
        @Nullable String text) {

    /** One of this service's own rules. */
    public static Complaint of(String issue, @Nullable String expression, Finding finding) {
        return new Complaint(finding, OutcomeJson.REQUIREMENTS, issue, expression, null, null);
    }

    /** What people are told in short. */
    public String told() {
        return text == null ? finding.observed() : text;
    }
}
