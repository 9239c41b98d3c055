package se.sakeratkomst.cards.page;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;
import se.sakeratkomst.cards.reader.ReaderView;
import se.sakeratkomst.cards.reader.Readers;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.LabId;

/** The lab's card readers: what is in them and how programs reach them. */
@Page
final class ReaderPages {

    /** A reader and the card in it. */
    public record Shown(ReaderView reader, @Nullable Face face) {}

    /** So many cards are offered in a list; where there are more, the id is typed or the card's page used. */
    private static final int MOST = 100;

    private final Readers readers;
    private final Shelf shelf;

    ReaderPages(Readers readers, Shelf shelf) {
        this.readers = readers;
        this.shelf = shelf;
    }

    @GetMapping("/readers")
    String page(@RequestParam(defaultValue = "") String card, HttpServletRequest request, Model model) {
        LabId lab = CurrentLab.of(request);
        List<Face> faces = shelf.all(lab).stream().filter(Face::fitsReader).toList();
        model.addAttribute(
                "readers",
                readers.all(lab).stream()
                        .map(reader ->
                                new Shown(reader, face(faces, reader.card()).orElse(null)))
                        .toList());
        model.addAttribute("choices", faces.size() <= MOST ? faces : List.of());
        model.addAttribute("chosen", card);
        return "readers";
    }

    @PostMapping("/readers")
    ResponseEntity<Void> make(@RequestParam String name, HttpServletRequest request, Locale locale) {
        readers.make(CurrentLab.of(request), name.strip());
        return back(request, locale, name.strip());
    }

    /** Inserts the card, or takes out the one that is in when none is named. */
    @PostMapping("/readers/{name}/card")
    ResponseEntity<Void> change(
            @PathVariable String name,
            @RequestParam(defaultValue = "") String card,
            HttpServletRequest request,
            Locale locale) {
        LabId lab = CurrentLab.of(request);
        if (card.isBlank()) {
            readers.remove(lab, name);
        } else {
            readers.insert(lab, name, card.strip());
        }
        return back(request, locale, name);
    }

    private static ResponseEntity<Void> back(HttpServletRequest request, Locale locale, String reader) {
        return Links.go(
                Links.of(request, locale).to("/readers") + "#" + UriUtils.encode(reader, StandardCharsets.UTF_8));
    }

    private static Optional<Face> face(List<Face> faces, @Nullable String card) {
        return faces.stream().filter(face -> face.id().equals(card)).findFirst();
    }
}
