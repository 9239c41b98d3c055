package se.sakeratkomst.ehm.nll.server;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.History;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.nll.call.NllCall;
import se.sakeratkomst.ehm.nll.reading.Holdings;
import se.sakeratkomst.ehm.nll.view.ConsentView;
import se.sakeratkomst.ehm.nll.writing.Answers;
import se.sakeratkomst.ehm.nll.writing.ConsentWriting;
import se.sakeratkomst.ehm.nll.writing.Versions;
import se.sakeratkomst.ehm.nll.writing.Writes;
import se.sakeratkomst.ehm.refusal.RefusalException;
import se.sakeratkomst.saml.Finding;

/**
 * Consents to access and to dose dispensing.
 *
 * @see "nll-fhir.md 1.7; TA 17, TA 23, TA 53"
 */
public final class ConsentProvider implements IResourceProvider {

    private static final String TYPE = ConsentWriting.TYPE;

    private final Holdings holdings;
    private final Writes writes;
    private final ConsentWriting consents;
    private final BiConsumer<NllCall, String> permission;

    /** @param permission refuses a user who may not make calls of a kind */
    public ConsentProvider(
            Holdings holdings, Writes writes, ConsentWriting consents, BiConsumer<NllCall, String> permission) {
        this.holdings = holdings;
        this.writes = writes;
        this.consents = consents;
        this.permission = permission;
    }

    @Override
    public Class<Consent> getResourceType() {
        return Consent.class;
    }

    /** Reads a consent, the latest version or the one that is named. */
    @Read(version = true)
    public Consent read(@IdParam IdType id, HttpServletRequest request) {
        return holdings.one(NllCall.of(request), Consent.class, id);
    }

    /** All versions of a consent, newest first. */
    @History
    public List<Consent> history(@IdParam IdType id, HttpServletRequest request) {
        return holdings.versions(NllCall.of(request), Consent.class, id);
    }

    /** Searches the patient's consents, by category and status. */
    @Search
    public List<Consent> search(
            @OptionalParam(name = Consent.SP_PATIENT) @Nullable ReferenceParam patient,
            @OptionalParam(name = Consent.SP_CATEGORY) @Nullable TokenParam category,
            @OptionalParam(name = Consent.SP_STATUS) @Nullable TokenOrListParam status,
            HttpServletRequest request) {
        return holdings.search(
                NllCall.of(request),
                Consent.class,
                patient,
                null,
                status,
                row -> category == null || String.valueOf(category.getValue()).equals(row.code()));
    }

    /** Asks for access, or registers a consent to dose dispensing. */
    @Create
    public MethodOutcome create(@ResourceParam Consent resource, HttpServletRequest request) {
        NllCall call = NllCall.of(request);
        ConsentView view = new ConsentView(resource);
        permission.accept(call, view.toDoses() ? "dose-consent" : "consent-request");
        view.patientId().ifPresent(patient -> Holdings.concerns(call, patient, "creating a consent"));
        return writes.run(
                call,
                call.patient().orElse(null),
                new TreeSet<>(),
                true,
                session -> Answers.of(
                        session.read(Consent.class, consents.create(session, resource, TYPE)),
                        session.warnings(),
                        true));
    }

    /** The patient answers a request or takes a consent back; staff end a consent to dose dispensing. */
    @Update
    public MethodOutcome replace(@IdParam IdType id, @ResourceParam Consent resource, HttpServletRequest request) {
        NllCall call = NllCall.of(request);
        if (new ConsentView(resource).toDoses()) {
            permission.accept(call, "dose-consent");
        } else {
            permission.accept(call, "consent-answer");
            onTheirOwnGround(call);
        }
        return writes.run(
                call,
                call.patient().orElse(null),
                new TreeSet<>(),
                true,
                session -> Answers.of(
                        session.read(
                                Consent.class,
                                consents.replace(
                                        session, id.getIdPart(), Versions.stated(id, resource, TYPE), resource, TYPE)),
                        session.warnings(),
                        false));
    }

    /** That it is the patient who answers, or somebody who may in the patient's place, is decided from the ground for access. */
    private static void onTheirOwnGround(NllCall call) {
        Optional<Finding> missing = call.access().isPresent()
                ? Optional.empty()
                : Optional.of(Finding.error(
                        "EHM-054",
                        "answering a request for consent",
                        "no purpose and ground for access",
                        "x-purpose, x-access and x-patientref of the person who answers",
                        "Send the purpose and the ground that a private person has for the own list."));
        missing.ifPresent(finding -> {
            throw RefusalException.of(400, "required", finding);
        });
    }
}
