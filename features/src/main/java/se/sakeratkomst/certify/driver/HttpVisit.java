package se.sakeratkomst.certify.driver;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.evidence.CardDrawer;

/** A person at a browser without scripts, who presses the button of each page that scripts would have sent on. */
final class HttpVisit implements Visit {
    private static final int MOST_HOPS = 30;

    private final Browser browser;
    private final CardDrawer cards;

    HttpVisit(Browser browser, CardDrawer cards) {
        this.browser = browser;
        this.cards = cards;
    }

    @Override
    public Journey go(URI start, UserChoice choice) {
        return new Walk(choice, false).from(start);
    }

    @Override
    public Journey goAndHold(URI start, UserChoice choice) {
        return new Walk(choice, true).from(start);
    }

    @Override
    public Journey deliver(Delivery delivery) {
        return new Walk(new UserChoice.Cancel(), false).with(delivery);
    }

    @Override
    public Page logOut(URI from, URI logout) {
        Page page = open(from);
        Optional<FormElement> form = page.isHtml()
                ? page.html().select("form").stream()
                        .filter(FormElement.class::isInstance)
                        .map(FormElement.class::cast)
                        .filter(each -> action(each, page.uri()).equals(logout))
                        .findFirst()
                : Optional.empty();
        if (form.isEmpty()) {
            return open(logout);
        }
        return browser.post(logout, fields(form.get())).page();
    }

    private static Map<String, String> fields(FormElement form) {
        Map<String, String> fields = new LinkedHashMap<>();
        form.formData().forEach(field -> fields.put(field.key(), field.value()));
        return fields;
    }

    private static URI action(FormElement form, URI page) {
        String action = form.attr("action");
        return action.isEmpty() ? page : page.resolve(action);
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

    private static boolean sameOrigin(URI one, URI other) {
        return one.getScheme().equals(other.getScheme())
                && one.getRawAuthority().equals(other.getRawAuthority());
    }

    /** One walk from a first address to the page where nothing sends the browser on. */
    private final class Walk {
        private final UserChoice choice;
        private final boolean hold;
        private final List<Hop> hops = new ArrayList<>();
        private @Nullable Delivery delivery;
        private boolean cardUsed;

        Walk(UserChoice choice, boolean hold) {
            this.choice = choice;
            this.hold = hold;
        }

        Journey from(URI start) {
            return walk(get(start, ""));
        }

        Journey with(Delivery carried) {
            delivery = carried;
            return walk(post(carried.to(), carried.form(), "delivered the SAML response"));
        }

        private Journey walk(Browser.Answer first) {
            Browser.Answer answer = first;
            while (hops.size() <= MOST_HOPS) {
                if (!answer.location().isEmpty()) {
                    answer = get(URI.create(answer.location()), "redirected");
                    continue;
                }
                Page page = answer.page();
                Optional<FormElement> form = page.isHtml() ? next(page.html()) : Optional.empty();
                if (form.isEmpty()) {
                    return ended(answer);
                }
                Map<String, String> fields = fields(form.get());
                URI action = action(form.get(), answer.uri());
                if (form.get().id().equals("card-login")) {
                    answer = useCard(fields);
                } else if (fields.containsKey("SAMLResponse")) {
                    delivery = new Delivery(action, fields);
                    if (hold) {
                        return ended(answer);
                    }
                    answer = post(action, fields, "delivered the SAML response");
                } else {
                    answer = post(action, fields, form.get().id().equals("cancel") ? "cancelled" : "sent the form");
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

        /** The form that a script, or the person's own choice, would send from this page. */
        private Optional<FormElement> next(Document html) {
            Element card = html.selectFirst("form#card-login");
            if (card != null) {
                Element wanted = choice instanceof UserChoice.Cancel ? html.selectFirst("form#cancel") : card;
                return form(wanted);
            }
            Element saml = html.selectFirst("form:has(input[name=SAMLRequest]), form:has(input[name=SAMLResponse])");
            return form(saml);
        }

        private static Optional<FormElement> form(@Nullable Element element) {
            return element instanceof FormElement form ? Optional.of(form) : Optional.empty();
        }

        private Browser.Answer useCard(Map<String, String> fields) {
            if (!(choice instanceof UserChoice.UseCard use)) {
                throw new IllegalStateException("no card is used by somebody who cancels");
            }
            String challenge = fields.getOrDefault("challenge", "");
            String cms =
                    cards.sign(use.card(), use.pin(), use.certificate(), challenge.getBytes(StandardCharsets.UTF_8));
            cardUsed = true;
            return post(
                    URI.create(fields.getOrDefault("return", "")),
                    Map.of("cms", cms),
                    "signed with the card " + use.card());
        }

        private Browser.Answer get(URI uri, String note) {
            return record("GET", Map.of(), browser.get(uri), note);
        }

        private Browser.Answer post(URI uri, Map<String, String> form, String note) {
            return record("POST", form, browser.post(uri, form), note);
        }

        private Browser.Answer record(String method, Map<String, String> form, Browser.Answer answer, String note) {
            String title = answer.location().isEmpty() && answer.page().isHtml()
                    ? answer.page().html().title()
                    : "";
            hops.add(new Hop(method, answer.uri(), form, answer.status(), answer.location(), title, note));
            return answer;
        }
    }
}
