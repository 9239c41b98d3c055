package se.sakeratkomst.metadata.check;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.Severity;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * An identity provider of level 4 offers holder of key, and ordinary login beside it.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">Tekniska anslutningsregler 2.4</a>
 */
@Decides("SC-159")
final class HighestLevelOffersHolderOfKey implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        boolean highest = submission.levels().stream()
                .flatMap(uri -> Categories.level(uri).stream())
                .anyMatch(level -> level.startsWith("loa4"));
        if (!submission.isSwedenConnect() || !highest) {
            return List.of();
        }
        return submission.identityProviders().stream()
                .flatMap(idp -> judge(idp).map(finding -> finding.at(idp)).stream())
                .toList();
    }

    private static Optional<Finding> judge(Element idp) {
        long holderOfKey = count(idp, true);
        long ordinary = count(idp, false);
        if (holderOfKey > 0 && ordinary > 0) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                "SC-159",
                ordinary == 0 ? Severity.ERROR : Severity.WARNING,
                "reading the SingleSignOnServices of an identity provider of level 4",
                ordinary == 0 ? "holder of key only" : "none for holder of key",
                "both holder of key and ordinary login",
                "Add a SingleSignOnService of the other kind."));
    }

    private static long count(Element idp, boolean holderOfKey) {
        return Elements.children(idp, Ns.MD, "SingleSignOnService").stream()
                .filter(sso -> Ns.HOKSSO.equals(Elements.attrOrNull(sso, "Binding")) == holderOfKey)
                .count();
    }
}
