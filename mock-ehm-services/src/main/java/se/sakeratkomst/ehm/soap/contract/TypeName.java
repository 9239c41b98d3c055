package se.sakeratkomst.ehm.soap.contract;

/**
 * What a type is called.
 *
 * @param namespace XML Schema's own for the types that it brings
 */
public record TypeName(String namespace, String name) {

    /** XML Schema's namespace. */
    public static final String XS = "http://www.w3.org/2001/XMLSchema";

    /** What stands for "anything may be in it"; not a type of XML Schema. */
    static final String ANY = "any";

    /**
     * One prefix for each namespace, the same in schemas and messages, such as or7: clients that carry prefixes over from schemas would mix up two
     * namespaces of one prefix.
     */
    public static String prefixOf(String namespace) {
        String[] parts = namespace.split(":");
        if (namespace.contains("Responder:")) {
            return namespace.matches(".*Responder:\\d+") ? "m" : "x";
        }
        return namespace.endsWith(":ext:1")
                ? parts[parts.length - 4] + parts[parts.length - 3] + "x"
                : parts[parts.length - 2] + parts[parts.length - 1];
    }

    /** Whether XML Schema brings it. */
    public boolean isBuiltIn() {
        return namespace.equals(XS);
    }
}
