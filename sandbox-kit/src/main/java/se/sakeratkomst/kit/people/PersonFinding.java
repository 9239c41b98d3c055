package se.sakeratkomst.kit.people;

/**
 * What is wrong with a test person.
 *
 * @param field where, for example {@code employments[0].hsaId}
 * @param observed what stands there
 * @param expected what should
 * @param remedy how to mend it
 */
public record PersonFinding(String field, String observed, String expected, String remedy) {

    /** All of it in one sentence. */
    public String sentence() {
        return field + ": observed " + observed + "; expected " + expected + ". " + remedy;
    }
}
