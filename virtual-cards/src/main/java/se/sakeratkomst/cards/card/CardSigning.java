package se.sakeratkomst.cards.card;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
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
 * Signs with a card: CMS SignedData with the content and the certificate's chain inside, the signature made by C_Sign on the token.
 * There is no other key to sign with.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5652">RFC 5652, CMS</a>
 */
public final class CardSigning {

    /** Longest content that is signed, in bytes. */
    static final int LONGEST = 1_000_000;

    private static final String PROTOCOL = "PKCS#11";
    private static final AlgorithmIdentifier SHA256_WITH_RSA =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);

    private final Cards cards;
    private final PinRules pins;
    private final PkiStore pkis;
    private final Journal journal;
    private final DigestCalculatorProvider digests;

    CardSigning(Cards cards, PinRules pins, PkiStore pkis, Journal journal) {
        this.cards = cards;
        this.pins = pins;
        this.pkis = pkis;
        this.journal = journal;
        try {
            this.digests = new JcaDigestCalculatorProviderBuilder().build();
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("The platform's digests could not be used", e);
        }
    }

    /** Signs a challenge with the legitimering key. */
    public byte[] legitimate(LabId lab, String card, CertificateKind kind, String pin, Challenge challenge) {
        return sign(lab, card, TokenUse.LEGITIMERING, kind, pin, challenge.bytes(), challenge);
    }

    /**
     * Signs any content with the underskrift key, and with the legitimering key only a challenge.
     *
     * @return DER of the CMS ContentInfo
     */
    public byte[] sign(LabId lab, String card, TokenUse use, CertificateKind kind, String pin, byte[] content) {
        Challenge challenge = use == TokenUse.LEGITIMERING ? Challenge.read(content) : null;
        return sign(lab, card, use, kind, pin, content, challenge);
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
        Note note = note(card, token, held, content, challenge);
        try {
            byte[] cms = cms(
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
            return cms;
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

    private byte[] cms(OnCard held, byte[] content, TokenSignature token) {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(
                    new JcaSignerInfoGeneratorBuilder(digests).build(new TokenSigner(token), held.certificate()));
            generator.addCertificates(new JcaCertStore(List.copyOf(pkis.pki().chain(held.ca(), held.certificate()))));
            return generator
                    .generate(new CMSProcessableByteArray(content), true)
                    .getEncoded();
        } catch (OperatorCreationException | CertificateEncodingException | CMSException | IOException e) {
            throw new IllegalStateException("Could not make a CMS", e);
        }
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

    @FunctionalInterface
    private interface TokenSignature {
        byte[] over(byte[] data);
    }

    /** Hands BouncyCastle a signature that was made on the token. */
    private static final class TokenSigner implements ContentSigner {

        private final TokenSignature token;
        private final ByteArrayOutputStream data = new ByteArrayOutputStream();

        TokenSigner(TokenSignature token) {
            this.token = token;
        }

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return SHA256_WITH_RSA;
        }

        @Override
        public OutputStream getOutputStream() {
            return data;
        }

        @Override
        public byte[] getSignature() {
            return token.over(data.toByteArray());
        }
    }
}
