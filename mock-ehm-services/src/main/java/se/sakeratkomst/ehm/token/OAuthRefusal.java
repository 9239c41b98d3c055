package se.sakeratkomst.ehm.token;

import java.util.List;
import se.sakeratkomst.ehm.refusal.OAuthError;
import se.sakeratkomst.ehm.refusal.Refusal;
import se.sakeratkomst.saml.Finding;

/** The token endpoint says no. */
final class OAuthRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient OAuthError error;

    private OAuthRefusal(OAuthError error) {
        super(error.error() + ": " + Refusal.diagnostics(error.refusal().first()));
        this.error = error;
    }

    static OAuthRefusal of(int status, String error, Finding finding) {
        return new OAuthRefusal(new OAuthError(error, Refusal.of(status, error, finding)));
    }

    static OAuthRefusal invalidRequest(Finding finding) {
        return of(400, "invalid_request", finding);
    }

    static OAuthRefusal invalidClient(Finding finding) {
        return of(401, "invalid_client", finding);
    }

    static OAuthRefusal invalidGrant(List<Finding> findings) {
        return new OAuthRefusal(new OAuthError("invalid_grant", new Refusal(400, "invalid_grant", findings)));
    }

    static OAuthRefusal invalidGrant(Finding finding) {
        return invalidGrant(List.of(finding));
    }

    OAuthError error() {
        return error;
    }
}
