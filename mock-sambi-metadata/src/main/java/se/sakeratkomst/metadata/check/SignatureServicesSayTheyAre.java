package se.sakeratkomst.metadata.check;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * A service provider that is a signature service declares it. Told of one whose name says so; only its owner knows.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 2.1.4</a>
 */
@Decides("SC-032")
final class SignatureServicesSayTheyAre implements Check<Submission> {

    private static final Pattern NAME =
            Pattern.compile("(underskrifts|signerings)tj[äa]nst|(signature|signing) service", Pattern.CASE_INSENSITIVE);

    @Override
    public List<Finding> examine(Submission submission) {
        if (!submission.isSwedenConnect() || submission.isSignatureService()) {
            return List.of();
        }
        return submission.serviceProviders().stream()
                .flatMap(sp -> Stream.concat(
                        Submission.uiInfo(sp).stream()
                                .flatMap(info -> Elements.children(info, Ns.MDUI, "DisplayName").stream()),
                        Elements.children(sp, Ns.MD, "AttributeConsumingService").stream()
                                .flatMap(service -> Elements.children(service, Ns.MD, "ServiceName").stream())))
                .filter(name -> NAME.matcher(Elements.text(name)).find())
                .map(name -> Finding.warning(
                                "SC-032",
                                "comparing the service's name with its categories",
                                Quote.of(Elements.text(name)) + ", without sigservice",
                                Categories.SIGNATURE_SERVICE + ", if it is a signature service",
                                "Declare it, and tell the operator (SC-168).")
                        .at(name))
                .toList();
    }
}
