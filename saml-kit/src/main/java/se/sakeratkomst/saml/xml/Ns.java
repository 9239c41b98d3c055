package se.sakeratkomst.saml.xml;

import java.util.Map;
import java.util.Optional;

/** The namespaces of SAML and of the Swedish federations, with the prefixes this kit writes. */
public final class Ns {
    public static final String SAMLP = "urn:oasis:names:tc:SAML:2.0:protocol";
    public static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";
    public static final String MD = "urn:oasis:names:tc:SAML:2.0:metadata";
    public static final String DS = "http://www.w3.org/2000/09/xmldsig#";
    public static final String XENC = "http://www.w3.org/2001/04/xmlenc#";
    public static final String XENC11 = "http://www.w3.org/2009/xmlenc11#";
    public static final String XS = "http://www.w3.org/2001/XMLSchema";
    public static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    public static final String XML = "http://www.w3.org/XML/1998/namespace";
    public static final String XMLNS = "http://www.w3.org/2000/xmlns/";
    public static final String MDUI = "urn:oasis:names:tc:SAML:metadata:ui";
    public static final String MDATTR = "urn:oasis:names:tc:SAML:metadata:attribute";
    public static final String MDRPI = "urn:oasis:names:tc:SAML:metadata:rpi";
    public static final String SHIBMD = "urn:mace:shibboleth:metadata:1.0";
    public static final String ALG = "urn:oasis:names:tc:SAML:metadata:algsupport";
    public static final String IDPDISC = "urn:oasis:names:tc:SAML:profiles:SSO:idp-discovery-protocol";
    public static final String HOKSSO = "urn:oasis:names:tc:SAML:2.0:profiles:holder-of-key:SSO:browser";
    public static final String SOAP11 = "http://schemas.xmlsoap.org/soap/envelope/";
    public static final String MDORGEXT = "http://id.swedenconnect.se/authn/1.0/md-org-ext/ns";
    public static final String PSC = "http://id.swedenconnect.se/authn/1.0/principal-selection/ns";
    public static final String UMSG = "http://id.swedenconnect.se/authn/1.0/user-message/ns";
    public static final String SAP = "http://id.elegnamnden.se/csig/1.1/sap/ns";
    public static final String CSIG = "http://id.elegnamnden.se/csig/1.1/dss-ext/ns";

    public static final String NAMEID_PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";
    public static final String NAMEID_TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
    public static final String NAMEID_UNSPECIFIED = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";
    public static final String NAMEID_EMAIL = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
    public static final String NAMEID_ENTITY = "urn:oasis:names:tc:SAML:2.0:nameid-format:entity";

    public static final String BINDING_REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
    public static final String BINDING_POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";
    public static final String BINDING_ARTIFACT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact";
    public static final String BINDING_SOAP = "urn:oasis:names:tc:SAML:2.0:bindings:SOAP";

    public static final String CONFIRMATION_BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
    public static final String CONFIRMATION_HOLDER_OF_KEY = "urn:oasis:names:tc:SAML:2.0:cm:holder-of-key";
    public static final String CONFIRMATION_SENDER_VOUCHES = "urn:oasis:names:tc:SAML:2.0:cm:sender-vouches";

    public static final String ATTRNAME_URI = "urn:oasis:names:tc:SAML:2.0:attrname-format:uri";

    public static final String STATUS_SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";
    public static final String STATUS_REQUESTER = "urn:oasis:names:tc:SAML:2.0:status:Requester";
    public static final String STATUS_RESPONDER = "urn:oasis:names:tc:SAML:2.0:status:Responder";
    public static final String STATUS_VERSION_MISMATCH = "urn:oasis:names:tc:SAML:2.0:status:VersionMismatch";
    public static final String STATUS_AUTHN_FAILED = "urn:oasis:names:tc:SAML:2.0:status:AuthnFailed";
    public static final String STATUS_NO_AUTHN_CONTEXT = "urn:oasis:names:tc:SAML:2.0:status:NoAuthnContext";
    public static final String STATUS_NO_PASSIVE = "urn:oasis:names:tc:SAML:2.0:status:NoPassive";
    public static final String STATUS_REQUEST_DENIED = "urn:oasis:names:tc:SAML:2.0:status:RequestDenied";
    public static final String STATUS_REQUEST_UNSUPPORTED = "urn:oasis:names:tc:SAML:2.0:status:RequestUnsupported";
    public static final String STATUS_UNKNOWN_PRINCIPAL = "urn:oasis:names:tc:SAML:2.0:status:UnknownPrincipal";
    public static final String STATUS_INVALID_NAMEID_POLICY = "urn:oasis:names:tc:SAML:2.0:status:InvalidNameIDPolicy";

    public static final String ENTITY_CATEGORY = "http://macedir.org/entity-category";
    public static final String ASSURANCE_CERTIFICATION = "urn:oasis:names:tc:SAML:attribute:assurance-certification";

    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry(SAMLP, "saml2p"),
            Map.entry(SAML, "saml2"),
            Map.entry(MD, "md"),
            Map.entry(DS, "ds"),
            Map.entry(XENC, "xenc"),
            Map.entry(XENC11, "xenc11"),
            Map.entry(XS, "xs"),
            Map.entry(XSI, "xsi"),
            Map.entry(MDUI, "mdui"),
            Map.entry(MDATTR, "mdattr"),
            Map.entry(MDRPI, "mdrpi"),
            Map.entry(SHIBMD, "shibmd"),
            Map.entry(ALG, "alg"),
            Map.entry(IDPDISC, "idpdisc"),
            Map.entry(HOKSSO, "hoksso"),
            Map.entry(SOAP11, "soap11"),
            Map.entry(MDORGEXT, "mdorgext"),
            Map.entry(PSC, "psc"),
            Map.entry(UMSG, "umsg"),
            Map.entry(CSIG, "csig"),
            Map.entry(SAP, "sap"));

    private Ns() {}

    /** The prefix this kit writes for a namespace, where it knows the namespace. */
    public static Optional<String> knownPrefix(String namespace) {
        return Optional.ofNullable(PREFIXES.get(namespace));
    }

    /** The prefix this kit writes for a namespace. */
    public static String prefix(String namespace) {
        String prefix = PREFIXES.get(namespace);
        if (prefix == null) {
            throw new IllegalArgumentException("No prefix is laid down for the namespace " + namespace);
        }
        return prefix;
    }
}
