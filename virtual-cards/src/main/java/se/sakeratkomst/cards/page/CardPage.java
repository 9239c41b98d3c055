package se.sakeratkomst.cards.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.sakeratkomst.cards.card.CardSigning;
import se.sakeratkomst.cards.card.CardView;
import se.sakeratkomst.cards.card.CardView.CertificateView;
import se.sakeratkomst.cards.card.Drawer;
import se.sakeratkomst.cards.card.PinRefused;
import se.sakeratkomst.cards.card.TokenUse;
import se.sakeratkomst.cards.pki.IssuedCertificates;
import se.sakeratkomst.cards.pki.IssuedRow;
import se.sakeratkomst.cards.pki.Pem;
import se.sakeratkomst.cards.pki.Policies;
import se.sakeratkomst.cards.revocation.Revocation;
import se.sakeratkomst.kit.control.Assumption;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.JournalEntry;
import se.sakeratkomst.kit.journal.JournalQuery;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/** One card: its tokens, its certificates and what has happened to it. */
@Page
final class CardPage {

    /** A token of the card as the page shows it. */
    public record TokenFacts(CardView.TokenView token, List<CertificateFacts> certificates) {}

    private static final int EVENTS = 100;
    private static final int LOOKED_AT = 5_000;

    private final Drawer drawer;
    private final Shelf shelf;
    private final CardSigning signing;
    private final Revocation revocation;
    private final IssuedCertificates register;
    private final Policies policies;
    private final Journal journal;

    CardPage(
            Drawer drawer,
            Shelf shelf,
            CardSigning signing,
            Revocation revocation,
            IssuedCertificates register,
            Policies policies,
            Journal journal) {
        this.drawer = drawer;
        this.shelf = shelf;
        this.signing = signing;
        this.revocation = revocation;
        this.register = register;
        this.policies = policies;
        this.journal = journal;
    }

    /**
     * Shows a card that may not have been made yet, which makes it.
     *
     * @param done what a form has just done
     */
    @GetMapping("/card")
    String card(
            @RequestParam String id,
            @RequestParam(defaultValue = "") String done,
            HttpServletRequest request,
            Model model) {
        return shown(CurrentLab.of(request), id, done.matches("unblocked|revoked") ? done : null, model);
    }

    @PostMapping("/unblock")
    Object unblock(
            @RequestParam String card,
            @RequestParam String use,
            @RequestParam String puk,
            @RequestParam String pin,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        LabId lab = CurrentLab.of(request);
        try {
            signing.unblock(lab, card, TokenUse.byWord(use).orElse(TokenUse.LEGITIMERING), puk.strip(), pin.strip());
        } catch (PinRefused e) {
            response.setStatus(e.problem().status());
            model.addAttribute("refused", e.problem());
            return shown(lab, card, null, model);
        }
        return done(card, "unblocked", request, locale);
    }

    /** Revokes one certificate, or all of the card where none is named. */
    @PostMapping("/card/revoke")
    ResponseEntity<Void> revoke(
            @RequestParam String card,
            @RequestParam(defaultValue = "") String certificate,
            @RequestParam String reason,
            HttpServletRequest request,
            Locale locale) {
        LabId lab = CurrentLab.of(request);
        List<CertificateView> named = certificates(drawer.one(lab, card))
                .filter(held -> certificate.isEmpty() || held.fingerprint().equals(certificate))
                .toList();
        if (named.isEmpty()) {
            throw unknown(card);
        }
        named.forEach(held -> revocation.revoke(lab, Pem.certificate(held.pem()), reason));
        return done(card, "revoked", request, locale);
    }

    @GetMapping("/card/{id}/{fingerprint:[0-9a-f]{64}}.{format:pem|cer}")
    ResponseEntity<byte[]> download(
            @PathVariable String id,
            @PathVariable String fingerprint,
            @PathVariable String format,
            HttpServletRequest request) {
        CertificateView held = certificates(drawer.one(CurrentLab.of(request), id))
                .filter(one -> one.fingerprint().equals(fingerprint))
                .findFirst()
                .orElseThrow(() -> unknown(id));
        X509Certificate certificate = Pem.certificate(held.pem());
        boolean text = format.equals("pem");
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(text ? "application/x-pem-file" : "application/pkix-cert"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"TEST-" + held.kind().word() + "-" + fingerprint.substring(0, 8) + "."
                                + format + "\"")
                .body(
                        text
                                ? Pem.of(certificate).getBytes(java.nio.charset.StandardCharsets.US_ASCII)
                                : Pem.der(certificate));
    }

    private static ResponseEntity<Void> done(String card, String what, HttpServletRequest request, Locale locale) {
        return Links.go(Links.of(request, locale).card(card) + "&done=" + what);
    }

    private String shown(LabId lab, String id, @Nullable String done, Model model) {
        CardView card = drawer.one(lab, id);
        Map<String, IssuedRow> revoked = register.findByLabAndRevokedAtIsNotNull(lab.value()).stream()
                .collect(Collectors.toMap(IssuedRow::fingerprint, Function.identity()));
        Map<String, Assumption> known =
                policies.assumptions().stream().collect(Collectors.toMap(Assumption::id, Function.identity()));
        Map<String, Policies.Meaning> meanings = policies.byOid();
        List<TokenFacts> tokens = card.tokens().stream()
                .map(token -> new TokenFacts(
                        token,
                        token.certificates().stream()
                                .map(held -> CertificateFacts.of(
                                        held.kind().word(),
                                        Pem.certificate(held.pem()),
                                        meanings,
                                        known,
                                        revoked.get(held.fingerprint())))
                                .toList()))
                .toList();
        model.addAttribute("card", card);
        model.addAttribute("face", shelf.one(lab, id).orElseThrow(() -> unknown(id)));
        model.addAttribute("tokens", tokens);
        model.addAttribute("reasons", Revocation.reasons());
        model.addAttribute("events", events(lab, card));
        if (done != null) {
            model.addAttribute("done", done);
        }
        return "card";
    }

    /** What the journal has of the card, newest first, among its last entries. */
    private List<JournalEntry> events(LabId lab, CardView card) {
        Set<String> fingerprints =
                certificates(card).map(CertificateView::fingerprint).collect(Collectors.toCollection(HashSet::new));
        long after = Math.max(0, journal.last(lab) - LOOKED_AT);
        List<JournalEntry> found =
                new ArrayList<>(journal.read(lab, new JournalQuery(after, null, null, LOOKED_AT)).stream()
                        .filter(entry -> card.id().equals(entry.facts().get("card"))
                                || entry.correlation().stream().anyMatch(fingerprints::contains))
                        .toList());
        java.util.Collections.reverse(found);
        return found.subList(0, Math.min(EVENTS, found.size()));
    }

    private static java.util.stream.Stream<CertificateView> certificates(CardView card) {
        return card.tokens().stream().flatMap(token -> token.certificates().stream());
    }

    private static ProblemException unknown(String card) {
        return new ProblemException(Problem.notFound(
                "Find a certificate of card " + card.substring(0, Math.min(card.length(), 60)),
                "none by that fingerprint",
                "one that stands on the card's page",
                "Open the card's page anew."));
    }
}
