package se.sakeratkomst.kit.lab;

import java.net.URI;
import java.util.Map;

/** The addresses of this service as the outside sees them; only from configuration, never from a request. */
public final class PublicUrls {

    private final URI base;
    private final Map<String, URI> ofLab;

    /**
     * @param base of the lab {@code default}
     * @param ofLab base of each lab that does not lie under {@code {base}/labs/{lab}}
     */
    public PublicUrls(URI base, Map<String, URI> ofLab) {
        this.base = base;
        this.ofLab = Map.copyOf(ofLab);
    }

    /** Base URL of the lab, without a slash at the end. */
    public URI base(LabId lab) {
        URI own = ofLab.get(lab.value());
        if (own != null) {
            return trimmed(own.toString());
        }
        return lab.isDefault() ? trimmed(base.toString()) : URI.create(trimmed(base.toString()) + "/labs/" + lab);
    }

    /** @param path beginning with a slash */
    public URI of(LabId lab, String path) {
        return URI.create(base(lab) + path);
    }

    private static URI trimmed(String url) {
        return URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }
}
