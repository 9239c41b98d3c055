package se.sakeratkomst.vendor.login;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.vendor.federation.Membership;
import se.sakeratkomst.vendor.sp.LoginRefused;
import se.sakeratkomst.vendor.sp.Reason;

/** Sends a user away to be identified. */
public final class Departure {

    private final Requests requests;

    public Departure(Requests requests) {
        this.requests = requests;
    }

    /**
     * The redirection, or the page that posts the request.
     *
     * @param idp entityID of an identity provider of the federation, null for the configured one
     * @throws LoginRefused when the federation has no such identity provider
     */
    public Object to(Membership membership, @Nullable String idp, Wish wish, HttpServletRequest request, Model model) {
        Requests.Ready ready;
        try {
            EntityDescriptor identityProvider = membership.identityProviderFor(idp);
            ready = requests.make(membership, identityProvider, BrowserSession.secret(request), wish);
        } catch (SamlRefusal refusal) {
            throw new LoginRefused(Reason.FEDERATION, refusal.findings());
        }
        if (ready.samlRequest().isEmpty()) {
            return Redirect.to(ready.destination().toString());
        }
        model.addAttribute("ready", ready);
        return "post-request";
    }
}
