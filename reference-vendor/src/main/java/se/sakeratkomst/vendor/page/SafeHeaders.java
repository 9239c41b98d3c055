package se.sakeratkomst.vendor.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.web.filter.OncePerRequestFilter;

/** Headers that keep pages out of frames, caches and other people's scripts. */
public final class SafeHeaders extends OncePerRequestFilter {

    /** Request attribute with the nonce of the page's own scripts. */
    public static final String NONCE = "scriptNonce";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] bits = new byte[16];
        new SecureRandom().nextBytes(bits);
        String nonce = HexFormat.of().formatHex(bits);
        request.setAttribute(NONCE, nonce);
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'nonce-" + nonce
                        + "'; frame-ancestors 'none'; base-uri 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-store");
        chain.doFilter(request, response);
    }
}
