package se.sakeratkomst.cards.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.people.CardKind;
import se.sakeratkomst.kit.people.CardState;

/** The drawer: the lab's cards, some at a time. */
@Page
final class DrawerPage {

    /** Cards on a page. */
    static final int MOST = 24;

    private final Shelf shelf;

    DrawerPage(Shelf shelf) {
        this.shelf = shelf;
    }

    @GetMapping("/")
    String drawer(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "1") int page,
            HttpServletRequest request,
            Model model) {
        Shelf.Wanted wanted = new Shelf.Wanted(q.strip(), kind, state);
        List<Face> all = shelf.all(CurrentLab.of(request));
        List<Face> found = all.stream().filter(wanted::lets).toList();
        int last = Math.max(1, (found.size() + MOST - 1) / MOST);
        int current = Math.min(Math.max(page, 1), last);
        model.addAttribute("q", q);
        model.addAttribute("kind", kind);
        model.addAttribute("state", state);
        model.addAttribute("filtered", !wanted.isEverything());
        model.addAttribute(
                "kinds", Arrays.stream(CardKind.values()).map(CardKind::word).toList());
        model.addAttribute(
                "states",
                Stream.concat(Arrays.stream(CardState.values()).map(CardState::word), Stream.of("unmade"))
                        .toList());
        model.addAttribute("all", all.size());
        model.addAttribute("found", found.size());
        model.addAttribute("page", current);
        model.addAttribute("last", last);
        model.addAttribute("faces", found.subList((current - 1) * MOST, Math.min(current * MOST, found.size())));
        return "drawer";
    }
}
