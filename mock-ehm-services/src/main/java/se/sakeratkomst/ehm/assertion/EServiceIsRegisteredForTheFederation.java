package se.sakeratkomst.ehm.assertion;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;

/** EHM-012: the e-service is registered for the federation that the login went through. */
final class EServiceIsRegisteredForTheFederation implements Check<Presented> {

    @Override
    public List<Finding> examine(Presented presented) {
        return presented
                .eService()
                .filter(service ->
                        !service.federations().contains(presented.federation().id()))
                .stream()
                .map(service -> Finding.error(
                        "EHM-012",
                        "finding the e-service's registration",
                        "a login through " + presented.federation().id() + ", but " + service.entityId()
                                + " is registered for " + service.federations(),
                        "an e-service registered for " + presented.federation().id(),
                        "Register the e-service for this federation too: PUT /admin/labs/" + presented.lab()
                                + "/e-services on the control port."))
                .toList();
    }
}
