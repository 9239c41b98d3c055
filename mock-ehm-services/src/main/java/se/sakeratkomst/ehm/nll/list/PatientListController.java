package se.sakeratkomst.ehm.nll.list;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sakeratkomst.ehm.EhmSettings;
import se.sakeratkomst.ehm.article.Articles;
import se.sakeratkomst.ehm.nll.list.PatientLists.PatientList;
import se.sakeratkomst.ehm.nll.reading.Documents;
import se.sakeratkomst.ehm.nll.writing.PrescriptionWriting;
import se.sakeratkomst.ehm.register.NllRegister;
import se.sakeratkomst.ehm.register.Patient;
import se.sakeratkomst.ehm.register.PlanRefused;
import se.sakeratkomst.ehm.register.PlannedList;
import se.sakeratkomst.ehm.register.PlannedPrescription;
import se.sakeratkomst.ehm.register.ResourceStore;
import se.sakeratkomst.ehm.register.StoredResource;
import se.sakeratkomst.ehm.register.Traveller;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.Labs;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Control API: who the test patients are, what NLL has about one of them, and what it is to have. */
@RestController
@RequestMapping("/admin/labs/{lab}/nll/patients")
public final class PatientListController {

    private static final String ASK = "Arrange a patient's list";
    private static final int UNPROCESSABLE = 422;

    /**
     * @param id logical id; nothing for somebody without personnummer
     * @param story what there is to see, in Swedish
     * @param suite whether the patient is for suites, which arrange the list themselves
     * @param prescriptions of somebody without personnummer, whose prescriptions are found by id only
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TestPatient(
            @Nullable String id,
            @Nullable String personnummer,
            String name,
            LocalDate birthDate,
            boolean protectedIdentity,
            @Nullable LocalDate deceasedOn,
            @Nullable String story,
            boolean suite,
            @Nullable List<String> prescriptions) {

        static TestPatient of(NllRegister.Told told) {
            Patient patient = told.patient();
            return new TestPatient(
                    patient.id(),
                    patient.personnummer(),
                    patient.givenName() + " " + patient.surname(),
                    patient.birthDate(),
                    patient.protectedIdentity(),
                    patient.deceasedOn(),
                    told.story(),
                    told.suite(),
                    null);
        }

        static TestPatient of(NllRegister.ToldTraveller told) {
            Traveller who = told.traveller();
            return new TestPatient(
                    null,
                    null,
                    who.givenName() + " " + who.surname(),
                    who.birthDate(),
                    false,
                    null,
                    told.story(),
                    false,
                    told.prescriptions());
        }
    }

    private final NllRegister register;
    private final PatientLists lists;
    private final Labs labs;
    private final JsonMapper json;

    PatientListController(
            NllRegister register,
            ResourceStore store,
            Documents documents,
            ObjectProvider<Articles> articles,
            EhmSettings settings,
            Labs labs,
            JsonMapper json) {
        this.register = register;
        this.lists = new PatientLists(
                store, documents, articles::getObject, settings.nll().restMargin());
        this.labs = labs;
        this.json = json.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /** All patients of the lab, by personnummer; last those who have none. */
    @GetMapping
    List<TestPatient> patients(@PathVariable String lab) {
        LabId id = labs.require(new LabId(lab));
        return Stream.concat(
                        register.told(id).stream().map(TestPatient::of),
                        register.travellers(id).stream().map(TestPatient::of))
                .toList();
    }

    /** What NLL has about the patient now. */
    @GetMapping("/{personnummer}/list")
    PatientList list(@PathVariable String lab, @PathVariable String personnummer) {
        LabId id = labs.require(new LabId(lab));
        return lists.of(id, patient(id, personnummer), Map.of());
    }

    /** Puts that in place of everything that NLL has about the patient. */
    @PutMapping("/{personnummer}/list")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = PlannedList.class)))
    PatientList arrange(@PathVariable String lab, @PathVariable String personnummer, @RequestBody byte[] body) {
        LabId id = labs.require(new LabId(lab));
        Patient patient = patient(id, personnummer);
        PlannedList plan = plan(body);
        try {
            Map<String, String> keys = keys(plan, register.arrange(id, patient, plan));
            return lists.of(id, patient(id, personnummer), keys);
        } catch (PlanRefused e) {
            throw new ProblemException(
                    Problem.of(UNPROCESSABLE, "Refused", ASK, e.observed(), e.expected(), e.remedy()), e);
        }
    }

    /** Rows of prescriptions come in the plan's order. */
    private static Map<String, String> keys(PlannedList plan, List<StoredResource> made) {
        List<StoredResource> prescriptions = made.stream()
                .filter(row -> row.type().equals(PrescriptionWriting.TYPE))
                .toList();
        Map<String, String> keys = new HashMap<>();
        List<PlannedPrescription> planned = plan.allPrescriptions();
        for (int i = 0; i < planned.size(); i++) {
            keys.put(prescriptions.get(i).id(), String.valueOf(planned.get(i).key()));
        }
        return keys;
    }

    private PlannedList plan(byte[] body) {
        try {
            return json.readValue(body, PlannedList.class);
        } catch (JacksonException e) {
            throw new ProblemException(
                    Problem.badRequest(
                            ASK,
                            e.getOriginalMessage(),
                            "{\"prescriptions\":[{\"key\":…,\"nplPackId\":…}],\"locks\":[…]} with the members that"
                                    + " docs/nll.md lists",
                            "Compare the body with docs/nll.md; nothing was changed."),
                    e);
        }
    }

    private Patient patient(LabId lab, String personnummer) {
        return register.patientByPersonnummer(lab, personnummer)
                .orElseThrow(() -> new ProblemException(Problem.notFound(
                        "Find a test patient",
                        "no patient " + personnummer + " in lab " + lab,
                        "the personnummer of one of the lab's patients",
                        "GET /admin/labs/" + lab + "/nll/patients lists them.")));
    }
}
