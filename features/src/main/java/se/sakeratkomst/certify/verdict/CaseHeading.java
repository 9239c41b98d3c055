package se.sakeratkomst.certify.verdict;

import java.util.List;

/**
 * What a scenario says of itself by its tags and names.
 *
 * @param testCase the name of the test case, unique together with the federation
 * @param federation {@code sambi}, {@code sweden-connect}, or empty
 */
public record CaseHeading(
        String testCase,
        String feature,
        String scenario,
        String federation,
        List<String> tags,
        List<String> requirements,
        List<String> negativeTests,
        Kind kind) {

    public CaseHeading {
        tags = List.copyOf(tags);
        requirements = List.copyOf(requirements);
        negativeTests = List.copyOf(negativeTests);
    }

    public String id() {
        return federation.isEmpty() ? testCase : testCase + "/" + federation;
    }
}
