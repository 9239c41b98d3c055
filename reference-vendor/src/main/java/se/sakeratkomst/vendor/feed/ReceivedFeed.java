package se.sakeratkomst.vendor.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Instants;

/**
 * A feed whose signature holds, together with what it is held against.
 *
 * @param root what was signed
 * @param now wall time
 * @param longestValidity the furthest away that its end may be
 */
record ReceivedFeed(Element root, Instant now, Duration longestValidity) {

    /** Its end, where it has a readable one. */
    Optional<Instant> validUntil() {
        return Elements.attr(root, "validUntil").flatMap(Instants::read);
    }
}
