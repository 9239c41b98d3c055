package se.sakeratkomst.certify.steps;

import se.sakeratkomst.saml.metadata.EntityDescriptor;

/**
 * The vendor system in one federation, and the identity provider that it meets there.
 *
 * @param sp what its metadata says
 * @param metadata the metadata as it was read
 * @param idpEntityId the sandbox's identity provider
 */
public record Party(String federation, EntityDescriptor sp, String metadata, String idpEntityId) {
    /** The name that the scenarios use, such as {@code Sweden Connect}. */
    public static String nameOf(String federation) {
        return federation.equals("sambi") ? "Sambi" : "Sweden Connect";
    }

    /** The id of the federation that a scenario names. */
    public static String idOf(String name) {
        return name.equals("Sambi") ? "sambi" : "sweden-connect";
    }

    /** The entity id of the sandbox's identity provider. */
    public static String idpOf(String lab, String federation) {
        return "urn:saker-atkomst-sandbox:TEST:" + lab + ":" + federation + ":idp";
    }
}
