package se.sakeratkomst.metadata.check;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses in metadata: whether they are any, and whether what is sent to them needs TLS. */
final class Addresses {

    private static final Pattern PRIVATE_NETWORK = Pattern.compile(
            "127\\..*|10\\..*|192\\.168\\..*|172\\.(1[6-9]|2\\d|3[01])\\..*|\\[?::1]?|\\[?f[cd][0-9a-f]{2}:.*");
    private static final Pattern LABORATORY_NAME =
            Pattern.compile("[^.:]+|.*\\.(localhost|local|internal|test|lan|intern)");

    private Addresses() {}

    /** The address when it is absolute, of http or https, and has a host. */
    static Optional<URI> web(String location) {
        try {
            URI uri = new URI(location.strip());
            String scheme = uri.getScheme();
            return uri.getHost() != null && ("https".equals(scheme) || "http".equals(scheme))
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    static boolean isPlain(URI address) {
        return "http".equals(address.getScheme());
    }

    /** Whether the host is one that only the own machine or a laboratory's network can reach. */
    static boolean isInLaboratory(URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        return PRIVATE_NETWORK.matcher(host).matches()
                || LABORATORY_NAME.matcher(host).matches();
    }
}
