package se.sakeratkomst.metadata.check;

import java.util.Optional;
import java.util.Set;

/**
 * What the operator's register knows of the organisation that an entity belongs to.
 *
 * @param name the registered name
 * @param number organisationsnummer, ten digits
 * @param sector the sector's entity category, where the federation has sectors
 * @param contracts URIs of the service contracts it has
 * @param approvedLevels LoA URIs its identity provider is approved for; empty when none has been recorded
 */
public record RegisteredOrganisation(
        String name, String number, Optional<String> sector, Set<String> contracts, Set<String> approvedLevels) {}
