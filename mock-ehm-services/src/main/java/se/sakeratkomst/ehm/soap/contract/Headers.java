package se.sakeratkomst.ehm.soap.contract;

import java.util.List;
import java.util.Map;

/** Schemas of the headers of the RIV-TA side. */
final class Headers {

    static final String REGISTRY = "urn:riv:itintegration:registry:1";
    static final String REGISTRY_FILE = "itintegration_registry_1.0.xsd";
    static final String ADDRESSING = "http://www.w3.org/2005/08/addressing";
    static final String ADDRESSING_FILE = "ws-addressing-1.0.xsd";
    static final String ARGOS = "urn:riv:inera.se.apotekensservice:argos:1";
    static final String ARGOS_FILE = "ArgosHeader_1.0.xsd";

    private static final List<String> ARGOS_MEMBERS = List.of(
            "forskrivarkod",
            "legitimationskod",
            "fornamn",
            "efternamn",
            "yrkesgrupp",
            "befattningskod",
            "arbetsplatskod",
            "arbetsplatsnamn",
            "postort",
            "postadress",
            "postnummer",
            "telefonnummer",
            "requestId",
            "rollnamn",
            "directoryID",
            "hsaID",
            "katalog",
            "organisationsnummer",
            "systemnamn",
            "systemversion",
            "systemIp");

    private Headers() {}

    /** By file name. */
    static Map<String, String> schemas() {
        return Map.of(REGISTRY_FILE, registry(), ADDRESSING_FILE, addressing(), ARGOS_FILE, argos());
    }

    private static Tags begin(String namespace) {
        return new Tags()
                .open(
                        "xs:schema",
                        "xmlns:xs",
                        TypeName.XS,
                        "xmlns:t",
                        namespace,
                        "targetNamespace",
                        namespace,
                        "elementFormDefault",
                        "qualified",
                        "attributeFormDefault",
                        "unqualified")
                .open("xs:annotation")
                .text("xs:documentation", "TEST. Written by the sandbox.")
                .close();
    }

    private static String registry() {
        return begin(REGISTRY)
                .empty("xs:element", "name", "LogicalAddress", "type", "xs:string")
                .close()
                .toString();
    }

    private static String addressing() {
        return begin(ADDRESSING)
                .open("xs:complexType", "name", "AttributedURIType")
                .open("xs:simpleContent")
                .open("xs:extension", "base", "xs:anyURI")
                .empty("xs:anyAttribute", "namespace", "##other", "processContents", "lax")
                .close()
                .close()
                .close()
                .empty("xs:element", "name", "To", "type", "t:AttributedURIType")
                .close()
                .toString();
    }

    private static String argos() {
        Tags tags = begin(ARGOS).empty("xs:element", "name", "ArgosHeader", "type", "t:ArgosHeaderType");
        tags.open("xs:complexType", "name", "ArgosHeaderType").open("xs:sequence");
        ARGOS_MEMBERS.forEach(
                member -> tags.empty("xs:element", "name", member, "type", "xs:string", "minOccurs", "0"));
        tags.empty(
                "xs:any", "namespace", "##other", "processContents", "lax", "minOccurs", "0", "maxOccurs", "unbounded");
        return tags.close().close().close().toString();
    }
}
