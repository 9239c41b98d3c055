package se.sakeratkomst.cards.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Base64;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.sakeratkomst.cards.card.CardSigning;
import se.sakeratkomst.cards.card.CertificateKind;
import se.sakeratkomst.cards.card.PinRefused;
import se.sakeratkomst.cards.challenge.Challenge;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.problem.ProblemException;

/** Where an identity provider's login page sends the user to sign its challenge. */
@Page
final class SignPages {

    /** So many cards are offered in a list; where there are more, the id is typed. */
    private static final int MOST = 200;

    private final Shelf shelf;
    private final CardSigning signing;
    private final Journal journal;

    SignPages(Shelf shelf, CardSigning signing, Journal journal) {
        this.shelf = shelf;
        this.signing = signing;
        this.journal = journal;
    }

    /** Shows who asks for a signature and lets the user choose a card. */
    @PostMapping("/sign")
    String sign(
            @RequestParam(defaultValue = "") String challenge,
            @RequestParam(name = "return", defaultValue = "") String answerTo,
            HttpServletRequest request,
            Model model) {
        return choice(CurrentLab.of(request), understood(challenge, answerTo, request), "", model);
    }

    /** Signs with the chosen card and posts the signature to where the challenge says. */
    @PostMapping("/sign/card")
    String signWithCard(
            @RequestParam(defaultValue = "") String challenge,
            @RequestParam(name = "return", defaultValue = "") String answerTo,
            @RequestParam(defaultValue = "") String card,
            @RequestParam(defaultValue = "hsa-id") String certificate,
            @RequestParam(defaultValue = "") String pin,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        LabId lab = CurrentLab.of(request);
        Challenge asked = understood(challenge, answerTo, request);
        try {
            byte[] cms = signing.legitimate(
                    lab, card, CertificateKind.byWord(certificate).orElse(CertificateKind.HSA_ID), pin, asked);
            model.addAttribute("challenge", asked);
            model.addAttribute("cms", Base64.getEncoder().encodeToString(cms));
            return "answer";
        } catch (PinRefused e) {
            response.setStatus(e.problem().status());
            model.addAttribute("refused", e.problem());
        } catch (ProblemException e) {
            response.setStatus(e.problem().status());
            model.addAttribute("refused", e.problem());
        }
        return choice(lab, asked, card, model);
    }

    private String choice(LabId lab, Challenge challenge, String chosen, Model model) {
        List<Face> cards = shelf.all(lab);
        model.addAttribute("challenge", challenge);
        model.addAttribute("cards", cards.size() <= MOST ? cards : List.of());
        model.addAttribute("chosen", chosen);
        return "sign";
    }

    private Challenge understood(String challenge, String answerTo, HttpServletRequest request) {
        try {
            return Challenge.posted(challenge, answerTo);
        } catch (ProblemException e) {
            journal.append(
                    CurrentLab.of(request),
                    Note.of("card.challenge.refused")
                            .protocol("card app")
                            .summary("Refused a challenge: " + e.problem().observed())
                            .fact("return", answerTo.substring(0, Math.min(answerTo.length(), 500)))
                            .raw(challenge.substring(0, Math.min(challenge.length(), 16_384)))
                            .refused());
            throw e;
        }
    }
}
