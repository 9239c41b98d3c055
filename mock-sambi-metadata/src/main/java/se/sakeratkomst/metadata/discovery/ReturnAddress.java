package se.sakeratkomst.metadata.discovery;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the browser goes back to. It must be an idpdisc:DiscoveryResponse of the service provider's metadata in scheme, host, port
 * and path; only its query may be its own. Compared as written, nothing is normalised.
 *
 * @see <a href="https://docs.oasis-open.org/security/saml/Post2.0/sstc-saml-idp-discovery.pdf">Identity Provider Discovery Service
 *     Protocol and Profile 2.4, 2.5 and 3</a>
 */
public final class ReturnAddress {

    private final URI uri;

    private ReturnAddress(URI uri) {
        this.uri = uri;
    }

    /** The address, where the service provider's metadata has it. */
    public static Optional<ReturnAddress> among(List<String> locations, String wanted) {
        return parse(wanted)
                .filter(uri -> locations.stream()
                        .map(ReturnAddress::parse)
                        .flatMap(Optional::stream)
                        .anyMatch(location -> isSamePlace(location, uri)))
                .map(ReturnAddress::new);
    }

    private static Optional<URI> parse(String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme();
            boolean web = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
            return web && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isSamePlace(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && port(one) == port(other)
                && path(one).equals(path(other));
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0
                ? uri.getPort()
                : uri.getScheme().toLowerCase(Locale.ROOT).equals("https") ? 443 : 80;
    }

    private static String path(URI uri) {
        return uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    }

    /** Whether its query already has a parameter of that name, which the protocol forbids. */
    public boolean has(String parameter) {
        @Nullable String query = uri.getRawQuery();
        return query != null
                && Arrays.stream(query.split("&"))
                        .map(pair -> pair.split("=", 2)[0])
                        .map(name -> URLDecoder.decode(name, StandardCharsets.UTF_8))
                        .anyMatch(parameter::equals);
    }

    /** The address with the choice added to its query; without anything added when there is no choice. */
    public URI with(String parameter, Optional<String> entityId) {
        String address = uri.toASCIIString();
        if (entityId.isEmpty()) {
            return URI.create(address);
        }
        String glue = uri.getRawQuery() == null ? "?" : uri.getRawQuery().isEmpty() ? "" : "&";
        return URI.create(address + glue + encoded(parameter) + "=" + encoded(entityId.get()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return uri.toASCIIString();
    }
}
