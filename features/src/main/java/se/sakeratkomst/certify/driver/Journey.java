package se.sakeratkomst.certify.driver;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happened when a vendor system was made to act.
 *
 * @param hops every request and answer, in order
 * @param end the page where it ended
 * @param delivery the SAML response that was carried, if it came that far
 * @param cardUsed whether a card signed on the way
 */
public record Journey(List<Hop> hops, Page end, @Nullable Delivery delivery, boolean cardUsed) {
    public Journey {
        hops = List.copyOf(hops);
    }

    public Optional<Delivery> carried() {
        return Optional.ofNullable(delivery);
    }
}
