package se.sakeratkomst.cards.card;

import java.util.Arrays;
import java.util.Optional;

/** What a signature is wrapped in. */
public enum SignatureFormat {
    /** CMS SignedData with the content inside. */
    CMS("cms"),
    /** CMS SignedData without the content, as S/MIME sends it beside the message. */
    CMS_DETACHED("cms-detached"),
    /** The XML document that was given, with an enveloped signature. */
    XML("xml");

    private final String word;

    SignatureFormat(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Optional<SignatureFormat> byWord(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word.equals(word))
                .findFirst();
    }
}
