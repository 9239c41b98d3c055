package se.sakeratkomst.vendor.feed;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.saml.metadata.Fetcher;
import se.sakeratkomst.vendor.flaw.Flaw;
import se.sakeratkomst.vendor.flaw.Flaws;

/** With the flaw, what is held is never asked for again, as if it were always unchanged. */
final class FetchedOnce implements Fetcher {

    private final Fetcher wire;

    private final Flaws flaws;

    FetchedOnce(Fetcher wire, Flaws flaws) {
        this.wire = wire;
        this.flaws = flaws;
    }

    @Override
    public Answer fetch(@Nullable String etag) throws IOException, InterruptedException {
        return etag != null && flaws.has(Flaw.NEVER_REFRESHES_FEED)
                ? new Answer(304, new byte[0], Optional.of(etag))
                : wire.fetch(etag);
    }
}
