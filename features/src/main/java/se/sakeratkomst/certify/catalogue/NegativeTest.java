package se.sakeratkomst.certify.catalogue;

/** A broken message of the catalogue, and what a service provider must do with it. */
public record NegativeTest(
        String id, String group, String phase, String name, String mutation, String expected, String enumeratedBy) {}
