package se.sakeratkomst.ehm.assertion;

import java.util.List;
import java.util.Optional;
import se.sakeratkomst.ehm.feed.IdentityProvider;
import se.sakeratkomst.saml.Finding;

/** EHM-021: the Issuer is an identity provider in the verified feed of a federation. */
final class IssuerIsAnIdentityProvider implements Gate {

    @Override
    public List<Finding> examine(Presented presented) {
        Optional<IdentityProvider> known = presented.issuedBy();
        if (known.flatMap(idp -> idp.entity().idp()).isPresent()) {
            return List.of();
        }
        String issuer = presented.statedIssuer();
        return List.of(Finding.error(
                "EHM-021",
                "finding the assertion's issuer in the federations' metadata",
                issuer.isEmpty()
                        ? "no Issuer"
                        : known.isPresent()
                                ? "'" + issuer + "', which has no identity provider role"
                                : "'" + issuer + "', which no feed lists" + presented.feedProblems(),
                "an identity provider of Sambi or Sweden Connect in lab " + presented.lab(),
                "Log the user in with an identity provider of the federation; each lab has its own."));
    }
}
