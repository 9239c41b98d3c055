package se.sakeratkomst.cards.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.sakeratkomst.cards.catalogue.Catalogue;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.people.PeopleYaml.Unreadable;
import se.sakeratkomst.kit.people.PersonFinding;
import se.sakeratkomst.kit.people.TestPerson;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/** The persons of the lab and their cards, each as YAML that can be changed. */
@Page
final class CataloguePages {

    /** A person in the list. */
    public record Row(TestPerson person, boolean own) {}

    /** Persons on a page. */
    static final int MOST = 50;

    private static final Pattern ID = Pattern.compile("(?m)^id:\\s*[\"']?([^\\s\"'#]+)");

    private static final String EXAMPLE = """
            id: nisse-testsson
            personnummer: "196712112389"
            givenName: Nisse
            surname: Testsson
            hosp:
              licences: [LK]
              licenceNumber: "900999"
            employments:
              - hsaId: SE5599990008-NISSE
                organisation: {name: TEST Region Norrvik, number: "5599990008"}
                title: Läkare
                titleCodes: ["201011"]
                commissions:
                  - hsaId: SE5599990008-MIUN
                    name: TEST Läkare vårdcentral
                    purpose: Vård och behandling
                    rights: [Läsa;alla;SJF]
                    careProvider: {hsaId: SE5599990008-VG01, name: TEST Region Norrvik, number: "5599990008"}
                    careUnit: {hsaId: SE5599990008-VE01, name: TEST Vårdcentralen Strand}
            cards:
              - kind: ordinary
                pin1: "114477"
                pin2: "225588"
                puk: "90000999"
            """;

    private final Catalogue catalogue;

    CataloguePages(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping("/catalogue")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String removed,
            HttpServletRequest request,
            Model model) {
        LabId lab = CurrentLab.of(request);
        List<TestPerson> found =
                catalogue.all(lab).stream().filter(person -> has(person, q)).toList();
        int last = Math.max(1, (found.size() + MOST - 1) / MOST);
        int current = Math.min(Math.max(page, 1), last);
        model.addAttribute("q", q);
        model.addAttribute("found", found.size());
        model.addAttribute("page", current);
        model.addAttribute("last", last);
        model.addAttribute("removed", removed);
        model.addAttribute(
                "rows",
                found.subList((current - 1) * MOST, Math.min(current * MOST, found.size())).stream()
                        .map(person -> new Row(person, catalogue.isOwn(lab, person.id())))
                        .toList());
        return "catalogue";
    }

    /** Somebody new, beginning from a person there is. */
    @GetMapping("/catalogue/+")
    String another(HttpServletRequest request, Model model) {
        model.addAttribute("yaml", EXAMPLE);
        model.addAttribute("findings", List.of());
        return "person";
    }

    @PostMapping("/catalogue")
    Object add(
            @RequestParam String yaml,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        Matcher id = ID.matcher(yaml);
        if (!id.find()) {
            response.setStatus(422);
            model.addAttribute("yaml", yaml);
            model.addAttribute(
                    "findings",
                    List.of(new PersonFinding(
                            "id", "none", "a line such as 'id: nisse-testsson'", "Add it, first in the text.")));
            return "person";
        }
        return put(id.group(1), yaml, true, request, response, locale, model);
    }

    @GetMapping("/catalogue/{person}")
    String one(
            @PathVariable String person,
            @RequestParam(defaultValue = "false") boolean kept,
            HttpServletRequest request,
            Model model) {
        LabId lab = CurrentLab.of(request);
        TestPerson known = catalogue.person(lab, person).orElseThrow(() -> unknown(person));
        shown(lab, known, model);
        model.addAttribute("yaml", catalogue.yaml(known));
        model.addAttribute("findings", List.of());
        model.addAttribute("kept", kept);
        return "person";
    }

    @PostMapping("/catalogue/{person}")
    Object put(
            @PathVariable String person,
            @RequestParam String yaml,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        return put(person, yaml, false, request, response, locale, model);
    }

    @PostMapping("/catalogue/{person}/delete")
    ResponseEntity<Void> delete(@PathVariable String person, HttpServletRequest request, Locale locale) {
        LabId lab = CurrentLab.of(request);
        if (catalogue.person(lab, person).isEmpty()) {
            throw unknown(person);
        }
        if (!catalogue.remove(lab, person)) {
            throw new ProblemException(Problem.of(
                    409,
                    "Not the lab's own",
                    "Take '" + person + "' out of the catalogue",
                    "one of the sandbox's own persons, or of the folder for all labs",
                    "a person that was added or changed in this lab",
                    "Change the person instead, for example to have no cards."));
        }
        return Links.go(Links.of(request, locale).to("/catalogue", java.util.Map.of("removed", person)));
    }

    private Object put(
            String id,
            String yaml,
            boolean fresh,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        LabId lab = CurrentLab.of(request);
        try {
            catalogue.put(lab, id, yaml);
            return Links.go(Links.of(request, locale).person(id) + "&kept=true");
        } catch (Unreadable e) {
            response.setStatus(422);
            if (!fresh) {
                catalogue.person(lab, id).ifPresent(known -> shown(lab, known, model));
            }
            model.addAttribute("yaml", yaml);
            model.addAttribute("findings", e.findings());
            return "person";
        }
    }

    private void shown(LabId lab, TestPerson person, Model model) {
        model.addAttribute("person", person);
        model.addAttribute("own", catalogue.isOwn(lab, person.id()));
        model.addAttribute("cards", person.cards().stream().map(person::cardId).toList());
    }

    private static boolean has(TestPerson person, String words) {
        String text = Stream.concat(
                        Stream.of(person.id(), person.displayName(), person.personalId()),
                        person.employments().stream()
                                .flatMap(employment -> Stream.of(
                                        employment.hsaId(),
                                        employment.organisation().name(),
                                        employment.title() == null ? "" : employment.title())))
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(words.strip().toLowerCase(Locale.ROOT).split("\\s+"))
                .allMatch(text::contains);
    }

    private static ProblemException unknown(String person) {
        return new ProblemException(Problem.notFound(
                "Find a person in the catalogue",
                "nobody called '" + person.substring(0, Math.min(person.length(), 60)) + "'",
                "the id of a person",
                "The list of the catalogue has everybody."));
    }
}
