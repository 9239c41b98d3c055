package se.sakeratkomst.ehm.nll.call;

import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;

/** Ends the way of a call whose answer a mapping has given: NLL itself is not asked. The endpoint sends that answer. */
public final class Overridden extends UnclassifiedServerFailureException {

    private static final long serialVersionUID = 1;
    private static final int UNUSED = 503;

    public Overridden() {
        super(UNUSED, "answered by a mapping of the lab");
    }
}
