package se.sakeratkomst.ehm.nll.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import se.sakeratkomst.ehm.nll.call.NllCall;
import se.sakeratkomst.ehm.nll.door.NllGate;
import se.sakeratkomst.kit.embedded.NamedServlet;
import se.sakeratkomst.kit.lab.PublicUrls;

/** HAPI's plain FHIR R4 server with NLL's parts; built once, by whoever needs it first, since loading it takes longer than all else. */
public final class NllServer {

    /** What the server is made of. */
    public record Parts(
            FhirContext fhir,
            ServletContext context,
            PublicUrls urls,
            NllGate gate,
            List<IResourceProvider> resources,
            List<Object> others) {}

    private final FutureTask<RestfulServer> server;

    public NllServer(Supplier<Parts> parts) {
        this.server = new FutureTask<>(() -> build(parts.get()));
    }

    /** The server; waits while it is being built. */
    public RestfulServer get() {
        server.run();
        try {
            return server.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the FHIR server was loading", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The FHIR server could not be built", e.getCause());
        }
    }

    private static RestfulServer build(Parts parts) throws ServletException {
        RestfulServer restful = new WithoutOwnRequestId(parts.fhir());
        restful.setServerName("TEST Nationella läkemedelslistan, Säker åtkomst Sandbox");
        restful.setServerVersion("TEST");
        restful.setImplementationDescription("TEST environment; never an approval");
        restful.setDefaultResponseEncoding(EncodingEnum.JSON);
        restful.setServerAddressStrategy((context, request) ->
                parts.urls().of(NllCall.of(request).lab(), NllEndpoint.PATH).toString());
        restful.setResourceProviders(parts.resources());
        parts.others().forEach(restful::registerProvider);
        restful.registerInterceptor(parts.gate());
        restful.registerInterceptor(new FhirRefusals());
        restful.init(new NamedServlet("nll", parts.context()));
        return restful;
    }

    /** The caller's own x-request-id is echoed by {@link NllEndpoint}; HAPI would make one up. */
    private static final class WithoutOwnRequestId extends RestfulServer {

        private static final long serialVersionUID = 1L;

        WithoutOwnRequestId(FhirContext context) {
            super(context);
        }

        @Override
        protected void addRequestIdToResponse(ServletRequestDetails details, String requestId) {
            // echoed elsewhere
        }
    }
}
