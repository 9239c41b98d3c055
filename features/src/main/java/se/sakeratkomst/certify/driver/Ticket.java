package se.sakeratkomst.certify.driver;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a browser shows the sandbox's identity provider, so that the deviation that was ordered meets this login and no other.
 * Nobody else ever sees it, least of all the vendor system.
 *
 * @param value empty where the browser has none to show
 * @param origins the identity provider's, as scheme, host and port
 */
record Ticket(String value, Set<String> origins) {
    static final String HEADER = "X-Sandbox-Deviation";

    Ticket {
        origins = Set.copyOf(origins);
    }

    static Ticket none() {
        return new Ticket("", Set.of());
    }

    static Ticket of(String value, Set<URI> identityProvider) {
        return new Ticket(value, identityProvider.stream().map(Ticket::origin).collect(Collectors.toUnmodifiableSet()));
    }

    /** The ticket, if this address is the identity provider's. */
    Optional<String> shownTo(URI address) {
        return value.isEmpty() || !origins.contains(origin(address)) ? Optional.empty() : Optional.of(value);
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
