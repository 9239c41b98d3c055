package se.sakeratkomst.ehm.nll.patient;

import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.sakeratkomst.ehm.register.NllRegister;
import se.sakeratkomst.ehm.register.Patient;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.Labs;

/** What a patient would see in Läkemedelskollen, for lab use, on the control port. */
@Hidden
@RestController
@RequestMapping("/admin/labs/{lab}/nll/lakemedelskollen")
public final class OwnPage {

    private static final int MOST = 200;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(NllRegister.SWEDEN);
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private final OwnLists lists;
    private final OwnAnswers answers;
    private final AuditLog log;
    private final NllRegister register;
    private final Labs labs;
    private final Pages pages = new Pages();

    OwnPage(OwnLists lists, OwnAnswers answers, AuditLog log, NllRegister register, Labs labs) {
        this.lists = lists;
        this.answers = answers;
        this.log = log;
        this.register = register;
        this.labs = labs;
    }

    /** Whom there is a page of. */
    @GetMapping
    ResponseEntity<String> patients(@PathVariable String lab, @RequestParam(defaultValue = "sv") String lang) {
        LabId id = labs.require(new LabId(lab));
        return page("patients", id, lang, Map.of("patients", register.told(id)));
    }

    /** The patient's list, consents and log. */
    @GetMapping("/{personnummer}")
    ResponseEntity<String> own(
            @PathVariable String lab,
            @PathVariable String personnummer,
            @RequestParam(defaultValue = "sv") String lang) {
        LabId id = labs.require(new LabId(lab));
        Patient patient = Persons.require(register, id, personnummer);
        Map<String, Object> facts = new TreeMap<>();
        facts.put("patient", patient);
        lists.of(id, patient).ifPresent(list -> facts.put("list", list));
        facts.put("log", log.of(id, patient, 0, MOST));
        facts.put("most", MOST);
        return page("own", id, lang, facts);
    }

    /** The patient answers a request for consent, or takes a consent back. */
    @PostMapping("/{personnummer}/consents/{consent}")
    ResponseEntity<Void> answer(
            @PathVariable String lab,
            @PathVariable String personnummer,
            @PathVariable String consent,
            @RequestParam String status,
            @RequestParam(defaultValue = "sv") String lang) {
        LabId id = labs.require(new LabId(lab));
        Patient patient = Persons.require(register, id, personnummer);
        answers.answer(id, patient, consent, status);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/admin/labs/" + id + "/nll/lakemedelskollen/" + patient.personnummer() + "?lang="
                        + Words.in(lang).language()))
                .build();
    }

    private ResponseEntity<String> page(String name, LabId lab, String lang, Map<String, Object> facts) {
        Map<String, Object> all = new TreeMap<>(facts);
        all.put("w", Words.in(lang));
        all.put("base", "/admin/labs/" + lab + "/nll/lakemedelskollen");
        all.put("times", new Times());
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(pages.render(name, all));
    }

    /** Moments as a Swedish clock shows them. */
    public static final class Times {

        private Times() {}

        public String minute(Instant moment) {
            return MINUTE.format(moment);
        }
    }
}
