package se.sakeratkomst.certify.bench;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import se.sakeratkomst.certify.sp.ToolSp;

/** Keycloak's login to the same service provider: by password each time, or by the cookie of an earlier one. */
final class KeycloakLogin implements ScriptedLogin {
    private final URI singleSignOn;
    private final boolean cookie;

    KeycloakLogin(URI singleSignOn, boolean cookie) {
        this.singleSignOn = singleSignOn;
        this.cookie = cookie;
    }

    @Override
    public String name() {
        return cookie ? "Keycloak, cookie SSO" : "Keycloak, password login";
    }

    @Override
    public URI request(ToolSp sp) {
        return sp.request(singleSignOn, List.of());
    }

    @Override
    public boolean forgets() {
        return !cookie;
    }

    @Override
    public void prepare(int user, LeanBrowser browser, URI request) throws IOException {
        if (cookie) {
            withPassword(user, browser, request);
        }
    }

    @Override
    public void logIn(int user, LeanBrowser browser, URI request) throws IOException {
        if (cookie) {
            ScriptedLogin.requireSuccess(name(), browser.get(request));
        } else {
            withPassword(user, browser, request);
        }
    }

    private void withPassword(int user, LeanBrowser browser, URI request) throws IOException {
        LeanBrowser.Shown login = browser.get(request);
        String action = login.action("id=\"kc-form-login\"");
        if (action.isEmpty()) {
            ScriptedLogin.requireSuccess(name(), login);
        }
        ScriptedLogin.requireSuccess(
                name(),
                browser.post(
                        URI.create(action),
                        Map.of("username", Keycloak.user(user), "password", Keycloak.PASSWORD, "credentialId", "")));
    }
}
