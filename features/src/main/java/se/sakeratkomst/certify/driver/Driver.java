package se.sakeratkomst.certify.driver;

import java.net.URI;

/** Makes a vendor system act. The same step works with every driver. */
public interface Driver extends AutoCloseable {
    /** The name in vendor.yaml. */
    String name();

    /** A new person at a new browser. */
    Visit visit();

    /**
     * A new person at a new browser that shows the sandbox's identity provider, and nobody else, a ticket.
     *
     * @param ticket of a deviation that was ordered for the login of this browser
     */
    Visit visit(String ticket);

    /** Tells the system to do something without a person: an empty POST to an address that it offers for that. */
    Page tell(URI address);

    /** Ends what it has started. */
    @Override
    default void close() {
        // nothing to end, unless a driver has started something
    }
}
