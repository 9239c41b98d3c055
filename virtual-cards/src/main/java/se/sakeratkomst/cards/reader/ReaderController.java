package se.sakeratkomst.cards.reader;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/** The readers of the lab as an API: what a hand does with a card. */
@RestController
@RequestMapping("/api/readers")
final class ReaderController {

    /** @param card the id of the card */
    record Hand(@Nullable String card) {}

    private final Readers readers;

    ReaderController(Readers readers) {
        this.readers = readers;
    }

    @GetMapping
    List<ReaderView> all(HttpServletRequest request) {
        return readers.all(CurrentLab.of(request));
    }

    @PutMapping("/{name}")
    ResponseEntity<ReaderView> make(@PathVariable String name, HttpServletRequest request) {
        boolean made = readers.make(CurrentLab.of(request), name);
        return ResponseEntity.status(made ? 201 : 200).body(readers.one(CurrentLab.of(request), name));
    }

    @PutMapping("/{name}/card")
    ReaderView insert(@PathVariable String name, @RequestBody Hand hand, HttpServletRequest request) {
        String card = hand.card();
        if (card == null || card.isEmpty()) {
            throw new ProblemException(Problem.badRequest(
                    "Insert a card into reader '" + name + "'",
                    "no 'card'",
                    "{\"card\": id}",
                    "Name one of the cards that GET /api/cards lists."));
        }
        return readers.insert(CurrentLab.of(request), name, card);
    }

    @DeleteMapping("/{name}/card")
    ReaderView remove(@PathVariable String name, HttpServletRequest request) {
        return readers.remove(CurrentLab.of(request), name);
    }
}
