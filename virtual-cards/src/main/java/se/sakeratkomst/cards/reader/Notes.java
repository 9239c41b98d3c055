package se.sakeratkomst.cards.reader;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.cards.card.Card;
import se.sakeratkomst.cards.card.Card.OnCard;
import se.sakeratkomst.cards.card.Card.OnToken;
import se.sakeratkomst.cards.card.PinRefused;
import se.sakeratkomst.kit.journal.Note;

/** What the reader writes in the journal. */
final class Notes {

    private static final String PROTOCOL = "PKCS#11";

    private Notes() {}

    static Note reader(String kind, String reader, @Nullable String card) {
        return Note.of(kind)
                .protocol(PROTOCOL)
                .from(card)
                .fact("reader", reader)
                .fact("card", card);
    }

    static Note token(String kind, String reader, Client client, Card card, OnToken token) {
        return reader(kind, reader, card.plan().id())
                .fact("client", client.name())
                .fact("use", token.use().word())
                .fact("token", token.label())
                .fact("tokenSerial", token.serial());
    }

    /** A signature by a client; its own form of what a signature through the API is. */
    static Note signature(
            String reader, Client client, Card card, OnToken token, OnCard held, Operation operation, byte[] signed) {
        return token("card.signature", reader, client, card, token)
                .fact("ckaId", held.ckaId())
                .fact("certificate", held.fingerprint())
                .fact("certificateKind", held.kind().word())
                .fact("publicKeySha256", held.keyFingerprint())
                .fact("mechanism", operation.mechanism())
                .fact(
                        operation.padding().pss() ? "digest" : "digestInfo",
                        HexFormat.of().formatHex(signed))
                .correlation(held.fingerprint());
    }

    static Note refused(Note note, PinRefused why) {
        return note.summary(why.problem().title() + ": " + why.problem().observed())
                .fact("status", why.problem().status())
                .fact("triesLeft", why.triesLeft())
                .refused();
    }
}
