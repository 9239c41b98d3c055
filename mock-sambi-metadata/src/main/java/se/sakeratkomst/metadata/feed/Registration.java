package se.sakeratkomst.metadata.feed;

import java.time.Instant;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import se.sakeratkomst.saml.metadata.AggregateEntry;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Instants;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * What the operator makes of a member's metadata before it publishes it: the member's own signature and expiry go, since the
 * aggregate's own rule, and a RegistrationInfo that says TEST comes.
 *
 * @see <a href="https://docs.oasis-open.org/security/saml/Post2.0/saml-metadata-rpi/v1.0/saml-metadata-rpi-v1.0.html">MDRPI 2.1</a>
 */
public final class Registration {

    private Registration() {}

    /**
     * The entry of metadata that was handed in.
     *
     * @param authority the operator's name
     * @param registered when the entity was first registered
     */
    public static AggregateEntry entry(String xml, String authority, Instant registered) {
        Element entity = SecureXml.parse(xml).getDocumentElement();
        Elements.children(entity, Ns.DS, "Signature").forEach(Elements::remove);
        entity.removeAttributeNS(null, "validUntil");
        entity.removeAttributeNS(null, "cacheDuration");
        Element extensions = Elements.child(entity, Ns.MD, "Extensions").orElseGet(() -> {
            Element made = Elements.create(entity.getOwnerDocument(), Ns.MD, "Extensions");
            entity.insertBefore(made, entity.getFirstChild());
            return made;
        });
        Elements.children(extensions, Ns.MDRPI, "RegistrationInfo").forEach(Elements::remove);
        Element info = Elements.append(extensions, Ns.MDRPI, "RegistrationInfo");
        Elements.set(info, "registrationAuthority", authority);
        Elements.set(info, "registrationInstant", Instants.write(registered));
        Node first = extensions.getFirstChild();
        if (first != info) {
            extensions.insertBefore(info, first);
        }
        return AggregateEntry.of(entity);
    }
}
