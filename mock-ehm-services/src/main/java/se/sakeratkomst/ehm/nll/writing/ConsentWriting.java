package se.sakeratkomst.ehm.nll.writing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.MedicationRequest;
import se.sakeratkomst.ehm.nll.view.ConsentView;
import se.sakeratkomst.ehm.nll.view.NllUris;
import se.sakeratkomst.ehm.nll.view.PrescriptionView;
import se.sakeratkomst.ehm.nll.writing.Versions.Stated;
import se.sakeratkomst.ehm.register.StoredResource;
import se.sakeratkomst.ehm.user.User;

/**
 * Consents: care asks for access and the patient answers, for so many years or until it is taken back; a consent to dose dispensing is registered
 * and ended by staff, not while doses are prescribed.
 *
 * @see "nll-fhir.md 1.6, 1.7; TA 17, TA 53"
 */
public final class ConsentWriting {

    public static final String TYPE = "Consent";
    private static final String RULE = "EHM-120";
    private static final String ASKING = "asking for a consent";
    private static final String ANSWERING = "answering a request for consent";
    private static final String ENDING = "ending a consent to dose dispensing";
    private static final Set<String> LIVING = Set.of("active", "on-hold");

    private final Writes writes;
    private final int years;

    /** @param years for how long a consent to access is given */
    public ConsentWriting(Writes writes, int years) {
        this.writes = writes;
        this.years = years;
    }

    /** Asks for access, or registers a consent to dose dispensing. */
    public StoredResource create(WriteSession session, Consent resource, String at) {
        ConsentView view = new ConsentView(resource);
        new Objections("creating a consent", at)
                .unless(
                        view.category().filter(ConsentView.CATEGORIES::contains).isPresent(),
                        RULE,
                        "category",
                        "category " + view.category().orElse("(none)"),
                        "one of " + new TreeSet<>(ConsentView.CATEGORIES),
                        "State in category what is consented to.")
                .unless(
                        view.patientId().isPresent(),
                        RULE,
                        "patient",
                        "no patient",
                        "Patient/<logical id>",
                        "Fetch the patient and refer to the id of the answer.")
                .settle();
        if (view.toDoses()) {
            registered(view, at);
        } else {
            asked(session, view, at);
        }
        whole(view, session.today());
        return session.add(resource);
    }

    private static void asked(WriteSession session, ConsentView view, String at) {
        Optional<String> provider = session.call().user().map(User::careProvider);
        new Objections(ASKING, at)
                .unless(
                        view.status().filter(ConsentView.ASKED::equals).isPresent(),
                        RULE,
                        "status",
                        "status " + view.status().orElse("(none)"),
                        ConsentView.ASKED,
                        "Ask with the status " + ConsentView.ASKED + "; the patient answers.")
                .unless(
                        provider.isPresent(),
                        RULE,
                        "organization",
                        "a user without care provider",
                        "a user of the care provider that is to have access",
                        "Ask the identity provider for the attribute, or deliver it as a supplement with the token exchange.")
                .unless(
                        view.careProvider().isEmpty() || view.careProvider().equals(provider),
                        RULE,
                        "organization",
                        "the care provider " + view.careProvider().orElse("(none)"),
                        "the user's own, " + provider.orElse("none") + ", or none",
                        "Leave organization out: the server takes it from the proof of user.")
                .unless(
                        view.firstDay().isEmpty() && view.lastDay().isEmpty(),
                        RULE,
                        "extension",
                        "a period",
                        "none: it begins when the patient says yes",
                        "Leave NLLConsentPeriod out.")
                .unless(
                        !session.statesAReason(),
                        RULE,
                        "",
                        "a reason in x-provenance",
                        "none: NLLProvenanceConsentAccess has no reason",
                        "Take reason out of x-provenance.")
                .settle();
        view.askedBy(provider.orElseThrow());
    }

    private static void registered(ConsentView view, String at) {
        new Objections("registering a consent to dose dispensing", at)
                .unless(
                        view.given(),
                        RULE,
                        "status",
                        "status " + view.status().orElse("(none)"),
                        ConsentView.GIVEN,
                        "Register it as " + ConsentView.GIVEN + " when the patient has said yes.")
                .settle();
        view.resource().getOrganization().clear();
    }

    /** What the profiles fix and FHIR asks for; the client need not state it. */
    private static void whole(ConsentView view, LocalDate today) {
        Consent resource = view.resource();
        WriteSession.claim(resource, view.toDoses() ? NllUris.DOSE_CONSENT : NllUris.ACCESS_CONSENT);
        resource.setScope(new CodeableConcept(
                new Coding(NllUris.CONSENT_SCOPES, view.toDoses() ? "treatment" : "patient-privacy", null)));
        resource.setCategory(List.of(new CodeableConcept(
                new Coding(NllUris.CONSENT_TYPES, view.category().orElseThrow(), null))));
        resource.setPolicyRule(new CodeableConcept().setText("Lag (2018:1212) om nationell läkemedelslista"));
        if (!resource.hasDateTime()) {
            resource.setDateTimeElement(new DateTimeType(today.toString()));
        }
    }

    /** The patient answers or takes back, or a consent to dose dispensing ends. */
    public StoredResource replace(WriteSession session, String id, Stated version, Consent resource, String at) {
        StoredResource former = writes.changeable(session, TYPE, id, version, at);
        Consent stored = session.read(Consent.class, former);
        ConsentView old = new ConsentView(stored);
        ConsentView view = new ConsentView(resource);
        new Objections("replacing a consent", at)
                .unless(
                        view.category().equals(old.category())
                                && view.patientId().equals(old.patientId())
                                && (view.careProvider().isEmpty()
                                        || view.careProvider().equals(old.careProvider())),
                        RULE,
                        "",
                        "another category, patient or care provider than before",
                        "the stored ones",
                        "Send the consent as it was read, with the status changed.")
                .settle();
        String status = view.status().orElse("(none)");
        if (old.toDoses()) {
            end(session, old, status, at);
        } else {
            answer(old, status, session.today(), at);
        }
        old.becomes(status);
        WriteSession.claim(stored, old.toDoses() ? NllUris.DOSE_CONSENT : NllUris.ACCESS_CONSENT);
        return session.replace(former, stored);
    }

    private void answer(ConsentView old, String status, LocalDate today, String at) {
        Set<String> possible = possible(old.status().orElse(""));
        new Objections(ANSWERING, at)
                .unless(
                        possible.contains(status),
                        RULE,
                        "status",
                        "status " + status + " after " + old.status().orElse("(none)"),
                        possible.isEmpty() ? "no change: it has ended" : "one of " + new TreeSet<>(possible),
                        "A request is accepted (" + ConsentView.GIVEN + ") or refused (" + ConsentView.REFUSED
                                + "), what is accepted is taken back (" + ConsentView.ENDED + ").")
                .settle();
        if (status.equals(ConsentView.GIVEN)) {
            old.hold(today, today.plusYears(years));
        }
    }

    /** What may become of a consent to access that has that status. */
    public static Set<String> possible(String status) {
        return switch (status) {
            case ConsentView.ASKED -> Set.of(ConsentView.GIVEN, ConsentView.REFUSED);
            case ConsentView.GIVEN -> Set.of(ConsentView.ENDED);
            default -> Set.of();
        };
    }

    private void end(WriteSession session, ConsentView old, String status, String at) {
        List<String> doses = old.patientId().stream()
                .flatMap(patient ->
                        writes.store().ofPatient(session.call().lab(), PrescriptionWriting.TYPE, patient).stream())
                .filter(row -> LIVING.contains(String.valueOf(row.status())))
                .filter(row -> new PrescriptionView(session.read(MedicationRequest.class, row)).dosePackaging())
                .map(StoredResource::id)
                .toList();
        new Objections(ENDING, at)
                .unless(
                        old.given() && status.equals(ConsentView.ENDED),
                        RULE,
                        "status",
                        "status " + status + " after " + old.status().orElse("(none)"),
                        ConsentView.ENDED + " after " + ConsentView.GIVEN,
                        "A consent to dose dispensing ends by the status alone; register a new one to begin again.")
                .unless(
                        doses.isEmpty(),
                        RULE,
                        "",
                        "prescriptions for dose dispensing that are still in use: " + doses,
                        "none",
                        "End or replace them first ($end), then end the consent.")
                .settle();
    }
}
