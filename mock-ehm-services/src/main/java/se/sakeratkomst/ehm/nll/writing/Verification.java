package se.sakeratkomst.ehm.nll.writing;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.nll.call.Complaint;
import se.sakeratkomst.ehm.nll.call.NllCall;
import se.sakeratkomst.saml.Finding;

/**
 * {@code $verify}: what a write would be answered with, told as parameters. Nothing is stored.
 *
 * @see "nll-fhir.md 2: detectedIssues, issues"
 */
public final class Verification {

    private static final int UNPROCESSABLE = 422;

    private Verification() {}

    public static Parameters of(NllCall call, Runnable rehearsal) {
        List<Complaint> all = new ArrayList<>();
        try {
            rehearsal.run();
        } catch (WriteRefused refused) {
            if (refused.status() != UNPROCESSABLE) {
                throw refused;
            }
            all.addAll(refused.complaints());
        }
        if (all.isEmpty()) {
            all.addAll(call.warnings());
        }
        call.complained(all);
        Parameters answer = new Parameters();
        answer.addParameter("detectedIssues", new BooleanType(!all.isEmpty()));
        if (!all.isEmpty()) {
            answer.addParameter().setName("issues").setResource(Answers.outcome(all));
        }
        return answer;
    }

    /** The resource to be tried, which must be of that type. */
    public static <T extends IBaseResource> T expected(Class<T> type, @Nullable IBaseResource resource) {
        if (type.isInstance(resource)) {
            return type.cast(resource);
        }
        throw WriteRefused.of(
                400,
                "invalid",
                "Parameters.parameter",
                Finding.error(
                        "EHM-078",
                        "trying a write with $verify",
                        resource == null ? "no parameter 'resource'" : "a " + resource.fhirType(),
                        "a " + type.getSimpleName() + " in the parameter 'resource'",
                        "Send Parameters with the resource that is to be stored."));
    }
}
