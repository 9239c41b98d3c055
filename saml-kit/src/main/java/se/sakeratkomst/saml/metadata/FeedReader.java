package se.sakeratkomst.saml.metadata;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Supplier;
import se.sakeratkomst.saml.SamlRefusal;

/** Judges what was fetched and reads it; what is demanded of a feed is the reader's own decision. */
@FunctionalInterface
public interface FeedReader {

    /**
     * Reads a feed in which everything may be trusted.
     *
     * @param fetched as it came
     * @param now wall time
     * @throws SamlRefusal when it is not to be trusted
     */
    Feed read(byte[] fetched, Instant now);

    /**
     * Demands everything: {@link Feed#verified(byte[], Collection, Instant, Duration)}.
     *
     * @param operator the operator's certificates, asked for at each verification
     * @param longestValidity the furthest away that validUntil may be
     */
    static FeedReader careful(Supplier<Collection<X509Certificate>> operator, Duration longestValidity) {
        return (fetched, now) -> Feed.verified(fetched, operator.get(), now, longestValidity);
    }
}
