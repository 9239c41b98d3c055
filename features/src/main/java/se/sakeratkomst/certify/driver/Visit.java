package se.sakeratkomst.certify.driver;

import java.net.URI;
import java.util.Set;

/** One person's use of a vendor system: a browser with cookies of its own. */
public interface Visit {
    /** Goes to the address and through everything that follows, logging in on the way as the person chooses. */
    Journey go(URI start, UserChoice choice);

    /** As {@link #go}, but stops with the SAML response in hand instead of delivering it. */
    Journey goAndHold(URI start, UserChoice choice);

    /** Delivers a SAML response that was held, or delivers it once more. */
    Journey deliver(Delivery delivery);

    /** Logs out as a person does: by the form or the link of the page that leads to the logout address. */
    Page logOut(URI from, URI logout);

    /** The same browser once more, with the cookies that it has now. */
    Visit copy();

    /** Opens a page without logging in: redirects are followed as long as they stay with the same host and port. */
    Page open(URI page);

    /**
     * Tells the system to do something in this session, and opens the page that it answers with.
     *
     * @param action where the system is told
     * @param json what to do
     * @param own the system's own origins, on which alone a page is opened
     */
    Acted act(URI action, String json, Set<URI> own);
}
