package se.sakeratkomst.idp.tls;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The port where a card in the browser logs in, prefix {@code sandbox.idp.card-tls}. It shows the same server certificate as the
 * service's public port; a host name of its own has to be among {@code sandbox.tls.names}.
 *
 * @param port where it listens; 0 or nothing: not at all
 * @param publicUrl what the outside calls it in the lab default; the host of {@code sandbox.public-url} and the port when left out
 * @param issuers regular expression, found in the subjects of the authorities whose certificates browsers are asked to offer
 */
@ConfigurationProperties("sandbox.idp.card-tls")
public record CardTlsSettings(
        @DefaultValue("0") int port,
        @Nullable URI publicUrl,
        @DefaultValue("Person|Type 1") String issuers) {

    /** Whether the port is open. */
    public boolean open() {
        return port > 0;
    }

    /**
     * What the outside calls it.
     *
     * @param service what the outside calls the service's public port
     */
    public URI address(URI service) {
        URI told = publicUrl;
        return told == null ? URI.create("https://" + service.getHost() + ":" + port) : told;
    }
}
