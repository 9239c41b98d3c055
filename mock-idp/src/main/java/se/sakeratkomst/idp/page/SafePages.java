package se.sakeratkomst.idp.page;

import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Base64;

/** Headers that keep a page to itself: no frames, no cache, no script but its own. */
public final class SafePages {
    private final SecureRandom random = new SecureRandom();

    /** As {@link #guard}, for a page whose script asks its own service how far something has come. */
    public String guardAsking(HttpServletResponse response) {
        return guard(response, " connect-src 'self';");
    }

    /** Sets the headers and gives the nonce that the page's own script and style carry. */
    public String guard(HttpServletResponse response) {
        return guard(response, "");
    }

    private String guard(HttpServletResponse response, String more) {
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        String nonce = Base64.getEncoder().withoutPadding().encodeToString(bits);
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'nonce-%1$s'; script-src 'nonce-%1$s'; img-src http: https: data:;"
                                .formatted(nonce)
                        + more
                        + " frame-ancestors 'none'; base-uri 'none'");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
        return nonce;
    }
}
