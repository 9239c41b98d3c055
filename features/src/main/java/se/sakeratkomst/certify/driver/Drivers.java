package se.sakeratkomst.certify.driver;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.evidence.CardDrawer;
import se.sakeratkomst.certify.vendor.NearestName;
import se.sakeratkomst.certify.vendor.VendorFile;
import se.sakeratkomst.certify.vendor.VendorFile.Step;

/** The drivers that a vendor.yaml can name, and those of them that this version has. */
public final class Drivers {
    private static final List<String> NAMED = List.of("http", "browser", "script", "manual");
    private static final String PLAYWRIGHT = "com.microsoft.playwright.Playwright";

    private Drivers() {}

    /** Refuses, before anything is started, a driver that this version does not have or that something is missing for. */
    public static void require(VendorFile vendor) {
        if (vendor.driver().equals("http")) {
            return;
        }
        if (vendor.driver().equals("browser")) {
            requirePlaywright(vendor);
            return;
        }
        if (NAMED.contains(vendor.driver())) {
            throw Mishap.of(
                    "use the driver '" + vendor.driver() + "' of " + vendor.file(),
                    "this version supports the drivers 'http' and 'browser'; 'script' and 'manual' come later",
                    "driver: http, or driver: browser",
                    "write driver: http, which follows redirects and forms as a browser without scripts does, or driver: browser,"
                            + " which is Chromium");
        }
        throw Mishap.of(
                "use the driver '" + vendor.driver() + "' of " + vendor.file(),
                "no driver has that name"
                        + NearestName.of(vendor.driver(), NAMED)
                                .map(nearest -> "; did you mean '" + nearest + "'?")
                                .orElse(""),
                "driver: http, or driver: browser",
                "write one of them, or leave the field out for http");
    }

    private static void requirePlaywright(VendorFile vendor) {
        try {
            Class.forName(PLAYWRIGHT, false, Drivers.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw Mishap.of(
                            "use the driver 'browser' of " + vendor.file(),
                            "what drives Chromium has not been fetched; the sandbox comes without it (200 MB)",
                            "Playwright in var/browser",
                            "run ./sandbox browser once; it fetches it from Maven's registry")
                    .because(e);
        }
    }

    /** A driver whose browsers carry no ticket, and that takes no recorded steps. */
    public static Driver of(VendorFile vendor, HttpClient http, CardDrawer cards) {
        return of(vendor, http, cards, Set.of(), Map.of());
    }

    /**
     * @param identityProvider addresses of the sandbox's identity provider, which alone is shown tickets
     * @param recorded the steps of vendor.yaml, by the address where they are taken
     */
    public static Driver of(
            VendorFile vendor,
            HttpClient http,
            CardDrawer cards,
            Set<URI> identityProvider,
            Map<URI, List<Step>> recorded) {
        require(vendor);
        HttpDriver plain = new HttpDriver(http, cards, identityProvider);
        return vendor.driver().equals("browser") ? new BrowserDriver(plain, cards, identityProvider, recorded) : plain;
    }
}
