package se.sakeratkomst.certify.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import se.sakeratkomst.certify.driver.UserChoice;
import se.sakeratkomst.certify.evidence.Json;
import se.sakeratkomst.certify.sp.ToolSp;
import se.sakeratkomst.saml.federation.FederationProfile;

/**
 * The sandbox's own login: the identity provider checks the signed request, the card signs its challenge, the identity provider checks
 * signature and revocation and signs the answer.
 */
final class CardLogin implements ScriptedLogin {
    private final FederationProfile profile;
    private final URI singleSignOn;
    private final URI cards;
    private final List<UserChoice.UseCard> holders;

    CardLogin(FederationProfile profile, URI idp, URI cards, List<UserChoice.UseCard> holders) {
        this.profile = profile;
        this.singleSignOn = URI.create(idp + "/" + profile.id() + "/sso/redirect");
        this.cards = cards;
        this.holders = holders;
    }

    @Override
    public String name() {
        return "card login, " + profile.name();
    }

    @Override
    public URI request(ToolSp sp) {
        return sp.request(singleSignOn, List.of(profile.loa(3)));
    }

    @Override
    public boolean forgets() {
        return true;
    }

    @Override
    public void logIn(int user, LeanBrowser browser, URI request) throws IOException {
        ScriptedLogin.requireSuccess(name(), answered(user, browser, request).page());
    }

    /**
     * What came of a login.
     *
     * @param millis from the card's signature to the page
     */
    record Answered(LeanBrowser.Shown page, double millis) {}

    /** Logs in, whatever is answered. */
    Answered answered(int user, LeanBrowser browser, URI request) throws IOException {
        LeanBrowser.Shown login = browser.get(request);
        UserChoice.UseCard card = holders.get(user % holders.size());
        byte[] challenge = login.field("id=\"card-login\"", "challenge").getBytes(StandardCharsets.UTF_8);
        LeanBrowser.Shown signed = browser.postJson(
                URI.create(cards + "/api/cards/" + card.card() + "/sign"),
                Json.MAPPER.writeValueAsBytes(Map.of(
                        "pin", card.pin(),
                        "use", "legitimering",
                        "certificate", card.certificate(),
                        "content", Base64.getEncoder().encodeToString(challenge))));
        String back = login.field("id=\"card-login\"", "return");
        if (back.isEmpty() || signed.status() != 200) {
            ScriptedLogin.requireSuccess(name(), back.isEmpty() ? login : signed);
        }
        String cms = Json.MAPPER.readTree(signed.text()).path("cms").asString();
        long began = System.nanoTime();
        LeanBrowser.Shown page = browser.post(URI.create(back), Map.of("cms", cms));
        return new Answered(page, (System.nanoTime() - began) / 1e6);
    }
}
