package se.sakeratkomst.certify.driver;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import se.sakeratkomst.certify.evidence.CardDrawer;

/** Follows redirects and forms over HTTP as a browser does, without running scripts. */
public final class HttpDriver implements Driver {
    private final HttpClient http;
    private final CardDrawer cards;

    /** @param http follows no redirect by itself and trusts the servers on the way */
    public HttpDriver(HttpClient http, CardDrawer cards) {
        this.http = http;
        this.cards = cards;
    }

    @Override
    public String name() {
        return "http";
    }

    @Override
    public Visit visit() {
        return new HttpVisit(new Browser(http), cards);
    }

    @Override
    public Page tell(URI address) {
        return new Browser(http).post(address, Map.of()).page();
    }
}
