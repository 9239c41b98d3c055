package se.sakeratkomst.vendor.feed;

import java.util.LinkedHashMap;
import java.util.Map;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.metadata.MetadataReader;

/** The flaw: a register of members that each feed adds to, and none takes away from. */
final class WhoHasLeft {

    private final Map<String, Element> known = new LinkedHashMap<>();

    /** Adds those who stood in an earlier feed and do not stand in this one. */
    synchronized void addTo(Element root) {
        Map<String, Element> now = new LinkedHashMap<>();
        MetadataReader.entityElements(root).forEach(entry -> now.put(entry.getAttributeNS(null, "entityID"), entry));
        known.keySet().removeAll(now.keySet());
        known.values().forEach(entry -> root.appendChild(root.getOwnerDocument().importNode(entry, true)));
        known.putAll(now);
    }

    /** Nobody has left. */
    synchronized void forget() {
        known.clear();
    }
}
