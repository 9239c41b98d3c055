package se.sakeratkomst.certify.steps;

import io.cucumber.java.en.Then;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import se.sakeratkomst.certify.evidence.Card;
import se.sakeratkomst.certify.evidence.JournalEntry;
import se.sakeratkomst.certify.evidence.Trust;
import se.sakeratkomst.saml.federation.Federations;

/** What a login rests on: the signature of the card's own key, and the level of assurance that the answer states. */
public final class CardSteps {
    private final Stage stage;

    CardSteps(Stage stage) {
        this.stage = stage;
    }

    @Then("ska underskriften vara gjord av läkarens kort")
    public void signedByCard() {
        Attempt attempt = stage.attempt();
        Card card = stage.witness().cardOf(attempt.person());
        Optional<JournalEntry> signature = attempt.all("card.signature").stream()
                .filter(JournalEntry::accepted)
                .findFirst();
        Optional<Card.Token> token = card.token("legitimering");
        String serial = token.map(Card.Token::serial).orElse("(no token)");
        String observed = signature
                .map(entry -> "token " + entry.fact("tokenSerial").orElse("?") + ", certificate "
                        + shortened(entry.fact("certificate").orElse("?")))
                .orElse("no signature in the journal of the card service");
        boolean sameToken = signature
                .flatMap(entry -> entry.fact("tokenSerial"))
                .map(found -> found.strip().equals(serial.strip()))
                .orElse(false);
        boolean sameCertificate = signature
                .flatMap(entry -> entry.fact("certificate"))
                .map(found -> fingerprints(token).contains(found.toLowerCase(Locale.ROOT)))
                .orElse(false);
        stage.check(
                "whose key signed",
                "the key on the token " + serial + " of " + attempt.person().name()
                        + ", with a certificate of that token",
                observed,
                sameToken && sameCertificate,
                signature.map(entry -> List.of(entry.reference())).orElse(List.of("cards")));
    }

    private static List<String> fingerprints(Optional<Card.Token> token) {
        List<String> fingerprints = new ArrayList<>();
        token.ifPresent(found -> found.certificates().forEach(certificate -> {
            for (X509Certificate each : Trust.certificates(certificate.pem())) {
                fingerprints.add(sha256(each));
            }
        }));
        return fingerprints;
    }

    private static String sha256(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException("fingerprint of a certificate", e);
        }
    }

    private static String shortened(String fingerprint) {
        return fingerprint.length() > 16 ? fingerprint.substring(0, 16) + "…" : fingerprint;
    }

    @Then("ska intyget ange tillitsnivå {int}")
    public void statesLevel(int level) {
        Attempt attempt = stage.attempt();
        String uri = Federations.byId(attempt.federation()).loa(level);
        Optional<JournalEntry> sent = attempt.entries().stream()
                .filter(entry -> entry.kind().startsWith("saml.response"))
                .findFirst();
        boolean met = sent.map(entry -> entry.facts().values().stream().anyMatch(value -> value.contains(uri))
                        || entry.message().map(text -> text.contains(uri)).orElse(false))
                .orElse(false);
        stage.check(
                "the level of assurance in the answer",
                uri,
                sent.isEmpty() ? "no answer in the journal of the identity provider" : met ? uri : "another",
                met,
                sent.map(entry -> List.of(entry.reference())).orElse(List.of("idp")));
    }
}
