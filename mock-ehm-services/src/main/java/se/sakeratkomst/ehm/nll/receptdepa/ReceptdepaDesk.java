package se.sakeratkomst.ehm.nll.receptdepa;

import ca.uhn.fhir.rest.param.ReferenceParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationDispense.MedicationDispenseStatus;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.check.AffTable;
import se.sakeratkomst.ehm.check.ControlSet;
import se.sakeratkomst.ehm.customer.Consents;
import se.sakeratkomst.ehm.nll.call.NllCall;
import se.sakeratkomst.ehm.nll.reading.Documents;
import se.sakeratkomst.ehm.nll.reading.Holdings;
import se.sakeratkomst.ehm.nll.receptdepa.AffResult.Entry;
import se.sakeratkomst.ehm.nll.receptdepa.Changes.Outcome;
import se.sakeratkomst.ehm.nll.receptdepa.Prescribing.Dispatch;
import se.sakeratkomst.ehm.nll.receptdepa.Telling.Told;
import se.sakeratkomst.ehm.nll.view.DispenseView;
import se.sakeratkomst.ehm.nll.view.PrescriptionView;
import se.sakeratkomst.ehm.nll.writing.DispenseWriting;
import se.sakeratkomst.ehm.nll.writing.PrescriptionWriting;
import se.sakeratkomst.ehm.nll.writing.Uttag;
import se.sakeratkomst.ehm.nll.writing.Versions;
import se.sakeratkomst.ehm.nll.writing.WriteSession.Because;
import se.sakeratkomst.ehm.register.NllRegister;
import se.sakeratkomst.ehm.register.Patient;
import se.sakeratkomst.ehm.register.ResourceStore;
import se.sakeratkomst.ehm.register.StoredResource;
import se.sakeratkomst.ehm.soap.Answering;
import se.sakeratkomst.ehm.soap.Desk;
import se.sakeratkomst.ehm.soap.Fields;
import se.sakeratkomst.ehm.soap.SoapCall;
import se.sakeratkomst.ehm.soap.SoapRefusal;
import se.sakeratkomst.ehm.soap.Values;

/**
 * Domain or: prescriptions and their dispenses.
 *
 * @see "ehm-v17-messages.md 3; ehm.md 3.2"
 */
public final class ReceptdepaDesk implements Desk {

    private static final String ROW = "uttag-";
    private static final long EDUCATION = 3;
    private static final Set<Integer> TELEPHONE = Set.of(1);
    private static final Set<Integer> FAX = Set.of(3, 4);

    private final ResourceStore store;
    private final Documents documents;
    private final NllRegister register;
    private final Holdings holdings;
    private final Face face;
    private final Changes changes;
    private final PrescriptionWriting prescriptions;
    private final DispenseWriting dispenses;
    private final Telling telling;
    private final Prescribing prescribing;
    private final Numbers numbers;
    private final AffTable table;
    private final Consents consents;

    ReceptdepaDesk(
            ResourceStore store,
            Documents documents,
            NllRegister register,
            Holdings holdings,
            Face face,
            Changes changes,
            PrescriptionWriting prescriptions,
            DispenseWriting dispenses,
            Telling telling,
            Prescribing prescribing,
            Numbers numbers,
            AffTable table,
            Consents consents) {
        this.store = store;
        this.documents = documents;
        this.register = register;
        this.holdings = holdings;
        this.face = face;
        this.changes = changes;
        this.prescriptions = prescriptions;
        this.dispenses = dispenses;
        this.telling = telling;
        this.prescribing = prescribing;
        this.numbers = numbers;
        this.table = table;
        this.consents = consents;
    }

    @Override
    public Map<String, Answering> answers() {
        Map<String, Answering> answers = new LinkedHashMap<>();
        answers.put("SkapaOrdinationVard", (call, request) -> create(call, request, false));
        answers.put("SkapaOrdinationApotek", (call, request) -> create(call, request, true));
        answers.put("HamtaAktuellaOrdinationer", this::current);
        answers.put("HamtaIckeAktuellaOrdinationer", this::past);
        answers.put("HamtaOrdinationshistorik", this::history);
        answers.put("HamtaGallandeOrdinationsversion", this::version);
        answers.put("KorrigeraOrdinationVard", this::correct);
        answers.put("KorrigeraOrdinationApotek", this::correct);
        answers.put("MakuleraOrdinationVard", this::cancel);
        answers.put("MakuleraOrdinationApotek", this::cancel);
        answers.put("SattUtOrdinationVard", this::end);
        answers.put("SattUtOrdinationApotek", this::end);
        answers.put("KontrolleraUttag", this::rehearse);
        answers.put("GodkannUttag", this::approve);
        answers.put("BackaKrediteraUttag", this::takeBack);
        return answers;
    }

    // ---------------------------------------------------------------- writing

    private Values create(SoapCall call, Fields request, boolean byPharmacy) {
        Optional<Fields> whole = request.one("helforpackningsordination");
        Optional<Fields> doses = request.one("dispenseradOrdination");
        if (whole.isPresent() == doses.isPresent()) {
            throw SoapRefusal.invalid(
                    whole.isPresent() ? "both kinds of ordination" : "no ordination",
                    "either helforpackningsordination or dispenseradOrdination",
                    "Create one prescription in each call.");
        }
        Fields asked = whole.or(() -> doses).orElseThrow();
        boolean dose = doses.isPresent();
        Fields about = asked.one("ordinationsinformation").orElseThrow();
        Fields treatment = asked.one("behandlingsinformation").orElseThrow();
        Optional<String> personnummer = about.at("patient").flatMap(each -> each.text("personnummer"));
        Optional<Patient> patient = personnummer.flatMap(number -> face.known(call, number));
        ControlSet set = byPharmacy ? ControlSet.REG : ControlSet.NOD;
        String original = about.required("originalordinationsId");
        int format = byPharmacy ? request.number("originalformat").orElse(0L).intValue() : 0;
        OwnControls own = new OwnControls(table, set)
                .unless(OwnControls.isUuid(original), "U.001")
                .unless(patient.isEmpty() || isNew(call, patient.get(), original), "U.002")
                .unless(personnummer.isEmpty() || patient.isPresent(), "P.001")
                .unless(
                        patient.isEmpty()
                                || isTestPerson(patient.get())
                                        == (about.number("testindikator").orElse(0L) == EDUCATION),
                        "U.005")
                .unless(!byPharmacy || dose || Set.of(0, 6, 7).contains(format), "U.010")
                .unless(dose || treatment.text("behandlingsstart").isEmpty(), "G.020")
                .unless(dose || treatment.text("behandlingsslut").isEmpty(), "G.021")
                .unless(dose || asked.text("ordinationstyp").isEmpty(), "G.023")
                .unless(!dose || asked.text("ordinationstyp").isPresent(), "G.028")
                .unless(
                        patient.isEmpty()
                                || consents.toRegister(call.lab(), patient.get().personnummer()),
                        "P.002");
        patient.ifPresent(known -> own.listVersion(
                request.number("underlagsversion"), known.listVersion(), byPharmacy ? "U.011" : "U.013"));
        MedicationRequest resource = prescribing.prescription(
                asked,
                dose,
                byPharmacy ? Prescribing.told(request.one("ordinator").orElseThrow()) : prescribing.user(call, request),
                patient.orElse(null),
                byPharmacy ? basis(format) : null);
        request.text("apoteketsKommentar").ifPresent(text -> Prescribing.note(resource, "apoteketsKommentar", text));
        earlier(call, asked).ifPresent(reference -> resource.setPriorPrescription(reference));
        if (personnummer.isPresent() && patient.isEmpty()) {
            AffResult result = new AffResult(set, register.now(call.lab()), own.found());
            call.controlled(result.status(), result.codes());
            return new Values().put("affResultat", result.told());
        }
        Outcome<StoredResource> outcome = changes.run(
                call,
                set,
                own.found(),
                patient.orElse(null),
                "SKAPA",
                List.of(),
                true,
                session -> prescriptions.create(session, resource, "ordination"));
        Values answer = new Values().put("affResultat", outcome.result().told());
        outcome.done()
                .ifPresent(row -> answer.put("skapatOrdinationsId", numbers.of(call.lab(), row.type(), row.id()))
                        .put("ordinationsstatus", status(call, row)));
        return answer.put("underlagsversion", patient.map(known -> listVersion(call, known)));
    }

    private Optional<org.hl7.fhir.r4.model.Reference> earlier(SoapCall call, Fields asked) {
        return asked.number("tidigareOrdinationsId")
                .map(number -> new org.hl7.fhir.r4.model.Reference("MedicationRequest/"
                        + numbers.id(call.lab(), PrescriptionWriting.TYPE, number)
                                .orElse("unknown")));
    }

    private static String basis(int format) {
        return TELEPHONE.contains(format) ? "TELEPHONE" : FAX.contains(format) ? "FAX" : "PAPER";
    }

    private static boolean isTestPerson(Patient patient) {
        return patient.deceasedOn() == null && !patient.protectedIdentity();
    }

    private boolean isNew(SoapCall call, Patient patient, String original) {
        return store.ofPatient(call.lab(), PrescriptionWriting.TYPE, patient.id()).stream()
                .noneMatch(row -> row.json().contains("\"" + original + "\""));
    }

    private Values correct(SoapCall call, Fields request) {
        StoredResource former =
                prescription(call, request.number("ordinationsid").orElseThrow());
        Optional<Patient> patient = face.patientOf(call, former);
        MedicationRequest resource = documents.read(MedicationRequest.class, former);
        PrescriptionView view = new PrescriptionView(resource);
        Uttag left = changes.writes().left(view, standing(call.lab(), former.id()));
        Prescribing.treatment(resource, request);
        Prescribing.rules(resource, request);
        Prescribing.quantity(resource, request);
        request.number("resterandeAntalUttag")
                .ifPresent(rest -> Prescribing.allowed(
                        resource, view.numberOfDispensesAllowed().orElse(0) - left.left() + rest));
        for (String name : Telling.NOTED) {
            request.text(name).ifPresent(text -> Prescribing.note(resource, name, text));
        }
        String comment =
                request.at("forandring").flatMap(each -> each.text("kommentar")).orElse(null);
        OwnControls own = own(call, ControlSet.KORR, request, patient, "U.011")
                .unless(view.dosePackaging() || request.text("behandlingsstart").isEmpty(), "G.020");
        Outcome<StoredResource> outcome = changes.run(
                call,
                ControlSet.KORR,
                own.found(),
                patient.orElse(null),
                "KORRIGERA",
                List.of(former.id()),
                true,
                session -> prescriptions.replace(
                        session,
                        former.id(),
                        Versions.stated(new IdType("MedicationRequest", former.id()), resource, "ordination"),
                        resource,
                        "ordination"));
        Values answer = new Values()
                .put("affResultat", outcome.result().told())
                .put("ordinationsid", request.number("ordinationsid"))
                .put("underlagsversion", version(call, patient));
        outcome.done()
                .ifPresent(row -> answer.put("ordinationsstatus", status(call, row))
                        .put(
                                "forandring",
                                new Values()
                                        .put("kommentar", comment)
                                        .put("tidpunkt", Instant.ofEpochMilli(row.recordedMillis()))
                                        .put("typ", "K")));
        return answer;
    }

    private OwnControls own(
            SoapCall call, ControlSet set, Fields request, Optional<Patient> patient, String versionRow) {
        OwnControls own = new OwnControls(table, set);
        patient.ifPresent(known -> own.listVersion(request.number("underlagsversion"), known.listVersion(), versionRow)
                .unless(
                        call.user().pharmacy() == null || consents.toRegister(call.lab(), known.personnummer()),
                        "P.002"));
        return own;
    }

    private Values cancel(SoapCall call, Fields request) {
        StoredResource former =
                prescription(call, request.number("ordinationsId").orElseThrow());
        Optional<Patient> patient = face.patientOf(call, former);
        Optional<Fields> stated = request.one("makulering");
        int reason = stated.flatMap(each -> each.number("orsakskod")).orElse(4L).intValue();
        String comment = stated.flatMap(each -> each.text("kommentar")).orElse(null);
        if (stated.isEmpty() || (reason == 4 && comment == null)) {
            throw SoapRefusal.invalid(
                    stated.isEmpty() ? "no makulering" : "orsakskod 4 without kommentar",
                    "makulering with orsakskod and paUppdragAv, and kommentar with orsakskod 4",
                    "State why the prescription is cancelled.");
        }
        Outcome<StoredResource> outcome = changes.run(
                call,
                ControlSet.MAK,
                own(call, ControlSet.MAK, request, patient, "U.011").found(),
                patient.orElse(null),
                "MAKULERA",
                List.of(former.id()),
                true,
                session -> prescriptions.end(session, former.id(), true, null, "ordination"));
        Values answer = new Values()
                .put("affResultat", outcome.result().told())
                .put("ordinationsId", request.number("ordinationsId"))
                .put("underlagsversion", version(call, patient));
        outcome.done()
                .ifPresent(row -> answer.put("ordinationsstatus", status(call, row))
                        .put("makulering", Telling.cancellation(told(call, row), reason, comment)));
        return answer;
    }

    private Values end(SoapCall call, Fields request) {
        StoredResource former =
                prescription(call, request.number("ordinationsId").orElseThrow());
        Optional<Patient> patient = face.patientOf(call, former);
        boolean dose = new PrescriptionView(documents.read(MedicationRequest.class, former)).dosePackaging();
        Outcome<StoredResource> outcome = changes.run(
                call,
                ControlSet.UTS,
                own(call, ControlSet.UTS, request, patient, "U.011")
                        .unless(dose, "P.005")
                        .found(),
                patient.orElse(null),
                "AVSLUTA",
                List.of(former.id()),
                true,
                session -> prescriptions.end(session, former.id(), false, null, "ordination"));
        Values answer = new Values()
                .put("affResultat", outcome.result().told())
                .put("ordinationsId", request.number("ordinationsId"))
                .put("underlagsversion", version(call, patient));
        outcome.done()
                .ifPresent(row -> answer.put("ordinationsstatus", status(call, row))
                        .put(
                                "utsattning",
                                new Values()
                                        .put(
                                                "kommentar",
                                                request.at("utsattning").flatMap(each -> each.text("kommentar")))
                                        .put("tidpunkt", Instant.ofEpochMilli(row.recordedMillis()))
                                        .put("typ", "U")));
        return answer;
    }

    // -------------------------------------------------------------- dispensing

    /** A row of a dispatch: what is dispensed, of which prescription. */
    private record Row(Fields asked, long prescription, boolean completes) {}

    private Values rehearse(SoapCall call, Fields request) {
        List<Row> rows = new ArrayList<>();
        for (Fields each : request.all("kontrolleraUttagsinformation")) {
            long number = each.number("ordinationsId")
                    .orElseThrow(() -> SoapRefusal.of(
                            SoapRefusal.Why.NOT_OFFERED,
                            "V17-OFFER",
                            "checking a dispense",
                            "a dispense of a prescription on paper",
                            "ordinationsId of a registered prescription",
                            "Register the prescription with SkapaOrdinationApotek, or dispense it through NLL."));
            for (String kind : List.of("helforpackningsUttagLista", "dispenseratUttagLista")) {
                each.all(kind).forEach(uttag -> rows.add(new Row(uttag, number, false)));
            }
        }
        Dispensed dispensed = dispense(call, request, rows, false);
        Values answer = new Values();
        dispensed.rows().forEach(row -> answer.add("uttagslista", row));
        return answer;
    }

    private Values approve(SoapCall call, Fields request) {
        List<Row> rows = new ArrayList<>();
        for (Fields each : request.all("expeditionsunderlag")) {
            each.one("helforpackningsuttag")
                    .or(() -> each.one("dispenseratuttag"))
                    .ifPresent(uttag -> rows.add(new Row(
                            uttag,
                            each.number("ordinationsId").orElseThrow(),
                            each.flag("slutexpedierad").orElse(false))));
        }
        Dispensed dispensed = dispense(call, request, rows, true);
        Values answer = new Values();
        for (int i = 0; i < rows.size(); i++) {
            boolean doses = rows.get(i).asked().element().getLocalName().startsWith("dispenserat");
            answer.add(
                    doses ? "dispenseratuttagLista" : "helforpackningsuttagLista",
                    dispensed.rows().get(i));
        }
        return answer.put(
                "ordinationslista",
                list(
                        call,
                        dispensed.patient(),
                        rows.stream()
                                .map(row ->
                                        prescription(call, row.prescription()).id())
                                .collect(Collectors.toSet())));
    }

    /** @param rows one for each asked, with its affResultat */
    private record Dispensed(List<Values> rows, @Nullable Patient patient) {}

    private Dispensed dispense(SoapCall call, Fields request, List<Row> rows, boolean keep) {
        if (rows.isEmpty()) {
            throw SoapRefusal.invalid("no uttag", "at least one", "State what is dispensed.");
        }
        List<StoredResource> prescribed =
                rows.stream().map(row -> prescription(call, row.prescription())).toList();
        Patient patient = request.text("personnummer")
                .map(number -> face.patient(call, number))
                .or(() -> face.patientOf(call, prescribed.get(0)))
                .orElse(null);
        OwnControls own = own(call, ControlSet.EXP, request, Optional.ofNullable(patient), "U.012");
        Dispatch dispatch = new Dispatch(
                request.required("apoteksaktorensExpeditionsId"),
                request.number("expeditionsId").orElseThrow(),
                request.day("expeditionsdatum").orElseThrow());
        Outcome<List<StoredResource>> outcome = changes.run(
                call,
                ControlSet.EXP,
                own.found(),
                patient,
                "EXPEDIERA",
                prescribed.stream().map(StoredResource::id).toList(),
                keep,
                session -> {
                    List<DispenseWriting.Asked> asked = new ArrayList<>();
                    for (int i = 0; i < rows.size(); i++) {
                        Row row = rows.get(i);
                        PrescriptionView view = new PrescriptionView(session.read(
                                MedicationRequest.class,
                                store.latest(
                                                call.lab(),
                                                PrescriptionWriting.TYPE,
                                                prescribed.get(i).id())
                                        .orElseThrow()));
                        MedicationDispense resource = prescribing.dispense(
                                row.asked(),
                                dispatch,
                                view,
                                row.completes(),
                                call.user().pharmacy());
                        asked.add(new DispenseWriting.Asked(resource, ROW + i + ".", new Because(null, List.of())));
                    }
                    return dispenses.create(session, asked);
                });
        List<Values> told = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Values row = echo(rows.get(i), dispatch)
                    .put(
                            "affResultat",
                            outcome.of(ROW + i + ".", ROW, own.found()).told());
            if (keep && outcome.done().isPresent()) {
                StoredResource stored = outcome.done().get().get(i);
                row.put("uttagsId", numbers.of(call.lab(), stored.type(), stored.id()))
                        .put(
                                "uttagsstatus",
                                new Values()
                                        .put("status", 200)
                                        .put("tidpunkt", Instant.ofEpochMilli(stored.recordedMillis())));
            }
            told.add(row.put(
                    "expedieratAntalUttag",
                    standing(call.lab(), prescribed.get(i).id()).size()));
        }
        return new Dispensed(told, patient);
    }

    /** What was asked, told again. */
    private static Values echo(Row row, Dispatch dispatch) {
        Fields asked = row.asked();
        Fields article = asked.one("artikelinformation").orElseThrow();
        return new Values()
                .put("apoteksaktorensExpeditionsId", dispatch.actorsId())
                .put(
                        "artikelinformation",
                        new Values()
                                .put("nplId", article.text("nplId"))
                                .put("nplPackId", article.text("nplPackId"))
                                .put("utbyttArtikel", article.flag("utbyttArtikel"))
                                .put("varunr", article.text("varunr")))
                .put("expedieradMangd", asked.decimal("expedieradMangd"))
                .put("expedieratAntalForpackningar", asked.number("expedieratAntalForpackningar"))
                .put("expeditionsId", dispatch.id())
                .put("expeditionsdatum", dispatch.day())
                .put("expeditionsradId", asked.required("expeditionsradId"))
                .put("farmaceutsNotering", asked.text("farmaceutsNotering"))
                .put("formansval", asked.required("formansval"))
                .put("ordinationsId", row.prescription())
                .put("startforpackning", asked.flag("startforpackning").orElse(false))
                .put("uttagstyp", asked.required("uttagstyp"));
    }

    private Values takeBack(SoapCall call, Fields request) {
        List<StoredResource> rows = request.all("uttagAttBacka").stream()
                .map(field -> dispense(call, Long.parseLong(field.own())))
                .toList();
        Patient patient = face.patientOf(call, rows.get(0)).orElse(null);
        Set<String> ids =
                rows.stream().map(row -> String.valueOf(row.aboutId())).collect(Collectors.toSet());
        changes.run(call, ControlSet.EXP, List.<Entry>of(), patient, "BACKA", ids, true, session -> {
            for (StoredResource row : rows) {
                MedicationDispense resource = session.read(MedicationDispense.class, row);
                resource.setStatus(MedicationDispenseStatus.ENTEREDINERROR);
                dispenses.replace(
                        session,
                        row.id(),
                        Versions.stated(new IdType("MedicationDispense", row.id()), resource, "uttag"),
                        resource,
                        "uttag");
            }
            return true;
        });
        return new Values().put("ordinationslista", list(call, patient, ids));
    }

    private StoredResource dispense(SoapCall call, long number) {
        return numbers.id(call.lab(), DispenseWriting.TYPE, number)
                .flatMap(id -> store.latest(call.lab(), DispenseWriting.TYPE, id))
                .orElseThrow(() -> SoapRefusal.notFound(
                        "finding the dispense",
                        "no uttag " + number + " in lab " + call.lab(),
                        "the uttagsId of an answer",
                        "Read the prescription's history and take the number from there."));
    }

    // ----------------------------------------------------------------- reading

    private StoredResource prescription(SoapCall call, long number) {
        return numbers.id(call.lab(), PrescriptionWriting.TYPE, number)
                .flatMap(id -> store.latest(call.lab(), PrescriptionWriting.TYPE, id))
                .orElseThrow(() -> SoapRefusal.notFound(
                        "finding the prescription",
                        "no ordination " + number + " in lab " + call.lab(),
                        "the ordinationsId of an answer",
                        "Read the patient's prescriptions and take the number from there."));
    }

    private List<DispenseView> standing(se.sakeratkomst.kit.lab.LabId lab, String prescription) {
        return store.about(lab, DispenseWriting.TYPE, prescription).stream()
                .filter(row -> "completed".equals(row.status()))
                .map(row -> new DispenseView(documents.read(MedicationDispense.class, row)))
                .toList();
    }

    private Told told(SoapCall call, StoredResource row) {
        return told(call, documents.read(MedicationRequest.class, row), row);
    }

    private Told told(SoapCall call, MedicationRequest resource, StoredResource row) {
        return new Told(
                call.lab(),
                Optional.ofNullable(row.patientId())
                        .flatMap(id -> register.patient(call.lab(), id))
                        .orElse(null),
                new PrescriptionView(resource),
                Instant.ofEpochMilli(row.recordedMillis()),
                row.authorRole().contains("apotek"),
                register.today(call.lab()),
                standing(call.lab(), row.id()));
    }

    private Values status(SoapCall call, StoredResource row) {
        return telling.statusOf(told(call, row))
                .put(
                        "apotekspersonal",
                        call.user().pharmacy() == null
                                ? null
                                : new Values()
                                        .put("anvandarId", call.user().subject())
                                        .put("apoteksId", call.user().pharmacy()));
    }

    private int listVersion(SoapCall call, Patient patient) {
        return register.patient(call.lab(), patient.id())
                .map(Patient::listVersion)
                .orElse(0);
    }

    private int version(SoapCall call, Optional<Patient> patient) {
        return patient.map(known -> listVersion(call, known)).orElse(0);
    }

    /** The patient's prescriptions that the caller sees, the newest first. */
    private List<Told> all(SoapCall call, Patient patient) {
        NllCall own = face.reading(call, patient);
        Map<String, StoredResource> rows = store.ofPatient(call.lab(), PrescriptionWriting.TYPE, patient.id()).stream()
                .collect(Collectors.toMap(StoredResource::id, Function.identity()));
        return holdings
                .search(
                        own,
                        MedicationRequest.class,
                        new ReferenceParam("Patient", null, patient.id()),
                        null,
                        null,
                        row -> true)
                .stream()
                .flatMap(resource ->
                        Optional.ofNullable(rows.get(resource.getIdElement().getIdPart()))
                                .map(row -> told(call, resource, row))
                                .stream())
                .toList();
    }

    private Values current(SoapCall call, Fields request) {
        Patient patient = face.patient(call, request.required("personnummer"));
        List<Told> told =
                wanted(all(call, patient).stream().filter(telling::isCurrent).toList(), request);
        Values answer = new Values().put("ordinationslista", list(told, patient, listVersion(call, patient)));
        telling.registers(answer, told, register.today(call.lab()));
        return answer;
    }

    private Values past(SoapCall call, Fields request) {
        Patient patient = face.patient(call, request.required("personnummer"));
        Optional<LocalDate> from = request.day("fromDatum");
        List<Told> told = wanted(
                all(call, patient).stream()
                        .filter(each -> !telling.isCurrent(each))
                        .filter(each -> from.isEmpty()
                                || !NllRegister.day(each.recorded()).isBefore(from.get()))
                        .toList(),
                request);
        Values list = list(told, patient, listVersion(call, patient));
        Values answer = new Values().put("ordinationKortInfolista", list);
        telling.registers(answer, told, register.today(call.lab()));
        return answer;
    }

    private List<Told> wanted(List<Told> all, Fields request) {
        Optional<Long> one = request.number("ordinationsId");
        return all.stream()
                .filter(each -> one.isEmpty() || one.get() == telling.number(each))
                .toList();
    }

    private Values list(List<Told> told, @Nullable Patient patient, int version) {
        Values list = new Values()
                .put("personnummer", patient == null ? null : patient.personnummer())
                .put("underlagsversion", patient == null ? null : version);
        for (Told each : told) {
            list.add(
                    each.view().dosePackaging() ? "dispenseradordinationLista" : "helforpackningsordinationLista",
                    telling.prescription(each));
        }
        return list;
    }

    /** Those prescriptions as they are now. */
    private Values list(SoapCall call, @Nullable Patient patient, Set<String> ids) {
        List<Told> told = ids.stream()
                .map(id -> store.latest(call.lab(), PrescriptionWriting.TYPE, id))
                .flatMap(Optional::stream)
                .map(row -> told(call, row))
                .toList();
        return list(told, patient, patient == null ? 0 : listVersion(call, patient));
    }

    /** Every version of the prescription, the newest first, and every dispense, those taken back too. */
    private Values history(SoapCall call, Fields request) {
        StoredResource latest =
                prescription(call, request.number("ordinationsId").orElseThrow());
        Optional<Patient> patient = face.patientOf(call, latest);
        if (patient.isPresent()
                && all(call, patient.get()).stream()
                        .noneMatch(each -> each.view().id().equals(Optional.of(latest.id())))) {
            throw SoapRefusal.notFound(
                    "reading the history",
                    "no such ordination on this ground for access",
                    "a prescription that the caller sees",
                    "Read the patient's prescriptions and take the number from there.");
        }
        Values answer = new Values();
        List<Told> versions = store.history(call.lab(), PrescriptionWriting.TYPE, latest.id()).stream()
                .map(row -> told(call, row))
                .toList();
        Told now = versions.get(0);
        for (Told each : versions) {
            answer.add(
                    each.view().dosePackaging() ? "dispenseradordinationLista" : "helforpackningsordinationLista",
                    telling.prescription(each).put("historisktOrdinationsId", telling.number(each)));
        }
        List<DispenseView> before = new ArrayList<>();
        for (StoredResource row : store.about(call.lab(), DispenseWriting.TYPE, latest.id())) {
            DispenseView view = new DispenseView(documents.read(MedicationDispense.class, row));
            if ("completed".equals(row.status())) {
                before.add(view);
            }
            answer.add(
                    now.view().dosePackaging() ? "dispenseratuttagLista" : "helforpackningsuttagLista",
                    telling.dispense(now, view, Instant.ofEpochMilli(row.recordedMillis()), before));
        }
        telling.registers(answer, List.of(now), register.today(call.lab()));
        return answer;
    }

    private Values version(SoapCall call, Fields request) {
        StoredResource row = prescription(call, request.number("ordinationsid").orElseThrow());
        face.patientOf(call, row);
        Told told = told(call, row);
        Uttag left = changes.writes().left(told.view(), told.dispenses());
        return new Values()
                .put("ordinationsid", telling.number(told))
                .put("resterandeAntalUttag", left.left())
                .put("status", telling.status(told))
                .put("tidpunkt", told.recorded())
                .put("totalmangdKvar", left.rest().max(java.math.BigDecimal.ZERO));
    }
}
