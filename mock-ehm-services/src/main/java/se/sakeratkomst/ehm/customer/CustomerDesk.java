package se.sakeratkomst.ehm.customer;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.animal.AnimalOwner;
import se.sakeratkomst.ehm.animal.OwnerConsents;
import se.sakeratkomst.ehm.animal.ReceptdepaDjur;
import se.sakeratkomst.ehm.pharmacy.Pharmacies;
import se.sakeratkomst.ehm.pharmacy.Pharmacy;
import se.sakeratkomst.ehm.register.NllRegister;
import se.sakeratkomst.ehm.register.Patient;
import se.sakeratkomst.ehm.register.ResourceStore;
import se.sakeratkomst.ehm.soap.Answering;
import se.sakeratkomst.ehm.soap.Desk;
import se.sakeratkomst.ehm.soap.Fields;
import se.sakeratkomst.ehm.soap.SoapCall;
import se.sakeratkomst.ehm.soap.SoapRefusal;
import se.sakeratkomst.ehm.soap.Values;

/**
 * Domain axs: who a patient is, what they have consented to, and ids of dispenses.
 *
 * @see "ehm-v17-messages.md 4"
 */
final class CustomerDesk implements Desk {

    private static final List<String> KINDS = List.of("ees", "hkdb", "rr", "rrd");
    private static final String ANIMALS = "rrd";
    private static final long LEAST_ID = 100_000_000_000_000L;
    private static final long IDS = 900_000_000_000_000L;

    private final NllRegister register;
    private final ResourceStore store;
    private final Pharmacies pharmacies;
    private final Consents consents;
    private final OwnerConsents ofOwners;
    private final ReceptdepaDjur animals;
    private final SecureRandom random = new SecureRandom();

    CustomerDesk(
            NllRegister register,
            ResourceStore store,
            Pharmacies pharmacies,
            Consents consents,
            OwnerConsents ofOwners,
            ReceptdepaDjur animals) {
        this.register = register;
        this.store = store;
        this.pharmacies = pharmacies;
        this.consents = consents;
        this.ofOwners = ofOwners;
        this.animals = animals;
    }

    @Override
    public Map<String, Answering> answers() {
        Map<String, Answering> answers = new LinkedHashMap<>();
        answers.put("HamtaPatientInfo", this::patient);
        answers.put("HamtaKundInfo", this::customer);
        answers.put("HamtaFolkInfo", this::person);
        answers.put("UppdateraSamtycke", this::consent);
        answers.put("HamtaExpeditionsId", this::dispatchId);
        return answers;
    }

    private Optional<Patient> known(SoapCall call, String personnummer) {
        Optional<Patient> known = register.patientByPersonnummer(call.lab(), personnummer);
        known.ifPresent(patient -> call.concerns(patient.id()));
        return known;
    }

    private Values patient(SoapCall call, Fields request) {
        String personnummer = request.required("personnummer");
        Optional<Patient> known = known(call, personnummer);
        return new Values()
                .put("finnsOrdination", hasPrescriptions(call, known))
                .put("patientInformation", information(call, personnummer, known));
    }

    private Values customer(SoapCall call, Fields request) {
        String personnummer = request.required("personnummer");
        Optional<Patient> known = known(call, personnummer);
        return new Values()
                .put("apotek", pharmacy(call))
                .put("djurreceptFinns", animals.hasPrescriptions(call.lab(), AnimalOwner.person(personnummer)))
                .put("kundinformation", information(call, personnummer, known))
                .put("receptFinns", hasPrescriptions(call, known));
    }

    private Values person(SoapCall call, Fields request) {
        String personnummer = request.required("personnummer");
        return new Values()
                .put("apotek", pharmacy(call))
                .put("kundinformation", information(call, personnummer, known(call, personnummer)));
    }

    private boolean hasPrescriptions(SoapCall call, Optional<Patient> known) {
        return known.map(patient -> store.ofPatient(call.lab(), "MedicationRequest", patient.id()).stream()
                        .anyMatch(row -> "active".equals(row.status())))
                .orElse(false);
    }

    /** Name only of those whose identity is not protected. */
    private Values information(SoapCall call, String personnummer, Optional<Patient> known) {
        return new Values()
                .put(
                        "redNamn",
                        known.filter(patient -> !patient.protectedIdentity())
                                .map(patient -> patient.surname() + ", " + patient.givenName()))
                .put("samtycke", consents(call, personnummer))
                .put("statusKod", status(known))
                .put("traffkod", traffkod(known));
    }

    private static String status(Optional<Patient> known) {
        return known.map(patient -> patient.deceasedOn() != null ? "4" : patient.protectedIdentity() ? "3" : "6")
                .orElse("2");
    }

    private static String traffkod(Optional<Patient> known) {
        return known.map(patient -> patient.deceasedOn() != null ? "71" : patient.protectedIdentity() ? "76" : "01")
                .orElse("93");
    }

    private Values consents(SoapCall call, String personnummer) {
        Values values = new Values();
        consents.of(call.lab(), personnummer).forEach((kind, consent) -> {
            String name = kind.equals("dos") ? "dosSamtycke" : kind;
            values.put(name, consent.given());
            values.put(
                    kind.equals("dos") ? "dosSamtyckeDatum" : kind + "SamtyckeDatum",
                    Instant.ofEpochMilli(consent.recordedMillis()));
        });
        boolean ofAnimals = ofOwners.holds(call.lab(), AnimalOwner.person(personnummer), null);
        if (ofAnimals || consents.of(call.lab(), personnummer).containsKey(ANIMALS)) {
            values.put(ANIMALS, ofAnimals); // it is also given and taken back where animals' prescriptions are
        }
        return values;
    }

    private @Nullable Values pharmacy(SoapCall call) {
        String gln = call.user().pharmacy();
        if (gln == null) {
            return null;
        }
        LocalDate today = register.today(call.lab());
        Optional<Pharmacy> found = pharmacies.byGln(gln);
        return new Values()
                .put("aktorsnamn", found.map(Pharmacy::actor))
                .put("eReceptDjur", false)
                .put("glnKod", gln)
                .put("namn", found.map(Pharmacy::name))
                .put("ort", found.map(Pharmacy::town))
                .put("registrerad", found.map(each -> each.openOn(today)).orElse(false))
                .put("startdatum", found.map(Pharmacy::openedOn).orElse(null));
    }

    private Values consent(SoapCall call, Fields request) {
        String personnummer = request.required("personnummer");
        Optional<Patient> known = known(call, personnummer);
        if (known.isEmpty()) {
            throw SoapRefusal.notFound(
                    "recording a consent",
                    "no person with personnummer " + personnummer + " in lab " + call.lab(),
                    "one of the lab's test patients",
                    "GET /admin/labs/" + call.lab() + "/nll/patients of the control API lists them.");
        }
        Fields told = request.one("samtycke").orElseThrow();
        Map<String, Boolean> said = new LinkedHashMap<>();
        KINDS.forEach(kind -> told.flag(kind).ifPresent(given -> said.put(kind, given)));
        if (Boolean.TRUE.equals(said.get("hkdb"))) {
            throw SoapRefusal.invalid(
                    "hkdb true", "hkdb false or nothing", "The consent to the high-cost database follows its account.");
        }
        Map<String, RegisteredConsent> before = consents.of(call.lab(), personnummer);
        if (before.containsKey("hkdb")) {
            said.remove("hkdb");
        }
        AnimalOwner owner = AnimalOwner.person(personnummer);
        if (Boolean.TRUE.equals(said.get(ANIMALS))) {
            ofOwners.give(call.lab(), owner, null);
        } else if (said.containsKey(ANIMALS)) {
            ofOwners.withdraw(call.lab(), owner, null);
        }
        consents.say(call.lab(), personnummer, said, register.now(call.lab()));
        return new Values()
                .put(
                        "hkdbSamtyckeFinns",
                        Optional.ofNullable(before.get("hkdb"))
                                .map(RegisteredConsent::given)
                                .orElse(false))
                .put("rrReceptFinns", hasPrescriptions(call, known))
                .put("rrdReceptFinns", animals.hasPrescriptions(call.lab(), AnimalOwner.person(personnummer)));
    }

    private Values dispatchId(SoapCall call, Fields request) {
        boolean without = request.flag("aktorsExpIdSaknas").orElse(false);
        if (!without && request.text("aktorsExpId").isEmpty()) {
            throw SoapRefusal.invalid(
                    "no aktorsExpId, and aktorsExpIdSaknas is false",
                    "aktorsExpId, or aktorsExpIdSaknas true",
                    "State the pharmacy's own id of the dispatch.");
        }
        return new Values().put("expeditionsId", Long.toString(LEAST_ID + (long) (random.nextDouble() * IDS)));
    }
}
