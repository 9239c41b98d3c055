package se.sakeratkomst.ehm.override;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A call that has passed security, as mappings see it.
 *
 * @param target path and query, the lab's prefix left out
 * @param headers with all their values
 */
public record Incoming(String method, String target, Map<String, List<String>> headers, byte[] body) {

    public Incoming {
        headers = Map.copyOf(headers);
    }

    /** Of a request whose body was read already. */
    public static Incoming of(HttpServletRequest request, byte[] body) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name, new ArrayList<>(Collections.list(request.getHeaders(name))));
        }
        return new Incoming(
                request.getMethod(),
                request.getQueryString() == null ? path : path + "?" + request.getQueryString(),
                headers,
                body);
    }
}
