package se.sakeratkomst.metadata.check;

import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * A logotype is an image inside the metadata, or stands at an address that a page over TLS can show. Whether the address answers is not
 * tried: the operator of a sandbox calls nobody.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">Tekniska anslutningsregler 3.2; SAML2int SDP-MD10</a>
 */
@Decides({"GEN-004", "SC-161"})
final class LogosCanBeShown implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        return submission.roles().stream()
                .flatMap(role -> Submission.uiInfo(role).stream())
                .flatMap(info -> Elements.children(info, Ns.MDUI, "Logo").stream())
                .flatMap(logo -> judge(submission, logo).stream())
                .toList();
    }

    private static Optional<Finding> judge(Submission submission, Element logo) {
        String text = Elements.text(logo);
        if (text.startsWith("data:")) {
            return isImage(text)
                    ? Optional.empty()
                    : Optional.of(useless(submission, "a data URI that holds no image")
                            .at(logo));
        }
        Optional<URI> address = Addresses.web(text);
        if (address.isEmpty()) {
            return Optional.of(useless(submission, Quote.of(text)).at(logo));
        }
        return address.filter(Addresses::isPlain)
                .filter(uri -> !Addresses.isInLaboratory(uri))
                .map(uri -> Finding.warning(
                                "GEN-004",
                                "looking at the address of a logotype",
                                Quote.of(text),
                                "an https address or a data URI",
                                "Serve it over https: a login page over TLS does not show it otherwise.")
                        .at(logo));
    }

    private static Finding useless(Submission submission, String observed) {
        return submission.strictInSwedenConnect(
                "SC-161",
                "GEN-004",
                "looking at the address of a logotype",
                observed,
                "an https address, or data:image/…;base64,…",
                "Give an address at which the image can be fetched.");
    }

    private static boolean isImage(String data) {
        int comma = data.indexOf(',');
        if (comma < 0 || !data.startsWith("data:image/")) {
            return false;
        }
        try {
            String body = data.substring(comma + 1);
            return !data.substring(0, comma).endsWith(";base64")
                    ? !body.isBlank()
                    : Base64.getMimeDecoder().decode(body).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
