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

    /** Whether XML Schema brings it. */
    public boolean isBuiltIn() {
        return namespace.equals(XS);
    }
}
