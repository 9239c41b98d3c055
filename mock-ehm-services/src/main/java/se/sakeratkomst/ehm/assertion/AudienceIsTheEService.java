package se.sakeratkomst.ehm.assertion;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;

/** EHM-025: the assertion was made for the e-service that uses it. */
final class AudienceIsTheEService implements Check<Presented> {

    @Override
    public List<Finding> examine(Presented presented) {
        if (presented.eService().isPresent()) {
            return List.of();
        }
        List<String> audiences = presented.audiences();
        return List.of(Finding.error(
                "EHM-025",
                "finding out for whom the assertion was made",
                audiences.isEmpty() ? "no Audience" : "Audience " + audiences,
                presented.audience().expected(),
                "Use an assertion from a login to this very e-service, and see that the e-service is registered under the"
                        + " entityId that its metadata has."));
    }
}
