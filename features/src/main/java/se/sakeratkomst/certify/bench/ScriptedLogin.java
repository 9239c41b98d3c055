package se.sakeratkomst.certify.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.sp.ToolSp;
import se.sakeratkomst.saml.federation.Attribute;
import se.sakeratkomst.saml.xml.Ns;

/** One way to log in, scripted: from a signed request to a successful Response on a page. */
interface ScriptedLogin {

    /** The service provider that the measured logins are for. */
    static ToolSp serviceProvider() {
        return new ToolSp(
                "bench.example.se",
                Map.of("sv", "TEST Mätning", "en", "TEST Bench"),
                List.of(Attribute.EMPLOYEE_HSA_ID, Attribute.GIVEN_NAME, Attribute.PERSONAL_IDENTITY_NUMBER));
    }

    /** What it is called in the figures. */
    String name();

    /** Where signed requests go. */
    URI request(ToolSp sp);

    /**
     * Logs in.
     *
     * @param user which of the parallel users, from 0
     * @param browser this user's own; kept between logins
     * @param request carries a signed request that was not used before
     */
    void logIn(int user, LeanBrowser browser, URI request) throws IOException;

    /** Whether each login begins with a browser that knows nothing. */
    boolean forgets();

    /** What is done once for each user before anything is measured. */
    default void prepare(int user, LeanBrowser browser, URI request) throws IOException {
        // most need nothing
    }

    /** Refuses a page that does not carry a successful Response. */
    static void requireSuccess(String name, LeanBrowser.Shown page) {
        String base64 = page.field("SAMLResponse", "SAMLResponse");
        String response =
                base64.isEmpty() ? "" : new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
        if (!response.contains(Ns.STATUS_SUCCESS)) {
            throw Mishap.of(
                    "log in for the measurement of " + name,
                    "HTTP " + page.status() + " " + page.at() + ": "
                            + page.text()
                                    .replaceAll("<[^>]*>", " ")
                                    .replaceAll("\\s+", " ")
                                    .strip(),
                    "a page with a successful SAML Response",
                    "look at the identity provider's journal or log");
        }
    }
}
