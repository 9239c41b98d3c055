package se.sakeratkomst.vendor.sp.naive;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/** Knows an attribute by its FriendlyName, whatever its Name is. */
public final class FriendlyNames {

    private FriendlyNames() {}

    /** A copy of an assertion in which each attribute has the Name that goes with its FriendlyName. */
    public static Element of(Element assertion, FederationProfile profile) {
        Map<String, String> names = profile.attributeNames().keySet().stream()
                .collect(Collectors.toMap(
                        profile::friendlyName, name -> profile.nameOf(name).orElseThrow(), (one, other) -> one));
        Element copy = Elements.detach(assertion);
        Function<Element, String> friendly = attribute -> attribute.getAttributeNS(null, "FriendlyName");
        Elements.descendants(copy, Ns.SAML, "Attribute").stream()
                .filter(attribute -> names.containsKey(friendly.apply(attribute)))
                .forEach(attribute -> attribute.setAttributeNS(null, "Name", names.get(friendly.apply(attribute))));
        return copy;
    }
}
