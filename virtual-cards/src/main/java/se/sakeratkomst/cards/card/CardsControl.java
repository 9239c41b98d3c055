package se.sakeratkomst.cards.card;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.Labs;

/** Control: how far the drawer is. */
@RestController
@RequestMapping("/admin/labs/{lab}/cards")
final class CardsControl {

    /**
     * @param cards that the catalogue has
     * @param made those with tokens, keys and certificates
     */
    record Count(int cards, long made) {}

    private final Labs labs;
    private final Cards cards;

    CardsControl(Labs labs, Cards cards) {
        this.labs = labs;
        this.cards = cards;
    }

    @GetMapping
    Count count(@PathVariable String lab) {
        LabId known = labs.require(new LabId(lab));
        return new Count(cards.plans(known).size(), cards.made(known));
    }
}
