package se.sakeratkomst.certify.driver;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.evidence.CardDrawer;
import se.sakeratkomst.certify.vendor.VendorFile.Step;

/**
 * A person at Chromium, with scripts. The pages send themselves on; the person does what is left: the recorded steps, the card, the
 * choices, the buttons. Every request of the window is paused on its way, which is where a response is held and where the ticket
 * is shown to the identity provider: not even a redirect brings it anywhere else.
 */
final class BrowserVisit implements Visit {
    private static final int MOST_PAGES = 30;
    private static final Duration QUIET = Duration.ofMillis(250);
    private static final double PATIENCE = 20_000;
    private static final String HAND_OVER = "/TEST-hand-over";
    private static final String SUBMIT = "form => HTMLFormElement.prototype.submit.call(form)";

    private final BrowserDriver.Setting setting;
    private final BrowserContext profile;
    private final Ticket ticket;
    private final com.microsoft.playwright.Page window;
    private final CDPSession wire;
    private final List<Hop> hops = new ArrayList<>();
    private long lastTraffic = System.nanoTime();
    private String note = "";
    private @Nullable Delivery delivery;
    private @Nullable Delivery handOver;
    private @Nullable URI within;
    private @Nullable Response shown;
    private boolean hold;
    private boolean held;

    BrowserVisit(BrowserDriver.Setting setting, BrowserContext profile, Ticket ticket) {
        this.setting = setting;
        this.profile = profile;
        this.ticket = ticket;
        this.window = profile.newPage();
        this.wire = profile.newCDPSession(window);
        window.setDefaultTimeout(PATIENCE);
        window.onRequest(request -> lastTraffic = System.nanoTime());
        window.onRequestFinished(request -> lastTraffic = System.nanoTime());
        window.onResponse(this::answered);
        wire.on("Fetch.requestPaused", this::paused);
        wire.send("Fetch.enable", everything());
    }

    private static JsonObject everything() {
        JsonObject pattern = new JsonObject();
        pattern.addProperty("urlPattern", "*");
        JsonArray patterns = new JsonArray();
        patterns.add(pattern);
        JsonObject options = new JsonObject();
        options.add("patterns", patterns);
        return options;
    }

    // ------------------------------------------------------------ the wire

    private void paused(JsonObject event) {
        JsonObject request = event.getAsJsonObject("request");
        String url = request.get("url").getAsString();
        JsonObject answer = new JsonObject();
        answer.add("requestId", event.get("requestId"));
        boolean page = "Document".equals(event.get("resourceType").getAsString()) && url.startsWith("http");
        if (page && interferes(URI.create(url), request, answer)) {
            wire.send("Fetch.fulfillRequest", answer);
            return;
        }
        if (url.startsWith("http")) {
            ticket.shownTo(URI.create(url)).ifPresent(shown -> answer.add("headers", with(request, shown)));
        }
        try {
            wire.send("Fetch.continueRequest", answer);
        } catch (PlaywrightException e) {
            lastTraffic = System.nanoTime(); // the page has left meanwhile, and nobody waits for the answer
        }
    }

    private static JsonArray with(JsonObject request, String ticket) {
        JsonArray headers = new JsonArray();
        request.getAsJsonObject("headers")
                .entrySet()
                .forEach(header ->
                        headers.add(header(header.getKey(), header.getValue().getAsString())));
        headers.add(header(Ticket.HEADER, ticket));
        return headers;
    }

    private static JsonObject header(String name, String value) {
        JsonObject header = new JsonObject();
        header.addProperty("name", name);
        header.addProperty("value", value);
        return header;
    }

    /** Whether the request is answered here instead of where it goes. */
    private boolean interferes(URI to, JsonObject request, JsonObject answer) {
        Delivery carried = handOver;
        if (carried != null && to.getPath().equals(HAND_OVER)) {
            handOver = null;
            fulfil(answer, form(carried));
            return true;
        }
        URI only = within;
        if (only != null && !sameOrigin(only, to)) {
            fulfil(answer, "<!DOCTYPE html><title>TEST: not followed</title>");
            return true;
        }
        if (isIdentityProvider(to)) {
            return false;
        }
        Map<String, String> fields = new LinkedHashMap<>(decoded(to.getRawQuery()));
        boolean posted = "POST".equals(request.get("method").getAsString());
        if (posted && request.has("postData")) {
            fields = decoded(request.get("postData").getAsString());
        }
        boolean fromIdentityProvider = isIdentityProvider(address());
        if (!fields.containsKey("SAMLResponse") && !(posted && fromIdentityProvider)) {
            return false;
        }
        delivery = new Delivery(
                posted ? to : URI.create(to.toString().replaceAll("[?#].*$", "")), fields, posted ? "POST" : "GET");
        note = "delivered the SAML response";
        if (hold) {
            held = true;
            fulfil(answer, "<!DOCTYPE html><title>TEST: held</title>");
        }
        return hold;
    }

    private static void fulfil(JsonObject answer, String page) {
        answer.addProperty("responseCode", 200);
        JsonArray headers = new JsonArray();
        headers.add(header("Content-Type", "text/html; charset=UTF-8"));
        answer.add("responseHeaders", headers);
        answer.addProperty("body", Base64.getEncoder().encodeToString(page.getBytes(StandardCharsets.UTF_8)));
    }

    /** A page of the identity provider's that sends the form by itself, as its own did. */
    private static String form(Delivery carried) {
        StringBuilder page = new StringBuilder("<!DOCTYPE html><title>TEST</title><form method=\"")
                .append(carried.method())
                .append("\" action=\"")
                .append(Entities.escape(carried.to().toString()))
                .append("\">");
        carried.form()
                .forEach((name, value) -> page.append("<input type=\"hidden\" name=\"")
                        .append(Entities.escape(name))
                        .append("\" value=\"")
                        .append(Entities.escape(value))
                        .append("\">"));
        return page.append("</form><script>document.forms[0].submit()</script>").toString();
    }

    private static Map<String, String> decoded(@Nullable String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String part : String.valueOf(form).split("&")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                fields.put(
                        URLDecoder.decode(part.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    private void answered(Response response) {
        lastTraffic = System.nanoTime();
        Request request = response.request();
        if (!request.isNavigationRequest() || !isMain(request)) {
            return;
        }
        shown = response;
        String location = response.status() / 100 == 3
                ? Optional.ofNullable(response.headers().get("location"))
                        .map(to -> URI.create(response.url()).resolve(to).toString())
                        .orElse("")
                : "";
        String body = request.postData();
        hops.add(new Hop(
                request.method(),
                URI.create(response.url()),
                body == null ? Map.of() : decoded(body),
                response.status(),
                location,
                "",
                note));
        note = "";
    }

    private boolean isMain(Request request) {
        Frame frame = request.frame();
        return frame.equals(window.mainFrame());
    }

    private boolean isIdentityProvider(URI address) {
        return setting.identityProvider().stream().anyMatch(idp -> sameOrigin(idp, address));
    }

    private static boolean sameOrigin(URI one, URI other) {
        return String.valueOf(one.getScheme()).equals(other.getScheme())
                && String.valueOf(one.getRawAuthority()).equals(other.getRawAuthority());
    }

    // ------------------------------------------------------------ the person

    @Override
    public Journey go(URI start, UserChoice choice) {
        return walk(start, choice, false);
    }

    @Override
    public Journey goAndHold(URI start, UserChoice choice) {
        return walk(start, choice, true);
    }

    @Override
    public Journey deliver(Delivery carried) {
        begin(false);
        delivery = carried;
        handOver = carried;
        navigate(URI.create(setting.identityProvider().iterator().next() + HAND_OVER));
        hops.removeIf(hop -> hop.uri().getPath().equals(HAND_OVER));
        return ended(false);
    }

    private Journey walk(URI start, UserChoice choice, boolean holding) {
        begin(holding);
        navigate(start);
        setting.recorded().getOrDefault(start, List.of()).forEach(this::take);
        settle();
        Person person = new Person(choice);
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            if (held || !person.goesOn()) {
                return ended(person.cardUsed);
            }
            settle();
        }
        throw Mishap.of(
                "log in from " + start,
                "still being sent on after " + MOST_PAGES + " pages, last at " + window.url(),
                "a login that ends on a page",
                "look for a redirect loop: often a session cookie that the browser was never given back");
    }

    private void begin(boolean holding) {
        hops.clear();
        delivery = null;
        within = null;
        hold = holding;
        held = false;
    }

    private Journey ended(boolean cardUsed) {
        settle();
        hold = false;
        return new Journey(hops, page(), delivery, cardUsed);
    }

    /** One recorded step of vendor.yaml. */
    private void take(Step step) {
        try {
            switch (step.kind()) {
                case OPEN -> navigate(URI.create(step.target()));
                case CLICK -> window.locator(step.target()).first().click();
                case FILL -> window.locator(step.target()).first().fill(step.with());
                case WAIT_FOR -> window.locator(step.target()).first().waitFor();
            }
        } catch (PlaywrightException e) {
            throw Mishap.of(
                            "take the step " + step.words() + " of vendor.yaml at " + window.url(),
                            Mishap.words(e).lines().findFirst().orElse(""),
                            "that the page has what the step names",
                            "correct steps in vendor.yaml")
                    .because(e);
        }
    }

    private void navigate(URI to) {
        try {
            window.navigate(to.toString());
        } catch (PlaywrightException e) {
            if (!Mishap.words(e).contains("interrupted by another navigation")
                    && !Mishap.words(e).contains("ERR_ABORTED")) {
                throw Mishap.of(
                                "open " + to.toString().replaceAll("\\?.*$", "?…"),
                                Mishap.words(e).lines().findFirst().orElse(""),
                                "a page",
                                "check that the system is running and reachable from here; ./sandbox doctor"
                                        + " vendor.yaml says more")
                        .because(e);
            }
        }
        settle();
    }

    /** Waits until the page is whole and nothing has gone over the wire for a while. */
    private void settle() {
        lastTraffic = System.nanoTime();
        try {
            window.waitForLoadState(LoadState.LOAD);
            window.waitForCondition(() -> System.nanoTime() - lastTraffic > QUIET.toNanos() && whole());
        } catch (PlaywrightException e) {
            return; // a page that never rests is taken as it is
        }
    }

    private boolean whole() {
        try {
            return "complete".equals(window.evaluate("document.readyState"));
        } catch (PlaywrightException leaving) {
            return false;
        }
    }

    private URI address() {
        String url = window.url();
        return url.startsWith("http") ? URI.create(url) : URI.create("about:blank");
    }

    private se.sakeratkomst.certify.driver.Page page() {
        Response last = shown;
        String type = last == null
                ? ""
                : Optional.ofNullable(last.headers().get("content-type")).orElse("");
        int status = last == null ? 0 : last.status();
        boolean html = type.isEmpty() || type.contains("html");
        try {
            String body = html || last == null ? window.content() : last.text();
            return new se.sakeratkomst.certify.driver.Page(address(), status, type, body);
        } catch (PlaywrightException e) {
            return new se.sakeratkomst.certify.driver.Page(address(), status, type, "");
        }
    }

    @Override
    public se.sakeratkomst.certify.driver.Page logOut(URI from, URI logout) {
        open(from);
        begin(false);
        Locator forms = window.locator("form");
        for (int number = 0; number < forms.count(); number++) {
            Locator form = forms.nth(number);
            String action = String.valueOf(form.evaluate("form => form.action"));
            if (HttpVisit.leadsTo(URI.create(action), logout)) {
                form.evaluate(SUBMIT);
                return loggedOut();
            }
        }
        navigate(logout);
        setting.recorded().getOrDefault(logout, List.of()).forEach(this::take);
        return loggedOut();
    }

    /** The pages of a logout send themselves on; what is left of them is sent, and no new login is begun. */
    private se.sakeratkomst.certify.driver.Page loggedOut() {
        settle();
        Person person = new Person(new UserChoice.Cancel());
        for (int pages = 0; pages < MOST_PAGES && person.sendsOn(); pages++) {
            settle();
        }
        return page();
    }

    @Override
    public Visit copy() {
        return new BrowserVisit(setting, setting.chromium().profile(profile.storageState()), ticket);
    }

    @Override
    public se.sakeratkomst.certify.driver.Page open(URI page) {
        begin(false);
        within = page;
        navigate(page);
        within = null;
        return page();
    }

    /** The profile's cookies go along; no page of the window sends it, so no script of the system's has a say in it. */
    @Override
    public Acted act(URI action, String json, Set<URI> own) {
        try {
            APIResponse answer = profile.request()
                    .post(
                            action.toString(),
                            RequestOptions.create()
                                    .setHeader("Content-Type", "application/json")
                                    .setData(json.getBytes(StandardCharsets.UTF_8))
                                    .setMaxRedirects(0)
                                    .setTimeout(PATIENCE));
            return new ActionAnswer(action, answer.status(), answer.text()).shown(own, this::open);
        } catch (PlaywrightException e) {
            throw Mishap.of(
                            "tell the system to act at " + action,
                            Mishap.words(e).lines().findFirst().orElse(""),
                            "an answer over HTTP",
                            "check that the system is running, and nll.actions in vendor.yaml")
                    .because(e);
        }
    }

    /** What is left to a person on the pages of the sandbox. */
    private final class Person {
        private final UserChoice choice;
        private boolean cardUsed;
        private boolean cardRefused;
        private boolean discovered;
        private boolean answeredInApp;

        Person(UserChoice choice) {
            this.choice = choice;
        }

        /** Does the next thing that this page asks for; false if there is none. */
        boolean goesOn() {
            return discovers() || showsCard() || atLogin() || chooses() || inApp() || sendsOn();
        }

        private boolean discovers() {
            if (!(choice instanceof UserChoice.ChooseAndUseCard choose) || discovered) {
                return false;
            }
            String idp = choose.identityProvider();
            Locator button = window.locator("form [value=" + quoted(idp) + "]");
            if (button.count() > 0) {
                discovered = true;
                note = "chose the identity provider";
                button.first()
                        .evaluate("field => { if (field.type === 'radio') { field.checked = true;"
                                + " field.form.requestSubmit() } else { field.form.requestSubmit(field.type ==="
                                + " 'submit' ? field : undefined) } }");
                return true;
            }
            Optional<URI> link = window.locator("a[href]").all().stream()
                    .map(each -> String.valueOf(each.evaluate("link => link.href")))
                    .filter(href -> href.startsWith("http"))
                    .map(URI::create)
                    .filter(href -> decoded(href.getRawQuery()).containsValue(idp))
                    .findFirst();
            link.ifPresent(href -> {
                discovered = true;
                note = "chose the identity provider";
                navigate(href);
            });
            return link.isPresent();
        }

        private static String quoted(String value) {
            return "\"" + value.replace("\"", "\\\"") + "\"";
        }

        private boolean showsCard() {
            if (!(choice instanceof UserChoice.ShowNoCard)) {
                return false;
            }
            Locator link = window.locator("a#card-tls");
            if (link.count() == 0) {
                return false;
            }
            note = "chose the card in the browser";
            navigate(URI.create(String.valueOf(link.first().evaluate("link => link.href"))));
            return true;
        }

        private boolean atLogin() {
            Locator card = window.locator("form#card-login");
            if (card.count() == 0) {
                return false;
            }
            if (choice instanceof UserChoice.AnswerInApp) {
                return submits("form#app-login", "sent the form");
            }
            if (choice instanceof UserChoice.Cancel || cardRefused) {
                return submits("form#cancel", "cancelled");
            }
            usesCard(card.first());
            return true;
        }

        private void usesCard(Locator form) {
            UserChoice.UseCard use = card();
            byte[] challenge = value(form, "challenge").getBytes(StandardCharsets.UTF_8);
            CardDrawer.Asked asked = setting.cards().ask(use.card(), use.pin(), use.certificate(), challenge);
            if (!asked.refusal().isEmpty()) {
                if (choice instanceof UserChoice.TryCardOrCancel) {
                    cardRefused = true;
                    hops.add(new Hop("GET", address(), Map.of(), 200, "", "", "the card refused: " + asked.refusal()));
                    return;
                }
                throw Mishap.of(
                        "sign with the card " + use.card(),
                        asked.refusal(),
                        "a signature",
                        "see the card's page at the card service");
            }
            cardUsed = true;
            note = "signed with the card " + use.card();
            form.evaluate(
                    "(form, cms) => { const own = document.createElement('form'); own.method = 'post'; own.action ="
                            + " form.elements['return'].value; const field = document.createElement('input'); field.type ="
                            + " 'hidden'; field.name = 'cms'; field.value = cms; own.append(field);"
                            + " document.body.append(own); own.submit() }",
                    asked.cms());
        }

        private String value(Locator form, String name) {
            return String.valueOf(form.evaluate("(form, name) => form.elements[name].value", name));
        }

        private UserChoice.UseCard card() {
            if (choice instanceof UserChoice.UseCard use) {
                return use;
            }
            if (choice instanceof UserChoice.ChooseAndUseCard choose) {
                return choose.card();
            }
            if (choice instanceof UserChoice.TryCardOrCancel tries) {
                return tries.card();
            }
            if (choice instanceof UserChoice.UseCardLate later) {
                later.waits();
                return later.card();
            }
            throw new IllegalStateException("no card is used by somebody who cancels");
        }

        private boolean chooses() {
            Locator asked = window.locator("form#choice");
            if (asked.count() == 0) {
                return false;
            }
            if (choice instanceof UserChoice.Cancel) {
                return submits("form#cancel", "cancelled");
            }
            asked.locator("input[type=radio]").first().check();
            return submits("form#choice", "chose the first");
        }

        private boolean inApp() {
            Locator code = window.locator("#app-code");
            if (code.count() == 0) {
                return false;
            }
            if (!answeredInApp && choice instanceof UserChoice.AnswerInApp app) {
                answeredInApp = true;
                String text = code.first().innerText().strip();
                Optional<UserChoice.UseCard> use = app.card();
                if (use.isPresent()) {
                    setting.cards()
                            .approve(
                                    text,
                                    use.get().card(),
                                    use.get().pin(),
                                    use.get().certificate());
                    cardUsed = true;
                } else {
                    setting.cards().cancel(text);
                }
            }
            return submits("form#app-done", "sent the form");
        }

        /** A page whose own script should have sent it on, and did not. */
        private boolean sendsOn() {
            return submits("form#saml-response", "delivered the SAML response")
                    || submits("form:has(input[name=SAMLResponse])", "delivered the SAML response")
                    || submits("form:has(input[name=SAMLRequest])", "sent the form");
        }

        private boolean submits(String form, String why) {
            Locator found = window.locator(form);
            if (found.count() == 0) {
                return false;
            }
            note = why;
            found.first().evaluate(SUBMIT);
            return true;
        }
    }
}
