package se.sakeratkomst.certify.driver;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Set;
import se.sakeratkomst.certify.evidence.CardDrawer;

/** Follows redirects and forms over HTTP as a browser does, without running scripts. */
public final class HttpDriver implements Driver {
    private final HttpClient http;
    private final CardDrawer cards;
    private final Set<URI> identityProvider;

    /** For browsers that carry no ticket. */
    public HttpDriver(HttpClient http, CardDrawer cards) {
        this(http, cards, Set.of());
    }

    /**
     * @param http follows no redirect by itself and trusts the servers on the way
     * @param identityProvider addresses of the sandbox's identity provider, which alone is shown tickets
     */
    public HttpDriver(HttpClient http, CardDrawer cards, Set<URI> identityProvider) {
        this.http = http;
        this.cards = cards;
        this.identityProvider = Set.copyOf(identityProvider);
    }

    @Override
    public String name() {
        return "http";
    }

    @Override
    public Visit visit() {
        return new HttpVisit(new Browser(http, Ticket.none()), cards);
    }

    @Override
    public Visit visit(String ticket) {
        return new HttpVisit(new Browser(http, Ticket.of(ticket, identityProvider)), cards);
    }

    @Override
    public Page tell(URI address) {
        return new Browser(http, Ticket.none()).post(address, Map.of()).page();
    }
}
