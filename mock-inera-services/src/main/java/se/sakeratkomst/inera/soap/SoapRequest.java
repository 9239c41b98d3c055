package se.sakeratkomst.inera.soap;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import se.sakeratkomst.kit.embedded.KeptBody;

/** The request as the SOAP engine is to see it: no lab in the path, and the body at hand. */
final class SoapRequest extends HttpServletRequestWrapper {

    private final byte[] body;

    SoapRequest(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = body;
    }

    @Override
    public String getContextPath() {
        return "";
    }

    @Override
    public String getServletPath() {
        return "";
    }

    @Override
    public String getPathInfo() {
        return getRequestURI();
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
    public ServletInputStream getInputStream() {
        return new KeptBody(body);
    }
}
