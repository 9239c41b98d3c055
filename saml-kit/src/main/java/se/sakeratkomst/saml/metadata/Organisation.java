package se.sakeratkomst.saml.metadata;

import java.util.Map;
import java.util.Optional;

/**
 * md:Organization.
 *
 * @param names OrganizationName by language
 * @param displayNames OrganizationDisplayName by language
 * @param urls OrganizationURL by language
 * @param number mdorgext:OrganizationNumber, ten digits (SC-160)
 */
public record Organisation(
        Map<String, String> names,
        Map<String, String> displayNames,
        Map<String, String> urls,
        Optional<String> number) {}
