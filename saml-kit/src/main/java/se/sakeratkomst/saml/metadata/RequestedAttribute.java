package se.sakeratkomst.saml.metadata;

import java.util.Optional;

/** An attribute that a service provider asks for in its metadata. */
public record RequestedAttribute(
        String name, Optional<String> nameFormat, Optional<String> friendlyName, boolean required) {}
