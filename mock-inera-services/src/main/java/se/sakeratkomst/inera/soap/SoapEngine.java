package se.sakeratkomst.inera.soap;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.cxf.Bus;
import org.apache.cxf.bus.CXFBusFactory;
import org.apache.cxf.jaxws.EndpointImpl;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.message.Message;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.kit.embedded.NamedServlet;

/**
 * CXF with an endpoint for each contract. It is made when the first call comes or the warm-up does, whichever is first: loading it takes
 * longer than the rest of the service.
 */
public final class SoapEngine {

    private final ServletContext context;
    private final Supplier<Map<Contract, Object>> services;
    private @Nullable CXFNonSpringServlet servlet;

    /** @param services the implementation of each contract's interface */
    public SoapEngine(ServletContext context, Supplier<Map<Contract, Object>> services) {
        this.context = context;
        this.services = services;
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        ready().service(request, response);
    }

    /** Makes the engine, which takes a second or two, unless it is made. */
    public void prepare() {
        ready();
    }

    private synchronized CXFNonSpringServlet ready() {
        CXFNonSpringServlet made = servlet;
        if (made == null) {
            made = made();
            servlet = made;
        }
        return made;
    }

    private CXFNonSpringServlet made() {
        Bus bus = new CXFBusFactory().createBus();
        bus.setProperty(FaultListener.class.getName(), (FaultListener) SoapEngine::failed);
        services.get().forEach((contract, service) -> {
            EndpointImpl endpoint = new EndpointImpl(bus, service);
            endpoint.setWsdlLocation("classpath:" + contract.wsdl());
            endpoint.setServiceName(contract.service());
            endpoint.setEndpointName(contract.port());
            endpoint.setProperties(Map.of(Message.SCHEMA_VALIDATION_ENABLED, "IN"));
            endpoint.publish(contract.path());
        });
        CXFNonSpringServlet result = new CXFNonSpringServlet(null, false);
        result.setBus(bus);
        try {
            result.init(new NamedServlet("soap", context));
        } catch (ServletException e) {
            throw new IllegalStateException("The SOAP engine does not start", e);
        }
        return result;
    }

    /** The endpoint writes the fault and the log itself, so the engine need not. */
    private static boolean failed(Exception exception, String description, Message message) {
        SoapCall.of(message.getExchange().getInMessage()).ifPresent(call -> call.failedBy(exception));
        return false;
    }
}
