package se.sakeratkomst.certify.evidence;

import java.net.URI;
import java.util.EnumMap;
import java.util.Map;

/**
 * Where the services are reached from here: the public address and the control address of each.
 *
 * @param endpoints one for every service
 */
public record SandboxAddresses(Map<Service, Endpoint> endpoints) {
    /** The lab that has no path prefix. */
    public static final String DEFAULT_LAB = "default";

    public static final int DEFAULT_PORT_BASE = 18000;

    /**
     * @param url public base address of the default lab, without a slash at its end
     * @param control base address of the control port, without a slash at its end
     */
    public record Endpoint(URI url, URI control) {}

    public SandboxAddresses {
        endpoints = Map.copyOf(endpoints);
    }

    /** The wire contract's ports on loopback, moved so that 18000 becomes {@code portBase}. */
    public static SandboxAddresses onLoopback(int portBase) {
        Map<Service, Endpoint> endpoints = new EnumMap<>(Service.class);
        endpoints.put(Service.METADATA, endpoint("http", portBase + 10));
        endpoints.put(Service.CARDS, endpoint("http", portBase + 20));
        endpoints.put(Service.IDP, endpoint("https", portBase + 30));
        endpoints.put(Service.EHM, endpoint("https", portBase + 40));
        endpoints.put(Service.INERA, endpoint("https", portBase + 60));
        return new SandboxAddresses(endpoints);
    }

    private static Endpoint endpoint(String scheme, int port) {
        return new Endpoint(URI.create(scheme + "://localhost:" + port), URI.create("http://localhost:" + (port + 1)));
    }

    public Endpoint of(Service service) {
        Endpoint endpoint = endpoints.get(service);
        if (endpoint == null) {
            throw new IllegalArgumentException("no address for " + service.id());
        }
        return endpoint;
    }

    /** The public base address of a lab: the default lab has none but the service's own. */
    public URI url(Service service, String lab) {
        URI base = of(service).url();
        return DEFAULT_LAB.equals(lab) ? base : URI.create(base + "/labs/" + lab);
    }

    public URI control(Service service) {
        return of(service).control();
    }

    public SandboxAddresses with(Service service, Endpoint endpoint) {
        Map<Service, Endpoint> changed = new EnumMap<>(endpoints);
        changed.put(service, endpoint);
        return new SandboxAddresses(changed);
    }
}
