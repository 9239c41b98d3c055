package se.sakeratkomst.cards.card;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.cards.card.Card.OnCard;
import se.sakeratkomst.cards.card.Card.OnToken;
import se.sakeratkomst.cards.challenge.Challenge;
import se.sakeratkomst.cards.pki.Pem;
import se.sakeratkomst.cards.pki.PkiStore;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/**
 * Signs with a card: CMS SignedData or an XML signature with the certificate's chain inside, the signature made by C_Sign on the token.
 * There is no other key to sign with.
 */
public final class CardSigning {

    /** Longest content that is signed, in bytes. */
    static final int LONGEST = 1_000_000;

    private static final String PROTOCOL = "PKCS#11";

    private final Cards cards;
    private final PinRules pins;
    private final PkiStore pkis;
    private final Journal journal;
    private final CmsSignature cms = new CmsSignature();
    private final EnvelopedXmlSignature xml = new EnvelopedXmlSignature();

    CardSigning(Cards cards, PinRules pins, PkiStore pkis, Journal journal) {
        this.cards = cards;
        this.pins = pins;
        this.pkis = pkis;
        this.journal = journal;
    }

    /** Signs a challenge with the legitimering key. */
    public byte[] legitimate(LabId lab, String card, CertificateKind kind, String pin, Challenge challenge) {
        return sign(lab, card, TokenUse.LEGITIMERING, kind, pin, challenge.bytes(), SignatureFormat.CMS, challenge);
    }

    /**
     * Signs any content with the underskrift key, and with the legitimering key only a challenge.
     *
     * @return DER of the CMS ContentInfo
     */
    public byte[] sign(LabId lab, String card, TokenUse use, CertificateKind kind, String pin, byte[] content) {
        return sign(lab, card, use, kind, pin, content, SignatureFormat.CMS);
    }

    /**
     * Signs in a format; a legitimering key signs in no other than CMS with the content inside.
     *
     * @return DER of the CMS ContentInfo, or the signed XML document
     */
    public byte[] sign(
            LabId lab,
            String card,
            TokenUse use,
            CertificateKind kind,
            String pin,
            byte[] content,
            SignatureFormat format) {
        if (use == TokenUse.LEGITIMERING && format != SignatureFormat.CMS) {
            throw new ProblemException(Problem.badRequest(
                    "Sign with card " + card,
                    "the format " + format.word() + " of the legitimering key",
                    "the underskrift key for documents; a legitimering key signs challenges only, as cms",
                    "Set use to underskrift and give PIN 2."));
        }
        Challenge challenge = use == TokenUse.LEGITIMERING ? Challenge.read(content) : null;
        return sign(lab, card, use, kind, pin, content, format, challenge);
    }

    /** Sets a new PIN by the PUK. */
    public void unblock(LabId lab, String card, TokenUse use, String puk, String newPin) {
        OnToken token = cards.card(lab, card).token(use);
        Note note = Note.of("card.unblocked")
                .protocol(PROTOCOL)
                .fact("card", card)
                .fact("token", token.label())
                .fact("tokenSerial", token.serial());
        try {
            pins.unblock(token, puk, newPin);
        } catch (PinRefused e) {
            journal.append(
                    lab,
                    note.summary("PUK refused for '" + token.label() + "'")
                            .fact("observed", e.problem().observed())
                            .refused());
            throw e;
        }
        journal.append(
                lab, note.summary("Unblocked '" + token.label() + "' by PUK").accepted());
    }

    private byte[] sign(
            LabId lab,
            String cardId,
            TokenUse use,
            CertificateKind kind,
            String pin,
            byte[] content,
            SignatureFormat format,
            @Nullable Challenge challenge) {
        PinRules.requirePin(lab, pin);
        if (content.length > LONGEST) {
            throw new ProblemException(Problem.of(
                    413,
                    "Content too large",
                    "Sign with card " + cardId,
                    content.length + " bytes",
                    "at most " + LONGEST + " bytes",
                    "Sign a digest of the content instead."));
        }
        Card card = cards.card(lab, cardId);
        OnToken token = card.token(use);
        OnCard held = token.certificate(kind)
                .orElseThrow(() -> new ProblemException(Problem.notFound(
                        "Sign with card " + cardId,
                        "no " + kind.word() + " certificate on token '" + token.label() + "'",
                        "one of "
                                + token.certificates().stream()
                                        .map(one -> one.kind().word())
                                        .toList(),
                        "Choose a certificate that the card has.")));
        Note note = note(card, token, held, content, challenge).fact("format", format.word());
        try {
            byte[] signed = wrapped(
                    format,
                    held,
                    content,
                    toSign -> pins.withPin(token, pin, unlocked -> {
                        byte[] signature = unlocked.sign(HexFormat.of().parseHex(held.ckaId()), toSign);
                        requireVerified(held, toSign, signature);
                        return signature;
                    }));
            journal.append(
                    lab,
                    note.summary("'" + token.label() + "' signed with its " + kind.word() + " key")
                            .fact("mechanism", "CKM_SHA256_RSA_PKCS")
                            .accepted());
            return signed;
        } catch (PinRefused e) {
            journal.append(
                    lab,
                    note.summary(e.problem().title() + ": '" + token.label() + "' did not sign")
                            .fact("status", e.problem().status())
                            .fact("triesLeft", e.triesLeft())
                            .refused());
            throw e;
        } catch (ProblemException e) {
            journal.append(
                    lab,
                    note.summary(e.problem().title() + ": '" + token.label() + "' did not sign")
                            .fact("observed", e.problem().observed())
                            .refused());
            throw e;
        }
    }

    /** The token vouches for the key of this certificate and no other. */
    private static void requireVerified(OnCard held, byte[] signed, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(held.certificate().getPublicKey());
            verifier.update(signed);
            if (verifier.verify(signature)) {
                return;
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A signature of a token could not be verified", e);
        }
        throw new ProblemException(Problem.of(
                503,
                "Token fault",
                "Sign with the key of certificate " + held.fingerprint(),
                "a signature by another key",
                "a signature that the certificate's public key verifies",
                "The token's folder was exchanged: put the right one back, or have the card made anew."));
    }

    private byte[] wrapped(SignatureFormat format, OnCard held, byte[] content, TokenSignature token) {
        List<X509Certificate> chain = List.copyOf(pkis.pki().chain(held.ca(), held.certificate()));
        return switch (format) {
            case CMS -> cms.attached(held, chain, content, token);
            case CMS_DETACHED -> cms.detached(held, chain, content, token);
            case XML -> xml.of(chain, content, token);
        };
    }

    private static Note note(Card card, OnToken token, OnCard held, byte[] content, @Nullable Challenge challenge) {
        Note note = Note.of("card.signature")
                .protocol(PROTOCOL)
                .from(card.plan().id())
                .fact("card", card.plan().id())
                .fact("use", token.use().word())
                .fact("token", token.label())
                .fact("tokenSerial", token.serial())
                .fact("ckaId", held.ckaId())
                .fact("certificate", held.fingerprint())
                .fact("certificateKind", held.kind().word())
                .fact("publicKeySha256", held.keyFingerprint())
                .fact("contentSha256", Pem.sha256(content));
        if (challenge != null) {
            note.to(challenge.idp())
                    .correlation(challenge.login(), challenge.nonce())
                    .fact("sp", challenge.sp())
                    .raw(new String(content, StandardCharsets.UTF_8));
        }
        return note.correlation(held.fingerprint());
    }
}
