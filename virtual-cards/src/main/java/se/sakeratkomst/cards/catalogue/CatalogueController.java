package se.sakeratkomst.cards.catalogue;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.people.PeopleYaml.Unreadable;
import se.sakeratkomst.kit.people.PersonFinding;
import se.sakeratkomst.kit.people.TestPerson;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/** The catalogue as an API: YAML, and JSON for those who ask for it. */
@RestController
@RequestMapping("/api/catalogue")
final class CatalogueController {

    private static final String YAML = "application/yaml";

    /** A refusal with everything that is wrong; the problem's own fields tell of the first. */
    record Refused(
            String type,
            String title,
            int status,
            String attempted,
            String observed,
            String expected,
            String remedy,
            List<PersonFinding> findings) {}

    private final Catalogue catalogue;

    CatalogueController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping
    ResponseEntity<Object> all(
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = YAML) String accept, HttpServletRequest request) {
        List<TestPerson> all = catalogue.all(CurrentLab.of(request));
        return wantsJson(accept) ? json(all) : yaml(catalogue.yaml(all));
    }

    @GetMapping("/{person}")
    ResponseEntity<Object> one(
            @PathVariable String person,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = YAML) String accept,
            HttpServletRequest request) {
        TestPerson found = known(CurrentLab.of(request), person);
        return wantsJson(accept) ? json(found) : yaml(catalogue.yaml(found));
    }

    private static boolean wantsJson(String accept) {
        return accept.contains(MediaType.APPLICATION_JSON_VALUE);
    }

    private static ResponseEntity<Object> json(Object body) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
    }

    private static ResponseEntity<Object> yaml(String body) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(YAML))
                .body(body.getBytes(StandardCharsets.UTF_8));
    }

    @PutMapping("/{person}")
    ResponseEntity<Object> put(@PathVariable String person, @RequestBody byte[] text, HttpServletRequest request) {
        try {
            Catalogue.Kept kept =
                    catalogue.put(CurrentLab.of(request), person, new String(text, StandardCharsets.UTF_8));
            return ResponseEntity.status(kept.added() ? HttpStatus.CREATED : HttpStatus.OK)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(kept.person());
        } catch (Unreadable e) {
            PersonFinding first = e.findings().get(0);
            return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(new Refused(
                            "about:blank",
                            "Not a test person",
                            422,
                            "Put '" + person.substring(0, Math.min(person.length(), 60)) + "' into the catalogue",
                            first.field() + ": " + first.observed(),
                            first.expected(),
                            first.remedy(),
                            e.findings()));
        }
    }

    @DeleteMapping("/{person}")
    ResponseEntity<Void> delete(@PathVariable String person, HttpServletRequest request) {
        LabId lab = CurrentLab.of(request);
        known(lab, person);
        if (!catalogue.remove(lab, person)) {
            throw new ProblemException(Problem.of(
                    409,
                    "Not the lab's own",
                    "Take '" + person + "' out of the catalogue",
                    "one of the sandbox's own persons, or of the folder for all labs",
                    "a person that was added or changed in this lab",
                    "Replace the person by PUT instead, for example without cards."));
        }
        return ResponseEntity.noContent().build();
    }

    private TestPerson known(LabId lab, String id) {
        return catalogue
                .person(lab, id)
                .orElseThrow(() -> new ProblemException(Problem.notFound(
                        "Find a person in the catalogue",
                        "nobody called '" + id.substring(0, Math.min(id.length(), 60)) + "'",
                        "the id of a person",
                        "GET /api/catalogue lists them.")));
    }
}
