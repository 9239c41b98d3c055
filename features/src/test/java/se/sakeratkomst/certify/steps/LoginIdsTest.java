package se.sakeratkomst.certify.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.certify.driver.Hop;
import se.sakeratkomst.certify.driver.Journey;
import se.sakeratkomst.certify.driver.Page;

/** By which ids a scenario finds its own evidence among that of the scenarios beside it. */
class LoginIdsTest {
    private static final String REQUEST = Base64.getEncoder()
            .encodeToString("<samlp:AuthnRequest xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" ID=\"_req1\"/>"
                    .getBytes(StandardCharsets.UTF_8));

    @Test
    void requestThatWasPostedNamesTheLogin() {
        assertThat(LoginIds.of(journey(hop("https://idp/sambi/sso/post", Map.of("SAMLRequest", REQUEST), ""))))
                .containsExactly("_req1");
    }

    @Test
    void loginThatTheBrowserWasLedToIsNamed() {
        assertThat(LoginIds.of(journey(hop(
                        "https://idp/sambi/sso/redirect", Map.of(), "https://idp/sambi/login/AbC_-123456?lang=sv"))))
                .containsExactly("AbC_-123456");
    }

    @Test
    void responseThatIsHandedOnNamesNothing() {
        assertThat(LoginIds.of(journey(hop("http://sp/acs", Map.of("SAMLResponse", REQUEST), ""))))
                .isEmpty();
    }

    @Test
    void requestThatCannotBeReadNamesNothing() {
        assertThat(LoginIds.of(journey(hop("https://idp/sso", Map.of("SAMLRequest", "%%%"), ""))))
                .isEmpty();
    }

    private static Journey journey(Hop hop) {
        return new Journey(List.of(hop), new Page(hop.uri(), 200, "text/html", ""), null, false);
    }

    private static Hop hop(String uri, Map<String, String> form, String location) {
        return new Hop("POST", URI.create(uri), form, 200, location, "", "");
    }
}
