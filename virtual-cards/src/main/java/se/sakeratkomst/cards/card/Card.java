package se.sakeratkomst.cards.card;

import java.security.cert.X509Certificate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.sakeratkomst.cards.pki.Ca;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/** A card that is complete: its tokens with keys and certificates. Counters are not in it, they change. */
public record Card(LabId lab, CardPlan plan, Map<TokenUse, OnToken> tokens) {

    /**
     * One of the card's tokens.
     *
     * @param row key of its counters
     */
    public record OnToken(long row, TokenUse use, String label, String serial, List<OnCard> certificates) {

        public OnToken {
            certificates = List.copyOf(certificates);
        }

        Optional<OnCard> certificate(CertificateKind kind) {
            return certificates.stream().filter(held -> held.kind() == kind).findFirst();
        }
    }

    /**
     * A certificate and the key beside it.
     *
     * @param ckaId CKA_ID of both, hex
     * @param fingerprint SHA-256 of the certificate, hex
     * @param keyFingerprint SHA-256 of the public key (SubjectPublicKeyInfo), hex
     */
    public record OnCard(
            CertificateKind kind,
            Ca ca,
            String ckaId,
            X509Certificate certificate,
            String fingerprint,
            String keyFingerprint) {}

    public Card {
        tokens = new EnumMap<>(tokens);
    }

    /** The token of that use; a 404 where the card has none. */
    public OnToken token(TokenUse use) {
        OnToken token = tokens.get(use);
        if (token == null) {
            throw new ProblemException(Problem.notFound(
                    "Use the " + use.word() + " keys of card " + plan.id(),
                    "a card without certificates for " + use.word() + ", as cards are delivered today",
                    "a card whose holder has fetched them, which is optional: a download in Mina sidor",
                    "Choose another card, or give this one another kind in the catalogue."));
        }
        return token;
    }
}
