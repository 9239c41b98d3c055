package se.sakeratkomst.cards.card;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.sakeratkomst.cards.card.Card.OnCard;
import se.sakeratkomst.cards.card.Card.OnToken;
import se.sakeratkomst.cards.token.CardToken;
import se.sakeratkomst.cards.token.SoftHsm;
import se.sakeratkomst.cards.token.WrongPin;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.Labs;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/**
 * Control: what a token can do at best, a bare loop of login, sign, logout without PIN counter, CMS, journal or HTTP. The measure for
 * signatures through the sandbox.
 */
@RestController
@RequestMapping("/admin/labs/{lab}/bench/signatures")
final class SignatureBench {

    record Measured(String token, long signatures, double seconds, double perSecond) {}

    private final Labs labs;
    private final Cards cards;
    private final PinRules pins;
    private final SoftHsm hsm;

    SignatureBench(Labs labs, Cards cards, PinRules pins, SoftHsm hsm) {
        this.labs = labs;
        this.cards = cards;
        this.pins = pins;
        this.hsm = hsm;
    }

    /** @param card the first of the lab where it is left out */
    @PostMapping
    Measured run(
            @PathVariable String lab,
            @RequestParam(defaultValue = "3") int seconds,
            @RequestParam(defaultValue = "") String card) {
        LabId known = labs.require(new LabId(lab));
        if (seconds < 1 || seconds > 60) {
            throw new ProblemException(Problem.badRequest(
                    "Measure signatures", "seconds=" + seconds, "1 to 60", "Choose another 'seconds'."));
        }
        String wanted = card.isEmpty() ? cards.plans().get(0).id() : card;
        OnToken token = cards.card(known, wanted).token(TokenUse.LEGITIMERING);
        OnCard key = token.certificates().get(0);
        CardToken held = hsm.token(token.serial()).orElseThrow();
        String pin = pins.row(token).pin();
        byte[] data = new byte[256];
        byte[] id = HexFormat.of().parseHex(key.ckaId());
        long begun = System.nanoTime();
        long end = begun + Duration.ofSeconds(seconds).toNanos();
        long signatures = 0;
        held.seize();
        try {
            while (System.nanoTime() < end) {
                held.asUser(pin, unlocked -> unlocked.sign(id, data));
                signatures++;
            }
        } catch (WrongPin e) {
            throw new IllegalStateException("The token refused the PIN the drawer shows", e);
        } finally {
            held.release();
        }
        double took = (System.nanoTime() - begun) / 1e9;
        return new Measured(
                token.label(),
                signatures,
                took,
                Double.parseDouble(String.format(Locale.ROOT, "%.1f", signatures / took)));
    }
}
