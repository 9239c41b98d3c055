package se.sakeratkomst.ehm.nll;

import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;

/** Ends the way of a call whose answer a mapping has given: NLL itself is not asked. {@link NllEndpoint} sends that answer. */
final class Overridden extends UnclassifiedServerFailureException {

    private static final long serialVersionUID = 1;
    private static final int UNUSED = 503;

    Overridden() {
        super(UNUSED, "answered by a mapping of the lab");
    }
}
