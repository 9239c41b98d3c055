package se.sakeratkomst.saml.authn;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.authn.check.AcsIsRegistered;
import se.sakeratkomst.saml.authn.check.AcsIsStated;
import se.sakeratkomst.saml.authn.check.AcsIsUrlOrIndex;
import se.sakeratkomst.saml.authn.check.AttributeSetExists;
import se.sakeratkomst.saml.authn.check.AttributeSetIsChosen;
import se.sakeratkomst.saml.authn.check.ComparisonIsExact;
import se.sakeratkomst.saml.authn.check.DestinationIsThisEndpoint;
import se.sakeratkomst.saml.authn.check.EncryptionKeyIsPublished;
import se.sakeratkomst.saml.authn.check.ForceAuthnIsStated;
import se.sakeratkomst.saml.authn.check.IdIsPresent;
import se.sakeratkomst.saml.authn.check.IssueInstantIsNow;
import se.sakeratkomst.saml.authn.check.LoaIsRequested;
import se.sakeratkomst.saml.authn.check.NameIdFormatIsSupported;
import se.sakeratkomst.saml.authn.check.RequestBindingIsAllowed;
import se.sakeratkomst.saml.authn.check.RequestIsSigned;
import se.sakeratkomst.saml.authn.check.RequestedLoaIsSupported;
import se.sakeratkomst.saml.authn.check.ResponseBindingIsPost;
import se.sakeratkomst.saml.authn.check.SpNameQualifierIsOwn;
import se.sakeratkomst.saml.authn.check.SubjectIsAbsent;
import se.sakeratkomst.saml.authn.check.VersionIsTwo;

/** All checks of an AuthnRequest, those first on which the others rest. */
public final class RequestChecks {
    private RequestChecks() {}

    /** Checks that decide where an answer may go: when one of these finds an error there is nobody to answer. */
    public static List<Check<IncomingRequest>> trustworthiness() {
        return List.of(new IdIsPresent(), new AcsIsUrlOrIndex(), new AcsIsRegistered());
    }

    /** The other checks: what they find can be answered with an error Response. */
    public static List<Check<IncomingRequest>> rightness() {
        return List.of(
                new VersionIsTwo(),
                new RequestIsSigned(),
                new DestinationIsThisEndpoint(),
                new IssueInstantIsNow(),
                new RequestBindingIsAllowed(),
                new AcsIsStated(),
                new ResponseBindingIsPost(),
                new ComparisonIsExact(),
                new RequestedLoaIsSupported(),
                new LoaIsRequested(),
                new ForceAuthnIsStated(),
                new SubjectIsAbsent(),
                new NameIdFormatIsSupported(),
                new SpNameQualifierIsOwn(),
                new EncryptionKeyIsPublished(),
                new AttributeSetExists(),
                new AttributeSetIsChosen());
    }

    /** What a list of checks finds. */
    public static List<Finding> examine(List<Check<IncomingRequest>> checks, IncomingRequest incoming) {
        return checks.stream()
                .flatMap(check -> check.examine(incoming).stream())
                .toList();
    }
}
