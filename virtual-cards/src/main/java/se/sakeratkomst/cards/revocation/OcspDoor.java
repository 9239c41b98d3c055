package se.sakeratkomst.cards.revocation;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import org.springframework.web.filter.OncePerRequestFilter;
import se.sakeratkomst.kit.lab.CurrentLab;

/**
 * OCSP by POST and GET, ahead of the machinery that pages and the API need: it would cost more than the answer does.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6960#appendix-A">RFC 6960, appendix A</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5019#section-6.2">RFC 5019, section 6.2: headers for HTTP caches</a>
 */
final class OcspDoor extends OncePerRequestFilter {

    private static final String PATH = "/ocsp";

    private final OcspResponder responder;
    private final Clock wall;

    OcspDoor(OcspResponder responder, Clock wall) {
        this.responder = responder;
        this.wall = wall;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        boolean here = path.equals(PATH) || path.startsWith(PATH + "/");
        if (here && request.getMethod().equals("POST")) {
            byte[] der = request.getInputStream().readNBytes(OcspResponder.LONGEST + 1);
            answer(responder.answer(CurrentLab.of(request), der), request, response);
        } else if (here && request.getMethod().equals("GET")) {
            answer(responder.answer(CurrentLab.of(request), decoded(path)), request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Only a GET is cached on the way, and only an answer that is the same for everyone. */
    private void answer(OcspAnswer answer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        OcspAnswer.Cacheable cacheable = answer.cacheable();
        if (!answer.isGiven()) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            response.setHeader("Cache-Control", "no-store");
            return;
        }
        if (cacheable == null || request.getMethod().equals("POST")) {
            response.setHeader("Cache-Control", "no-store");
        } else {
            String etag = '"' + cacheable.etag() + '"';
            long age = Math.max(
                    0, Duration.between(wall.instant(), cacheable.fresh()).toSeconds());
            response.setHeader("Cache-Control", "max-age=" + age + ", public, no-transform, must-revalidate");
            response.setHeader("ETag", etag);
            response.setDateHeader("Last-Modified", cacheable.thisUpdate().toEpochMilli());
            response.setDateHeader("Expires", cacheable.nextUpdate().toEpochMilli());
            String known = request.getHeader("If-None-Match");
            if (known != null && known.contains(etag)) {
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                return;
            }
        }
        response.setContentType("application/ocsp-response");
        response.setContentLength(answer.der().length);
        response.getOutputStream().write(answer.der());
    }

    /** Base64 may hold slashes, encoded or not, so the request's own path is read. */
    private static byte[] decoded(String path) {
        try {
            String base64 =
                    URLDecoder.decode(path.replaceFirst("^/ocsp/?", "").replace("+", "%2B"), StandardCharsets.US_ASCII);
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
