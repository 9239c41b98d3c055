package se.sakeratkomst.metadata.check;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.Severity;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * No algorithm is declared that the framework calls broken, and none that it does not list.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 2.1.1.3 and 8</a>
 */
@Decides({"SC-018", "SAMBI-039"})
final class DeclaredAlgorithmsArePermitted implements Check<Submission> {

    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
    private static final String MORE_2007 = "http://www.w3.org/2007/05/xmldsig-more#";
    private static final String ENC = "http://www.w3.org/2001/04/xmlenc#";
    private static final String ENC11 = "http://www.w3.org/2009/xmlenc11#";

    private static final Set<String> BROKEN = Set.of(
            DSIG + "sha1",
            DSIG + "rsa-sha1",
            DSIG + "dsa-sha1",
            DSIG + "hmac-sha1",
            MORE + "md5",
            MORE + "rsa-md5",
            MORE + "ecdsa-sha1",
            ENC + "rsa-1_5",
            ENC + "tripledes-cbc",
            ENC + "kw-tripledes");

    private static final Set<String> LISTED = Set.of(
            ENC + "sha256",
            MORE + "sha384",
            ENC + "sha512",
            MORE + "rsa-sha256",
            MORE + "rsa-sha384",
            MORE + "rsa-sha512",
            MORE + "ecdsa-sha256",
            MORE + "ecdsa-sha384",
            MORE + "ecdsa-sha512",
            MORE_2007 + "sha256-rsa-MGF1",
            MORE_2007 + "sha384-rsa-MGF1",
            MORE_2007 + "sha512-rsa-MGF1",
            ENC + "aes128-cbc",
            ENC + "aes192-cbc",
            ENC + "aes256-cbc",
            ENC11 + "aes128-gcm",
            ENC11 + "aes192-gcm",
            ENC11 + "aes256-gcm",
            ENC + "rsa-oaep-mgf1p",
            ENC11 + "rsa-oaep");

    @Override
    public List<Finding> examine(Submission submission) {
        return declared(submission)
                .filter(method -> !LISTED.contains(algorithm(method)))
                .map(method -> new Finding(
                                submission.rule("SC-018", "SAMBI-039"),
                                BROKEN.contains(algorithm(method)) ? Severity.ERROR : Severity.WARNING,
                                "reading the algorithms the entity declares",
                                Quote.of(algorithm(method)),
                                "SHA-256 or longer, RSA or ECDSA with it, AES, RSA-OAEP",
                                BROKEN.contains(algorithm(method))
                                        ? "Take it out, and stop accepting it: it is broken."
                                        : "Take it out, unless the framework has come to list it.")
                        .at(method))
                .toList();
    }

    private static String algorithm(Element method) {
        return Elements.attr(method, "Algorithm").orElse("");
    }

    private static Stream<Element> declared(Submission submission) {
        return Stream.concat(
                Stream.of("SigningMethod", "DigestMethod")
                        .flatMap(name -> Elements.descendants(submission.entity(), Ns.ALG, name).stream()),
                Certificates.keys(submission).stream()
                        .flatMap(key -> Elements.children(key, Ns.MD, "EncryptionMethod").stream()));
    }
}
