package se.sakeratkomst.idp.login;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.PublicUrls;

/** Where a login goes on by mutual TLS, as the outside sees it; nowhere when that port is not open. */
public final class CardTlsUrls {

    private final @Nullable PublicUrls urls;

    /** @param urls null when the port is not open */
    public CardTlsUrls(@Nullable PublicUrls urls) {
        this.urls = urls;
    }

    /** Where an identity provider takes requests for holder of key; nowhere when it does not do so. */
    public Optional<URI> holderOfKey(LabId lab, Persona persona) {
        return persona.settings().holderOfKey()
                ? Optional.ofNullable(urls).map(base -> base.of(lab, "/" + persona.id() + "/sso/hok"))
                : Optional.empty();
    }

    /** The address to which the user's browser brings its card. */
    public Optional<URI> of(LabId lab, Persona persona, String login) {
        return Optional.ofNullable(urls).map(base -> base.of(lab, "/" + persona.id() + "/login/" + login + "/tls"));
    }
}
