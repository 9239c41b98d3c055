package se.sakeratkomst.ehm.soap.contract;

/**
 * One operation in one version: a service with one operation each.
 *
 * @param version major and minor, {@code 5.2}
 * @param faults namespace of the types of its faults
 * @param actionVersion the major version that its soapAction says, which in two published contracts is not its own
 * @param designed whether its messages are the sandbox's own design
 * @param request type of the element with the operation's name
 * @param answer type of the element with {@code Response} after it
 */
public record Operation(
        String domain,
        String name,
        String version,
        Profile profile,
        String faults,
        int actionVersion,
        boolean designed,
        ComplexType request,
        ComplexType answer) {

    static final String ROOT = "urn:riv:se.apotekensservice:";

    /** The version as namespaces and paths say it. */
    public int major() {
        return Integer.parseInt(version.substring(0, version.indexOf('.')));
    }

    /** Namespace of its messages. */
    public String namespace() {
        return namespaceOf(domain, name, major());
    }

    static String namespaceOf(String domain, String name, int major) {
        return ROOT + domain + ":" + name + "Responder:" + major;
    }

    /** The soapAction of its binding. */
    public String action() {
        return ROOT + domain + ":" + name + "Responder:" + actionVersion + ":" + name;
    }

    /** Target namespace of its WSDL. */
    public String wsdlNamespace() {
        String middle = domain + ":" + name + ":" + major();
        return switch (profile) {
            case BP20 -> "urn:riv:inera:se.apotekensservice:" + middle + ":rivtabp20";
            case BP21 -> ROOT + middle + ":rivtabp21";
            case PLAIN -> ROOT + middle;
        };
    }

    /** What the schema of its messages is called. */
    public String schemaFile() {
        return name + "Responder_" + version + ".xsd";
    }

    /** The last part of its path: {@code <Tjanst>Responder/V<n>}. */
    public String path() {
        return name + "Responder/V" + major();
    }

    /** For people: name and version. */
    public String title() {
        return name + " " + major();
    }
}
