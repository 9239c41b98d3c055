package se.sakeratkomst.ehm.nll.server;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Provenance;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.nll.call.NllCall;
import se.sakeratkomst.ehm.nll.reading.Holdings;

/** Provenance: what happened to a patient's resources, read only; the server makes one for each write. */
public final class ProvenanceProvider implements IResourceProvider {

    private final Holdings holdings;

    public ProvenanceProvider(Holdings holdings) {
        this.holdings = holdings;
    }

    @Override
    public Class<Provenance> getResourceType() {
        return Provenance.class;
    }

    /** Reads what happened once. */
    @Read
    public Provenance read(@IdParam IdType id, HttpServletRequest request) {
        return holdings.one(NllCall.of(request), Provenance.class, id);
    }

    /** Searches what happened to a patient's resources, or to one of them. */
    @Search
    public List<Provenance> search(
            @OptionalParam(name = Provenance.SP_PATIENT) @Nullable ReferenceParam patient,
            @OptionalParam(name = Provenance.SP_TARGET) @Nullable ReferenceParam target,
            HttpServletRequest request) {
        NllCall call = NllCall.of(request);
        ReferenceParam whose =
                patient == null ? new ReferenceParam(call.patient().orElse("")) : patient;
        return holdings.search(
                call,
                Provenance.class,
                whose,
                null,
                null,
                row -> target == null || target.getIdPart().equals(row.aboutId()));
    }
}
