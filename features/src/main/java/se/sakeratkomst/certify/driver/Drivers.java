package se.sakeratkomst.certify.driver;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Set;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.evidence.CardDrawer;
import se.sakeratkomst.certify.vendor.NearestName;
import se.sakeratkomst.certify.vendor.VendorFile;

/** The drivers that a vendor.yaml can name, and the one of them that this version has. */
public final class Drivers {
    private static final List<String> NAMED = List.of("http", "browser", "script", "manual");

    private Drivers() {}

    /** Refuses, before anything is started, a driver that this version does not have. */
    public static void require(VendorFile vendor) {
        if (vendor.driver().equals("http")) {
            return;
        }
        if (NAMED.contains(vendor.driver())) {
            throw Mishap.of(
                    "use the driver '" + vendor.driver() + "' of " + vendor.file(),
                    "this version supports the driver 'http' only; 'browser', 'script' and 'manual' come later",
                    "driver: http",
                    "write driver: http, which follows redirects and forms as a browser without scripts does");
        }
        throw Mishap.of(
                "use the driver '" + vendor.driver() + "' of " + vendor.file(),
                "no driver has that name"
                        + NearestName.of(vendor.driver(), NAMED)
                                .map(nearest -> "; did you mean '" + nearest + "'?")
                                .orElse(""),
                "driver: http",
                "write driver: http, or leave the field out");
    }

    /** A driver whose browsers carry no ticket. */
    public static Driver of(VendorFile vendor, HttpClient http, CardDrawer cards) {
        return of(vendor, http, cards, Set.of());
    }

    /** @param identityProvider addresses of the sandbox's identity provider, which alone is shown tickets */
    public static Driver of(VendorFile vendor, HttpClient http, CardDrawer cards, Set<URI> identityProvider) {
        require(vendor);
        return new HttpDriver(http, cards, identityProvider);
    }
}
