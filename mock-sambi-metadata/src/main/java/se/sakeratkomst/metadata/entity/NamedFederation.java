package se.sakeratkomst.metadata.entity;

import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;

/** The federation that a path names. */
public final class NamedFederation {

    private NamedFederation() {}

    /** The federation of that id, or a 404 that says which there are. */
    public static FederationProfile of(String id) {
        return Federations.all().stream()
                .filter(profile -> profile.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.notFound(
                        "Find the federation",
                        "'" + id + "'",
                        "one of "
                                + Federations.all().stream()
                                        .map(FederationProfile::id)
                                        .toList(),
                        "Correct the path.")));
    }
}
