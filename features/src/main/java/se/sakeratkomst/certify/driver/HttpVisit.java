package se.sakeratkomst.certify.driver;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.evidence.CardDrawer;

/** A person at a browser without scripts, who presses the button of each page that scripts would have sent on. */
final class HttpVisit implements Visit {
    private static final int MOST_HOPS = 30;
    private static final Pattern TITLE = Pattern.compile("<title[^>]*>([^<]*)</title>", Pattern.CASE_INSENSITIVE);

    /** What a walk is for. */
    private enum Purpose {
        LOG_IN,
        /** Stops with the SAML response in hand. */
        HOLD,
        /** Goes through the messages of a logout, and into no new login. */
        LOG_OUT
    }

    private final Browser browser;
    private final CardDrawer cards;

    HttpVisit(Browser browser, CardDrawer cards) {
        this.browser = browser;
        this.cards = cards;
    }

    @Override
    public Journey go(URI start, UserChoice choice) {
        return new Walk(choice, Purpose.LOG_IN).from(start);
    }

    @Override
    public Journey goAndHold(URI start, UserChoice choice) {
        return new Walk(choice, Purpose.HOLD).from(start);
    }

    @Override
    public Journey deliver(Delivery delivery) {
        return new Walk(new UserChoice.Cancel(), Purpose.LOG_IN).with(delivery);
    }

    @Override
    public Page logOut(URI from, URI logout) {
        Page page = open(from);
        Optional<FormElement> form = page.isHtml()
                ? page.html().select("form").stream()
                        .filter(FormElement.class::isInstance)
                        .map(FormElement.class::cast)
                        .filter(each -> leadsTo(action(each, page.uri()), logout))
                        .findFirst()
                : Optional.empty();
        if (form.isEmpty()) {
            return new Walk(new UserChoice.Cancel(), Purpose.LOG_OUT)
                    .from(logout)
                    .end();
        }
        return new Walk(new UserChoice.Cancel(), Purpose.LOG_OUT)
                .leaving(action(form.get(), page.uri()), fields(form.get()))
                .end();
    }

    /** The page's own address may have a query more, such as the language. */
    static boolean leadsTo(URI action, URI logout) {
        return action.equals(logout)
                || logout.getRawQuery() == null
                        && action.toString().replaceAll("[?#].*$", "").equals(logout.toString());
    }

    private static Map<String, String> fields(FormElement form) {
        Map<String, String> fields = new LinkedHashMap<>();
        form.formData().forEach(field -> fields.put(field.key(), field.value()));
        form.select("input[type=radio][required]")
                .forEach(first -> fields.putIfAbsent(first.attr("name"), first.attr("value")));
        return fields;
    }

    private static URI action(FormElement form, URI page) {
        String action = form.absUrl("action"); // as a browser does it; URI.resolve loses the path before a mere query
        return action.isEmpty() ? page : URI.create(action);
    }

    @Override
    public Visit copy() {
        return new HttpVisit(browser.copy(), cards);
    }

    @Override
    public Page open(URI page) {
        Browser.Answer answer = browser.get(page);
        for (int hop = 0; hop < MOST_HOPS && !answer.location().isEmpty(); hop++) {
            URI next = URI.create(answer.location());
            if (!sameOrigin(page, next)) {
                return answer.page();
            }
            answer = browser.get(next);
        }
        return answer.page();
    }

    @Override
    public Acted act(URI action, String json, Set<URI> own) {
        Browser.Answer answer = browser.postJson(action, json);
        return new ActionAnswer(action, answer.status(), answer.body()).shown(own, this::open);
    }

    private static boolean sameOrigin(URI one, URI other) {
        return one.getScheme().equals(other.getScheme())
                && one.getRawAuthority().equals(other.getRawAuthority());
    }

    /** One walk from a first address to the page where nothing sends the browser on. */
    private final class Walk {
        private final UserChoice choice;
        private final Purpose purpose;
        private final List<Hop> hops = new ArrayList<>();
        private @Nullable Delivery delivery;
        private boolean cardUsed;
        private boolean discovered;
        private boolean cardRefused;
        private boolean answeredInApp;

        Walk(UserChoice choice, Purpose purpose) {
            this.choice = choice;
            this.purpose = purpose;
        }

        Journey from(URI start) {
            return walk(get(start, ""));
        }

        Journey leaving(URI logout, Map<String, String> fields) {
            return walk(post(logout, fields, "pressed the button for logging out"));
        }

        Journey with(Delivery carried) {
            return walk(delivered(carried));
        }

        private Browser.Answer delivered(Delivery carried) {
            delivery = carried;
            return sent(carried.method(), carried.to(), carried.form(), "delivered the SAML response");
        }

        private Browser.Answer sent(String method, URI to, Map<String, String> form, String note) {
            return method.equals("GET") ? get(asked(to, form), note) : post(to, form, note);
        }

        private Journey walk(Browser.Answer first) {
            Browser.Answer answer = first;
            while (hops.size() <= MOST_HOPS) {
                if (!answer.location().isEmpty()) {
                    URI next = URI.create(answer.location());
                    if (Hop.leadsNowhere(next)) {
                        return ended(answer);
                    }
                    Optional<Delivery> redirected = redirected(next);
                    if (redirected.isPresent()) {
                        delivery = redirected.get();
                        if (purpose == Purpose.HOLD) {
                            return ended(answer);
                        }
                    }
                    answer = get(next, "redirected");
                    continue;
                }
                Page page = answer.page();
                Optional<URI> chosen = chosenIdentityProvider(page);
                if (chosen.isPresent()) {
                    answer = get(chosen.get(), "chose the identity provider");
                    continue;
                }
                Optional<URI> inBrowser = cardInBrowser(page);
                if (inBrowser.isPresent()) {
                    answer = get(inBrowser.get(), "chose the card in the browser");
                    continue;
                }
                Optional<FormElement> form = page.isHtml() ? formOf(page.html()) : Optional.empty();
                if (form.isEmpty()) {
                    return ended(answer);
                }
                Map<String, String> fields = fields(form.get());
                URI action = action(form.get(), answer.uri());
                if (form.get().id().equals("card-login")) {
                    answer = useCard(answer, fields);
                } else if (fields.containsKey("SAMLResponse") || form.get().id().equals("saml-response")) {
                    Delivery carried = new Delivery(action, fields, method(form.get()));
                    if (purpose == Purpose.HOLD) {
                        delivery = carried;
                        return ended(answer);
                    }
                    answer = delivered(carried);
                } else {
                    String note = form.get().id().equals("cancel") ? "cancelled" : "sent the form";
                    answer = sent(method(form.get()), action, fields, note);
                }
            }
            throw Mishap.of(
                    "log in from " + hops.get(0).uri(),
                    "still being sent on after " + MOST_HOPS + " pages, last to "
                            + hops.get(hops.size() - 1).line(),
                    "a login that ends on a page",
                    "look for a redirect loop: often a session cookie that the browser was never given back");
        }

        private Journey ended(Browser.Answer answer) {
            return new Journey(hops, answer.page(), delivery, cardUsed);
        }

        /** Where the discovery service leads when the identity provider is chosen on its page, by link or by button. */
        private Optional<URI> chosenIdentityProvider(Page page) {
            if (!(choice instanceof UserChoice.ChooseAndUseCard choose) || !page.isHtml() || discovered) {
                return Optional.empty();
            }
            Document html = page.html();
            Optional<URI> by = html.select("form[method=get], form:not([method])").stream()
                    .filter(FormElement.class::isInstance)
                    .map(FormElement.class::cast)
                    .flatMap(form -> form.select("[value]").stream()
                            .filter(field -> field.attr("value").equals(choose.identityProvider()))
                            .map(field -> sent(form, field, page.uri())))
                    .findFirst()
                    .or(() -> html.select("a[href]").stream()
                            .map(link -> link.absUrl("href"))
                            .filter(href -> href.startsWith("http"))
                            .map(URI::create)
                            .filter(link -> names(link, choose.identityProvider()))
                            .findFirst());
            discovered = by.isPresent();
            return by;
        }

        /** What a form asks for when the button or the choice with the identity provider's name is pressed. */
        private static URI sent(FormElement form, Element pressed, URI page) {
            Map<String, String> fields = fields(form);
            fields.put(pressed.attr("name"), pressed.attr("value"));
            return asked(action(form, page), fields);
        }

        /** What a form that is sent by GET asks for. */
        private static URI asked(URI action, Map<String, String> fields) {
            String query = fields.entrySet().stream()
                    .filter(field -> !field.getKey().isEmpty())
                    .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                    .collect(Collectors.joining("&"));
            return URI.create(action.toString().replaceAll("[?#].*$", "") + "?" + query);
        }

        private static String method(FormElement form) {
            return form.attr("method").toLowerCase(Locale.ROOT).equals("get") ? "GET" : "POST";
        }

        /** An answer that comes by redirect instead of by a form. */
        private static Optional<Delivery> redirected(URI to) {
            Map<String, String> fields = new LinkedHashMap<>();
            for (String part : String.valueOf(to.getRawQuery()).split("&")) {
                int equals = part.indexOf('=');
                if (equals > 0) {
                    fields.put(
                            URLDecoder.decode(part.substring(0, equals), StandardCharsets.UTF_8),
                            URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
                }
            }
            return fields.containsKey("SAMLResponse")
                    ? Optional.of(new Delivery(URI.create(to.toString().replaceAll("[?#].*$", "")), fields, "GET"))
                    : Optional.empty();
        }

        private static boolean names(URI link, String identityProvider) {
            String query = link.getRawQuery();
            return query != null
                    && List.of(query.split("&")).stream()
                            .map(part -> part.substring(part.indexOf('=') + 1))
                            .anyMatch(value -> URLDecoder.decode(value, StandardCharsets.UTF_8)
                                    .equals(identityProvider));
        }

        private static String encoded(String value) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8);
        }

        /** Where the login page leads somebody who has the card in the browser. */
        private Optional<URI> cardInBrowser(Page page) {
            return choice instanceof UserChoice.ShowNoCard && page.isHtml()
                    ? Optional.ofNullable(page.html().selectFirst("a#card-tls"))
                            .map(link -> URI.create(link.absUrl("href")))
                    : Optional.empty();
        }

        /** What is done on a page, and the form that is sent from it. */
        private Optional<FormElement> formOf(Document html) {
            answerInApp(html);
            return next(html);
        }

        /** The form that a script, or the person's own choice, would send from this page. */
        private Optional<FormElement> next(Document html) {
            Element card = html.selectFirst("form#card-login");
            if (card != null && purpose == Purpose.LOG_OUT) {
                return Optional.empty();
            }
            if (card != null) {
                if (choice instanceof UserChoice.AnswerInApp) {
                    return form(html.selectFirst("form#app-login"));
                }
                boolean cancels = choice instanceof UserChoice.Cancel || cardRefused;
                Element wanted = cancels ? html.selectFirst("form#cancel") : card;
                return form(wanted);
            }
            Element asked = html.selectFirst("form#choice");
            if (asked != null) {
                return form(choice instanceof UserChoice.Cancel ? html.selectFirst("form#cancel") : asked);
            }
            if (html.selectFirst("#app-code") != null) {
                return form(html.selectFirst("form#app-done"));
            }
            Element saml = html.selectFirst(
                    "form:has(input[name=SAMLRequest]), form:has(input[name=SAMLResponse]), form#saml-response");
            return form(saml);
        }

        private static Optional<FormElement> form(@Nullable Element element) {
            return element instanceof FormElement form ? Optional.of(form) : Optional.empty();
        }

        /** Once, when the page shows the code: what its script would go on asking for is there when the form is sent. */
        private void answerInApp(Document html) {
            Element code = html.selectFirst("#app-code");
            if (code == null || answeredInApp || !(choice instanceof UserChoice.AnswerInApp app)) {
                return;
            }
            answeredInApp = true;
            if (app.card().isPresent()) {
                UserChoice.UseCard use = app.card().get();
                cards.approve(code.text(), use.card(), use.pin(), use.certificate());
                cardUsed = true;
            } else {
                cards.cancel(code.text());
            }
        }

        private Browser.Answer useCard(Browser.Answer page, Map<String, String> fields) {
            UserChoice.UseCard use = card();
            byte[] challenge = fields.getOrDefault("challenge", "").getBytes(StandardCharsets.UTF_8);
            String cms;
            if (choice instanceof UserChoice.TryCardOrCancel) {
                CardDrawer.Asked asked = cards.ask(use.card(), use.pin(), use.certificate(), challenge);
                if (!asked.refusal().isEmpty()) {
                    cardRefused = true;
                    hops.add(new Hop(
                            "GET",
                            page.uri(),
                            Map.of(),
                            page.status(),
                            "",
                            "",
                            "the card refused: " + asked.refusal()));
                    return page;
                }
                cms = asked.cms();
            } else {
                cms = cards.sign(use.card(), use.pin(), use.certificate(), challenge);
            }
            cardUsed = true;
            return post(
                    URI.create(fields.getOrDefault("return", "")),
                    Map.of("cms", cms),
                    "signed with the card " + use.card());
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

        private Browser.Answer get(URI uri, String note) {
            return record("GET", Map.of(), browser.get(uri), note);
        }

        private Browser.Answer post(URI uri, Map<String, String> form, String note) {
            return record("POST", form, browser.post(uri, form), note);
        }

        private static String title(String page) {
            Matcher matcher = TITLE.matcher(page);
            return matcher.find() ? Parser.unescapeEntities(matcher.group(1).strip(), false) : "";
        }

        private Browser.Answer record(String method, Map<String, String> form, Browser.Answer answer, String note) {
            String title = answer.location().isEmpty() && answer.page().isHtml() ? title(answer.body()) : "";
            hops.add(new Hop(method, answer.uri(), form, answer.status(), answer.location(), title, note));
            return answer;
        }
    }
}
