package se.sakeratkomst.saml.metadata;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gets a feed over the wire; how is the application's. */
@FunctionalInterface
public interface Fetcher {

    /**
     * Fetches.
     *
     * @param etag the ETag of what we hold, sent as If-None-Match; null the first time
     */
    Answer fetch(@Nullable String etag) throws IOException, InterruptedException;

    /** What came: an HTTP status, the body (empty for 304), the ETag. */
    record Answer(int status, byte[] body, Optional<String> etag) {}
}
