package se.sakeratkomst.ehm.nll.call;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.kit.embedded.KeptBody;

/** The request as the FHIR server is to see it: no lab in the path, the body at hand, and no wish for a compressed answer. */
public final class NllRequest extends HttpServletRequestWrapper {

    public static final String PATH = "/fhir-server/fhir";

    private static final String ENCODING = "Accept-Encoding";

    private final byte[] body;

    public NllRequest(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = body;
    }

    /** The body of a request that came this way, whatever it was wrapped in since. */
    public static byte[] body(ServletRequest request) {
        ServletRequest inner = request;
        while (!(inner instanceof NllRequest)) {
            if (!(inner instanceof ServletRequestWrapper wrapper)) {
                throw new IllegalStateException("This request did not come through NLL's endpoint");
            }
            inner = wrapper.getRequest();
        }
        return ((NllRequest) inner).body.clone();
    }

    @Override
    public String getContextPath() {
        return "";
    }

    @Override
    public String getRequestURI() {
        return super.getRequestURI().substring(super.getContextPath().length());
    }

    @Override
    public StringBuffer getRequestURL() {
        return new StringBuffer(getRequestURI());
    }

    @Override
    public String getServletPath() {
        return PATH;
    }

    @Override
    public @Nullable String getPathInfo() {
        String rest = getRequestURI().substring(PATH.length());
        return rest.isEmpty() ? null : rest;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return ENCODING.equalsIgnoreCase(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return ENCODING.equalsIgnoreCase(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8));
    }

    @Override
    public ServletInputStream getInputStream() {
        return new KeptBody(body);
    }
}
