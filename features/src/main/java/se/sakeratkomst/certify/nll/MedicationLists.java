package se.sakeratkomst.certify.nll;

import java.util.List;
import java.util.Map;
import se.sakeratkomst.certify.evidence.ControlApi;
import se.sakeratkomst.certify.evidence.Json;

/** The lists of one lab, arranged, read and disturbed over the control port of E-hälsomyndigheten's part of the sandbox. */
public final class MedicationLists {
    private final ControlApi control;
    private final String lab;

    public MedicationLists(ControlApi control, String lab) {
        this.control = control;
        this.lab = lab;
    }

    /**
     * A patient that NLL has.
     *
     * @param suite whether the patient is there for scenarios to do as they like with
     */
    public record Known(String personnummer, String name, boolean suite) {}

    public List<Known> patients() {
        return Json.items(control.get("/admin/labs/" + lab + "/nll/patients")).stream()
                .map(node -> new Known(
                        Json.text(node, "personnummer"),
                        Json.text(node, "name"),
                        node.path("suite").asBoolean()))
                .toList();
    }

    /**
     * A call in the log that the patient sees.
     *
     * @param who HSA-id or personnummer
     */
    public record Logged(String requestId, String who, String purpose, String access) {}

    /** The log that the patient sees, newest first. */
    public List<Logged> log(String personnummer) {
        return Json.items(control.get("/admin/labs/" + lab + "/nll/patients/" + personnummer + "/audit")
                        .path("entries"))
                .stream()
                .map(node -> new Logged(
                        Json.text(node, "requestId"),
                        Json.text(node.path("who"), "id"),
                        Json.text(node, "purpose"),
                        Json.text(node, "access")))
                .toList();
    }

    /** Replaces all that NLL has about the patient. */
    public MedicationList arrange(String personnummer, Arrangement arrangement) {
        return MedicationList.from(control.put(path(personnummer), arrangement));
    }

    /** What NLL has about the patient; nothing where it does not know the patient. */
    public MedicationList of(String personnummer) {
        return control.find(path(personnummer))
                .map(MedicationList::from)
                .orElseGet(() -> new MedicationList("", personnummer, 0, List.of(), List.of(), List.of()));
    }

    private String path(String personnummer) {
        return "/admin/labs/" + lab + "/nll/patients/" + personnummer + "/list";
    }

    /**
     * Lets E-hälsomyndigheten answer something else than usual, until that is taken away.
     *
     * @param mapping in WireMock's own JSON
     * @return what it is called
     */
    public String disturb(Map<String, Object> mapping) {
        return Json.text(control.post("/admin/labs/" + lab + "/overrides/mappings?origin=suite", mapping), "id");
    }

    /** Takes such an answer away. */
    public void heal(String mapping) {
        control.delete("/admin/labs/" + lab + "/overrides/mappings/" + mapping);
    }
}
