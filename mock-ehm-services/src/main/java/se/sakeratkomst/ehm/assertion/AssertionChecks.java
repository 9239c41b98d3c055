package se.sakeratkomst.ehm.assertion;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import se.sakeratkomst.ehm.feed.Issuers;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * Whether an assertion, or a Response with one, proves a user: the same list wherever one is presented.
 *
 * @see "Handbok: Säkerhetslösning / SAML-intyg, Giltighetstid intyg; EHM-020 to EHM-037"
 */
public final class AssertionChecks {

    private final Issuers issuers;
    private final Clock wall;
    private final List<Check<Presented>> checks;

    public AssertionChecks(Issuers issuers, Clock wall, AssertionLimits limits) {
        this.issuers = issuers;
        this.wall = wall;
        this.checks = List.of(
                new IsAnAssertionOrAResponse(),
                new IssuerIsAnIdentityProvider(),
                new SignatureHolds(),
                new HoldsOneAssertionInTheClear(),
                new ResponseFitsItsAssertion(),
                new HasIssueInstant(limits.clockSkew()),
                new HasNotOnOrAfter(),
                new IsNotExpired(limits.clockSkew()),
                new IsAlreadyValid(limits.clockSkew()),
                new LivesAtMostAnHour(limits.longestLife()),
                new ConditionsAreUnderstood(),
                new AudienceIsTheEService(),
                new EServiceIsRegisteredForTheFederation(),
                new ReachesTheLevel(limits.loa()),
                new NamesItsSubject(),
                new CarriesAttributes());
    }

    /** Reads the XML; a document type, broken XML and more than 1 MB are refused. */
    public static Element read(byte[] xml) {
        try {
            return SecureXml.parse(xml).getDocumentElement();
        } catch (SamlRefusal e) {
            Finding why = e.first();
            throw new AssertionRefused(List.of(Finding.error(
                    "EHM-035", "reading the proof of the user as XML", why.observed(), why.expected(), why.remedy())));
        }
    }

    /**
     * Judges.
     *
     * @throws AssertionRefused with everything that is wrong, as far as it can be judged
     */
    public Proven prove(LabId lab, Element element, Audience audience) {
        Presented presented = new Presented(lab, element, issuers, audience, wall.instant());
        List<Finding> findings = examine(presented);
        if (!findings.isEmpty()) {
            throw new AssertionRefused(findings);
        }
        return new Proven(
                presented.assertion(),
                presented.form(),
                presented.federation(),
                presented.eService().orElseThrow(),
                presented.loa().orElseThrow());
    }

    private List<Finding> examine(Presented presented) {
        List<Finding> findings = new ArrayList<>();
        for (Check<Presented> check : checks) {
            findings.addAll(check.examine(presented));
            if (check instanceof Gate && !findings.isEmpty()) {
                break;
            }
        }
        return findings;
    }
}
