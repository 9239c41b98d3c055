package se.sakeratkomst.certify.nll;

import java.util.List;
import java.util.Optional;
import se.sakeratkomst.certify.evidence.Json;
import tools.jackson.databind.JsonNode;

/**
 * What the national medication list holds about one patient, as the control port tells it.
 *
 * @param patient the logical id
 * @param listVersion counts every change
 */
public record MedicationList(
        String patient,
        String personnummer,
        int listVersion,
        List<Prescription> prescriptions,
        List<Dispense> dispenses,
        List<Lock> locks) {

    public MedicationList {
        prescriptions = List.copyOf(prescriptions);
        dispenses = List.copyOf(dispenses);
        locks = List.copyOf(locks);
    }

    /**
     * A prescription in its latest version.
     *
     * @param key what the arrangement called it; empty otherwise
     * @param left packages that are left to dispense
     */
    public record Prescription(
            String key,
            String id,
            int version,
            String chain,
            String status,
            String nplPackId,
            String article,
            int left,
            boolean locked,
            String dosage) {

        static Prescription from(JsonNode node) {
            return new Prescription(
                    Json.text(node, "key"),
                    Json.text(node, "id"),
                    node.path("version").asInt(),
                    Json.text(node, "chain"),
                    Json.text(node, "status"),
                    Json.text(node, "nplPackId"),
                    Json.text(node, "article"),
                    node.path("left").asInt(),
                    node.path("locked").asBoolean(),
                    Json.text(node, "dosage"));
        }

        /** The same in words, for telling what was there. */
        public String words() {
            return article + " (" + status + ", version " + version + ", " + left + " left, “" + dosage + "”)";
        }
    }

    /** A dispense in its latest version; one that was taken back has another status than {@code completed}. */
    public record Dispense(String id, int version, String prescription, String status, int packages, String nplPackId) {

        static Dispense from(JsonNode node) {
            return new Dispense(
                    Json.text(node, "id"),
                    node.path("version").asInt(),
                    Json.text(node, "prescription"),
                    Json.text(node, "status"),
                    node.path("packages").asInt(),
                    Json.text(node, "nplPackId"));
        }

        public boolean stands() {
            return status.equals("completed");
        }
    }

    /** A lock on a chain, as the service's own codes say it. */
    public record Lock(String id, String status, String chain, String legalGround, String target, String subject) {

        static Lock from(JsonNode node) {
            return new Lock(
                    Json.text(node, "id"),
                    Json.text(node, "status"),
                    Json.text(node, "chain"),
                    Json.text(node, "legalGround"),
                    Json.text(node, "target"),
                    Json.text(node, "subject"));
        }

        public boolean stands() {
            return status.equals("AKTIV");
        }
    }

    static MedicationList from(JsonNode node) {
        return new MedicationList(
                Json.text(node, "patient"),
                Json.text(node, "personnummer"),
                node.path("listVersion").asInt(),
                Json.items(node.path("prescriptions")).stream()
                        .map(Prescription::from)
                        .toList(),
                Json.items(node.path("dispenses")).stream().map(Dispense::from).toList(),
                Json.items(node.path("locks")).stream().map(Lock::from).toList());
    }

    public Optional<Prescription> prescription(String id) {
        return prescriptions.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** The dispenses of a prescription that have not been taken back. */
    public List<Dispense> dispensesOf(String prescription) {
        return dispenses.stream()
                .filter(each -> each.prescription().equals(prescription) && each.stands())
                .toList();
    }

    /** The locks on a chain that have not been lifted. */
    public List<Lock> locksOn(String chain) {
        return locks.stream()
                .filter(each -> each.chain().equals(chain) && each.stands())
                .toList();
    }

    /** Whether everything is as it was there, but for what the arrangement called it. */
    public boolean holdsTheSameAs(MedicationList other) {
        return withoutKeys().equals(other.withoutKeys())
                && dispenses.equals(other.dispenses)
                && locks.equals(other.locks);
    }

    private List<Prescription> withoutKeys() {
        return prescriptions.stream()
                .map(each -> new Prescription(
                        "",
                        each.id(),
                        each.version(),
                        each.chain(),
                        each.status(),
                        each.nplPackId(),
                        each.article(),
                        each.left(),
                        each.locked(),
                        each.dosage()))
                .sorted(java.util.Comparator.comparing(Prescription::id))
                .toList();
    }

    /** All of it in a sentence. */
    public String words() {
        if (prescriptions.isEmpty() && dispenses.isEmpty() && locks.isEmpty()) {
            return "nothing";
        }
        String told = String.join(
                "; ", prescriptions.stream().map(Prescription::words).toList());
        long standing = dispenses.stream().filter(Dispense::stands).count();
        long locked = locks.stream().filter(Lock::stands).count();
        return told + (standing == 0 ? "" : "; dispenses: " + standing) + (locked == 0 ? "" : "; locks: " + locked);
    }
}
