package se.sakeratkomst.certify.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;
import se.sakeratkomst.certify.driver.UserChoice;
import se.sakeratkomst.certify.evidence.SandboxClient;
import se.sakeratkomst.certify.evidence.Service;
import se.sakeratkomst.certify.evidence.Trust;
import se.sakeratkomst.certify.sp.ToolSp;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * Our card login beside Keycloak's logins: the same scripted browser, as many users at once, the same run, both identity providers over TLS
 * with the same certificate.
 */
public final class LoginFigures {
    private static final double TIMES_PASSWORD = 10;
    private static final double TIMES_COOKIE = 4;

    private final SandboxClient client;
    private final List<UserChoice.UseCard> holders;
    private final int users;

    /**
     * @param holders whose cards are used, in turn
     * @param users browsers at once
     */
    public LoginFigures(SandboxClient client, List<UserChoice.UseCard> holders, int users) {
        System.setProperty("http.maxConnections", String.valueOf(users * 2));
        this.client = client;
        this.holders = holders;
        this.users = users;
    }

    /**
     * What came out.
     *
     * @param perSecond logins a second by name
     * @param cpu processor time of one login by name, as words
     * @param goals of the federation that signs as Keycloak is told to
     */
    public record Result(Map<String, Double> perSecond, Map<String, String> cpu, List<Goal> goals) {

        /** The same for docs/figures.md. */
        public String markdown(String how) {
            StringBuilder text = new StringBuilder("| login | a second | processor ms a login |\n|---|---|---|\n");
            perSecond.forEach((name, rate) ->
                    text.append(String.format(Locale.ROOT, "| %s | %.1f | %s |%n", name, rate, cpu.get(name))));
            text.append("\n| goal | observed | |\n|---|---|---|\n");
            goals.forEach(goal -> text.append(String.format(
                    Locale.ROOT,
                    "| %s ≥ %.0f | %.1f | %s |%n",
                    goal.what(),
                    goal.goal(),
                    goal.measured(),
                    goal.met() ? "met" : "missed")));
            return text.append('\n').append(how).append('\n').toString();
        }
    }

    /** Measures. */
    public Result run(Keycloak keycloak, Duration warmUp, Duration round, int rounds, Consumer<String> told) {
        ToolSp sp = ScriptedLogin.serviceProvider();
        keycloak.makeRealm(sp, users);
        List<ScriptedLogin> ways = new ArrayList<>();
        for (FederationProfile profile : List.of(Federations.SAMBI, Federations.SWEDEN_CONNECT)) {
            client.hand(
                    Service.METADATA,
                    "/" + profile.id() + "/entities",
                    "application/samlmetadata+xml",
                    SecureXml.serialise(sp.metadata(profile)));
            ways.add(new CardLogin(
                    profile,
                    client.addresses().url(Service.IDP, client.lab()),
                    client.addresses().url(Service.CARDS, client.lab()),
                    holders));
        }
        ways.add(keycloak.byPassword());
        ways.add(keycloak.byCookie());
        SSLSocketFactory trust = Trust.context(client.roots(), null, null).getSocketFactory();
        Map<String, LoginRace.Pace> paces = new LoginRace(sp, trust, users).run(ways, warmUp, round, rounds, told);
        Map<String, Double> rates = new LinkedHashMap<>();
        Map<String, String> cpu = new LinkedHashMap<>();
        paces.forEach((name, pace) -> {
            rates.put(name, pace.perSecond());
            cpu.put(name, CpuTimes.told(pace.cpu()));
        });
        return new Result(
                rates,
                cpu,
                List.of(
                        goal(rates, ways.get(0), ways.get(2), TIMES_PASSWORD),
                        goal(rates, ways.get(0), ways.get(3), TIMES_COOKIE)));
    }

    private static Goal goal(Map<String, Double> rates, ScriptedLogin ours, ScriptedLogin theirs, double times) {
        double ratio = rates.getOrDefault(ours.name(), 0.0) / rates.getOrDefault(theirs.name(), Double.MAX_VALUE);
        return new Goal(ours.name() + ", to " + theirs.name(), ratio, "times", times, false);
    }
}
