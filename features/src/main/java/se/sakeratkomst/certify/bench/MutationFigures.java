package se.sakeratkomst.certify.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.driver.UserChoice;
import se.sakeratkomst.certify.evidence.ControlApi;
import se.sakeratkomst.certify.evidence.Json;
import se.sakeratkomst.certify.evidence.SandboxClient;
import se.sakeratkomst.certify.evidence.Service;
import se.sakeratkomst.certify.evidence.Trust;
import se.sakeratkomst.certify.sp.ToolSp;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.xml.SecureXml;
import tools.jackson.databind.JsonNode;

/**
 * What a response that deviates costs beyond a good one: the time from the card's signature to the page with the response, for every
 * negative test and variant that the identity provider can make, good ones between them.
 */
public final class MutationFigures {
    private static final double MOST_MILLIS = 5;
    private static final int WARM_UP = 150;
    private static final int DEAREST = 10;

    private final SandboxClient client;
    private final ToolSp sp = ScriptedLogin.serviceProvider();
    private final CardLogin login;
    private final LeanBrowser browser;
    private final FederationProfile profile;
    private final int repeats;

    /** @param repeats logins for each row, of which the median counts */
    public MutationFigures(
            SandboxClient client, FederationProfile profile, List<UserChoice.UseCard> holders, int repeats) {
        this.client = client;
        this.profile = profile;
        this.repeats = repeats;
        this.login = new CardLogin(
                profile,
                client.addresses().url(Service.IDP, client.lab()),
                client.addresses().url(Service.CARDS, client.lab()),
                holders);
        SSLSocketFactory trust = Trust.context(client.roots(), null, null).getSocketFactory();
        this.browser = new LeanBrowser(trust);
        client.hand(
                Service.METADATA,
                "/" + profile.id() + "/entities",
                "application/samlmetadata+xml",
                SecureXml.serialise(sp.metadata(profile)));
    }

    /**
     * One row.
     *
     * @param name the test and its variant
     * @param millis median from signature to page
     */
    public record Row(String name, double millis) {}

    /**
     * What came out.
     *
     * @param good median of the good ones, milliseconds
     * @param rows the dearest first; never empty
     * @param impossible how many rows cannot be made for this service provider
     */
    public record Result(String federation, double good, List<Row> rows, int impossible) {

        public Goal goal() {
            double dearest = rows.get(0).millis() - good;
            return new Goal(
                    "the dearest deviation beyond a good response, " + federation, dearest, "ms", MOST_MILLIS, true);
        }

        /** The rows that cost most, as lines. */
        public List<String> lines() {
            List<String> lines = new ArrayList<>();
            lines.add(String.format(
                    Locale.ROOT,
                    "%s: a good response %.2f ms; %d deviations, %.2f ms beyond it in the mean; %d cannot be made",
                    federation,
                    good,
                    rows.size(),
                    rows.stream().mapToDouble(Row::millis).average().orElseThrow() - good,
                    impossible));
            rows.stream()
                    .limit(DEAREST)
                    .forEach(row -> lines.add(
                            String.format(Locale.ROOT, "  %-44s %+8.2f ms", row.name(), row.millis() - good)));
            return lines;
        }
    }

    /** Measures every row. */
    public Result run(Consumer<String> told) {
        ControlApi idp = client.control(Service.IDP);
        String deviations = "/admin/labs/" + client.lab() + "/deviations";
        List<Double> good = new ArrayList<>();
        for (int i = 0; i < WARM_UP; i++) {
            millis(Optional.empty());
        }
        List<Row> rows = new ArrayList<>();
        int impossible = 0;
        for (JsonNode offer : Json.items(idp.get(deviations).path("tests"))) {
            if (Json.text(offer, "group").equals("logout")) {
                continue;
            }
            for (String variant : Json.texts(offer.path("variants"))) {
                List<Double> own = new ArrayList<>();
                for (int i = 0; i <= repeats; i++) {
                    Optional<String> ticket = armed(idp, deviations, Json.text(offer, "test"), variant);
                    if (ticket.isEmpty()) {
                        impossible++;
                        break;
                    }
                    good.add(millis(Optional.empty()));
                    own.add(millis(ticket));
                }
                if (!own.isEmpty()) {
                    String name = Json.text(offer, "test") + (variant.isBlank() ? "" : " " + variant);
                    rows.add(new Row(name, median(own.subList(1, own.size()))));
                }
            }
            told.accept(Json.text(offer, "test"));
        }
        idp.delete(deviations);
        if (rows.isEmpty()) {
            throw Mishap.of(
                    "measure the deviations of " + profile.name(),
                    "not one of them could be made, so nothing was measured",
                    "deviations that the identity provider offers for this service provider",
                    "see GET " + deviations + " at the identity provider's control port");
        }
        rows.sort(Comparator.comparingDouble(Row::millis).reversed());
        return new Result(profile.id(), median(good), rows, impossible);
    }

    private Optional<String> armed(ControlApi idp, String deviations, String test, String variant) {
        ControlApi.Answer answer = idp.offer(
                deviations,
                Map.of("test", test, "variant", variant, "idp", profile.id(), "sp", sp.entityId(), "ticketed", true));
        return answer.conflict() ? Optional.empty() : Optional.of(Json.text(answer.body(), "ticket"));
    }

    private double millis(Optional<String> ticket) {
        URI request = login.request(sp);
        try {
            return login.answered(0, browser.with(ticket), request).millis();
        } catch (IOException e) {
            throw Mishap.of(
                            "log in for the measurement",
                            Mishap.words(e),
                            "a page",
                            "look at the identity provider's log")
                    .because(e);
        }
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
