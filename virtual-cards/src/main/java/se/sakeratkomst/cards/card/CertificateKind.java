package se.sakeratkomst.cards.card;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What a certificate names its holder by. */
public enum CertificateKind {
    HSA_ID("hsa-id", "HSA-id", "01"),
    PERSON_ID("person-id", "Person-ID", "02");

    private final String word;
    private final String inLabel;
    private final String number;

    CertificateKind(String word, String inLabel, String number) {
        this.word = word;
        this.inLabel = inLabel;
        this.number = number;
    }

    @JsonValue
    public String word() {
        return word;
    }

    /** CKA_LABEL of key and certificate. */
    public String label(TokenUse use) {
        return inLabel + " " + use.word();
    }

    /** CKA_ID of key and certificate, hex; the same kind has the same id on every token of a use. */
    String ckaId(TokenUse use) {
        return (use == TokenUse.LEGITIMERING ? "01" : "02") + number;
    }

    public static Optional<CertificateKind> byWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
