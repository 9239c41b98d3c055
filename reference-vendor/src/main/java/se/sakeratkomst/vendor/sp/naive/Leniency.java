package se.sakeratkomst.vendor.sp.naive;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import se.sakeratkomst.vendor.flaw.Flaw;
import se.sakeratkomst.vendor.flaw.Flaws;

/** What a careless verifier leaves out. */
public enum Leniency {
    /** Nothing is verified: a Signature is there. */
    EVERYTHING,
    /** The value of the signature. */
    VALUE,
    /** The digest of the content. */
    DIGEST,
    /** That the Reference says the ID. */
    REFERENCE,
    /** That the Reference says the ID, where there is none to say. */
    MISSING_ID,
    /** That there is one Reference. */
    ONE_REFERENCE,
    /** That only two transforms are allowed. */
    TRANSFORMS,
    /** That a signature takes a secret. */
    MAC,
    /** That MD5 is broken. */
    MD5,
    /** That the digest is the text of DigestValue. */
    DIGEST_TEXT,
    /** That there is one SignedInfo. */
    ONE_SIGNED_INFO,
    /** That nothing else stands in the Signature. */
    OBJECTS;

    private static final Map<Flaw, Leniency> BY_FLAW = Map.ofEntries(
            Map.entry(Flaw.NEVER_VERIFIES, EVERYTHING),
            Map.entry(Flaw.IGNORES_SIGNATURE_VALUE, VALUE),
            Map.entry(Flaw.IGNORES_DIGEST, DIGEST),
            Map.entry(Flaw.ACCEPTS_EMPTY_REFERENCE, REFERENCE),
            Map.entry(Flaw.ACCEPTS_MISSING_IDS, MISSING_ID),
            Map.entry(Flaw.ACCEPTS_TWO_REFERENCES, ONE_REFERENCE),
            Map.entry(Flaw.RUNS_ANY_TRANSFORM, TRANSFORMS),
            Map.entry(Flaw.ACCEPTS_MAC, MAC),
            Map.entry(Flaw.ACCEPTS_MD5, MD5),
            Map.entry(Flaw.READS_DIGEST_FROM_COMMENT, DIGEST_TEXT),
            Map.entry(Flaw.ACCEPTS_TWO_SIGNED_INFOS, ONE_SIGNED_INFO),
            Map.entry(Flaw.READS_INSIDE_SIGNATURE, OBJECTS));

    /** What is left out with these switches; nothing in earnest. */
    public static Set<Leniency> of(Flaws flaws) {
        Set<Leniency> some = EnumSet.noneOf(Leniency.class);
        BY_FLAW.forEach((flaw, leniency) -> {
            if (flaws.has(flaw)) {
                some.add(leniency);
            }
        });
        return some;
    }
}
