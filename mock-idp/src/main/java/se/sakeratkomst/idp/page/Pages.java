package se.sakeratkomst.idp.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import se.sakeratkomst.idp.answer.Choices;
import se.sakeratkomst.idp.answer.Outgoing;
import se.sakeratkomst.idp.card.Way;
import se.sakeratkomst.idp.login.Held;
import se.sakeratkomst.idp.login.Login;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.idp.sign.Signing;
import se.sakeratkomst.kit.SandboxProperties;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.PublicUrls;
import se.sakeratkomst.kit.tls.PeerClient;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.authn.extension.SadRequest;
import se.sakeratkomst.saml.authn.extension.SignMessage;
import se.sakeratkomst.saml.metadata.Endpoint;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.metadata.SpRole;
import se.sakeratkomst.saml.metadata.UiInfo;
import se.sakeratkomst.saml.response.AttributeRecipe;

/** The pages of the identity providers. */
public final class Pages {
    private final PeerClient peers;
    private final PublicUrls urls;
    private final SafePages safe;

    public Pages(PeerClient peers, PublicUrls urls, SafePages safe) {
        this.peers = peers;
        this.urls = urls;
        this.safe = safe;
    }

    /** On to another address. */
    public ModelAndView redirect(URI to) {
        RedirectView view = new RedirectView(to.toString());
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExposeModelAttributes(false);
        return new ModelAndView(view);
    }

    /**
     * The login page: who asks, in which federation, with what to log in.
     *
     * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-063, SC-153</a>
     */
    public ModelAndView login(
            Login login, String cardReturn, HttpServletRequest request, HttpServletResponse response) {
        ModelAndView page = page("login", login.persona(), response);
        page.addObject("sp", login.sp().displayName(language()));
        page.addObject("spId", login.sp().entityId());
        page.addObject("description", description(login.role()).orElse(""));
        page.addObject("logo", logo(login.role()).orElse(""));
        page.addObject("cardApp", cardApp(login.lab()));
        page.addObject("challenge", new String(login.challenge(), StandardCharsets.UTF_8));
        page.addObject("cardReturn", cardReturn);
        page.addObject("base", base(login));
        page.addObject("cancel", base(login) + "/cancel");
        page.addObject("signing", Signing.of(login).requested());
        page.addObject("userMessage", Messages.forUser(login, language()).orElse(""));
        page.addObject("eid", login.persona().settings().eid());
        page.addObject("byApp", login.persona().settings().takes(Way.APP));
        page.addObject("bySignature", login.persona().settings().takes(Way.SIGNATURE));
        return page;
    }

    /**
     * The page that waits for the app: the code to match, the same as a QR code, and what asks.
     *
     * @param code six characters
     * @param appPage the app's address with the code
     * @param qr the same as a QR code
     * @param opened whether somebody has the order before them
     * @param waiting whether the user has asked already and is to be told to wait
     */
    public ModelAndView app(
            Login login,
            String code,
            String appPage,
            QrCode qr,
            boolean opened,
            boolean waiting,
            HttpServletResponse response) {
        ModelAndView page = page("app", login.persona(), safe.guardAsking(response));
        page.addObject("sp", login.sp().displayName(language()));
        page.addObject("code", code);
        page.addObject("eid", login.persona().settings().eid());
        page.addObject("appPage", appPage);
        page.addObject("qr", qr);
        page.addObject("opened", opened);
        page.addObject("waiting", waiting);
        page.addObject("base", base(login));
        return page;
    }

    /**
     * The page that shows what is to be signed.
     *
     * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-111, SC-112</a>
     */
    public ModelAndView signature(Held held, SignMessage message, HttpServletResponse response) {
        ModelAndView page = page("signature", held.login().persona(), response);
        page.addObject("sp", held.login().sp().displayName(language()));
        page.addObject("user", held.proved().person().displayName());
        page.addObject("message", Messages.toSign(message));
        page.addObject(
                "documents",
                Signing.of(held.login()).sad().map(SadRequest::docCount).orElse(0));
        page.addObject("base", base(held.login()));
        return page;
    }

    /**
     * The page that shows what is told of the user.
     *
     * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-155</a>
     */
    public ModelAndView release(Held held, List<AttributeRecipe> released, HttpServletResponse response) {
        ModelAndView page = page("release", held.login().persona(), response);
        page.addObject("sp", held.login().sp().displayName(language()));
        page.addObject("released", released);
        page.addObject("base", base(held.login()));
        return page;
    }

    /** The page that asks in what capacity the user logs in. */
    public ModelAndView choice(Held held, Choices.Question question, boolean unanswered, HttpServletResponse response) {
        if (unanswered) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        ModelAndView page = page("choice", held.login().persona(), response);
        page.addObject("sp", held.login().sp().displayName(language()));
        page.addObject("user", held.proved().person().displayName());
        page.addObject("field", question.kind().field());
        page.addObject("options", question.options());
        page.addObject("unanswered", unanswered);
        page.addObject("base", base(held.login()));
        return page;
    }

    private String base(Login login) {
        return urls.of(login.lab(), "/" + login.persona().id() + "/login/" + login.id())
                .getRawPath();
    }

    /** The page that carries a Response: by itself when there is a login, by a button when there is none. */
    public ModelAndView answer(Persona persona, EntityDescriptor sp, Outgoing outgoing, HttpServletResponse response) {
        ModelAndView page = page("answer", persona, response);
        page.addObject("sp", sp.displayName(language()));
        page.addObject("outgoing", outgoing);
        page.addObject("relayState", outgoing.relayState().orElse(""));
        page.addObject("hasRelayState", outgoing.relayState().isPresent());
        return page;
    }

    /** The page for a request that cannot be answered: why, and how it differs from the metadata. */
    public ModelAndView refused(
            Persona persona, List<Finding> findings, Optional<EntityDescriptor> sender, HttpServletResponse response) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        return problem(persona, findings, sender, response);
    }

    private ModelAndView gone(Persona persona, List<Finding> findings, HttpServletResponse response) {
        response.setStatus(HttpStatus.GONE.value());
        return problem(persona, findings, Optional.empty(), response);
    }

    /** The page for a login that is not open: answered already, cancelled, or too old. */
    public ModelAndView notOpen(Persona persona, HttpServletResponse response) {
        return gone(
                persona,
                List.of(Finding.error(
                        "LOGIN",
                        "finding the login",
                        "no open login of that name: answered already, cancelled, or too old",
                        "an open login",
                        "Begin again at the service.")),
                response);
    }

    /** The page for a browser that showed no card; the login is still open at {@code back}. */
    public ModelAndView withoutCard(Persona persona, Finding finding, URI back, HttpServletResponse response) {
        response.setStatus(HttpStatus.FORBIDDEN.value());
        ModelAndView page = page("without-card", persona, response);
        page.addObject("findings", List.of(finding));
        page.addObject("back", back.toString());
        return page;
    }

    private ModelAndView problem(
            Persona persona, List<Finding> findings, Optional<EntityDescriptor> sender, HttpServletResponse response) {
        ModelAndView page = page("refused", persona, response);
        page.addObject("findings", findings);
        page.addObject("registered", sender.map(Pages::registered).orElse(List.of()));
        page.addObject("sender", sender.map(EntityDescriptor::entityId).orElse(""));
        return page;
    }

    private static List<Map<String, String>> registered(EntityDescriptor entity) {
        List<Map<String, String>> rows = new ArrayList<>();
        rows.add(Map.of("name", "entityID", "value", entity.entityId()));
        entity.sp().ifPresent(role -> {
            for (Endpoint acs : role.assertionConsumerServices()) {
                rows.add(Map.of(
                        "name",
                        "AssertionConsumerService "
                                + acs.index().map(String::valueOf).orElse("–"),
                        "value",
                        acs.location() + " (" + acs.binding() + ")"));
            }
            rows.add(Map.of("name", "AuthnRequestsSigned", "value", String.valueOf(role.authnRequestsSigned())));
            rows.add(Map.of("name", "WantAssertionsSigned", "value", String.valueOf(role.wantAssertionsSigned())));
        });
        return rows;
    }

    /** What errorURL in the metadata leads to. */
    public ModelAndView help(Persona persona, HttpServletResponse response) {
        return page("help", persona, response);
    }

    /** A page with nothing on it but what every page has. */
    public ModelAndView plain(String view, Persona persona, HttpServletResponse response) {
        return page(view, persona, response);
    }

    private ModelAndView page(String view, Persona persona, HttpServletResponse response) {
        return page(view, persona, safe.guard(response));
    }

    private ModelAndView page(String view, Persona persona, String nonce) {
        ModelAndView page = new ModelAndView(view);
        page.addObject("nonce", nonce);
        page.addObject("language", language());
        page.addObject("idp", persona.name(language()));
        page.addObject("federation", persona.profile().name());
        return page;
    }

    private static String language() {
        return LocaleContextHolder.getLocale().getLanguage();
    }

    private static Optional<String> description(SpRole role) {
        return Optional.ofNullable(role.uiInfo().descriptions().get(language()))
                .or(() -> Optional.ofNullable(role.uiInfo().descriptions().get("sv")));
    }

    private static Optional<String> logo(SpRole role) {
        return role.uiInfo().logos().stream()
                .map(UiInfo.Logo::url)
                .filter(url -> url.startsWith("https:") || url.startsWith("http:") || url.startsWith("data:image/"))
                .findFirst();
    }

    private String cardApp(LabId lab) {
        SandboxProperties.Peer cards = peers.peer("cards");
        URI named = cards.publicUrl();
        URI base = named == null ? cards.url() : named;
        String text = base.toString();
        String trimmed = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        return trimmed + (lab.isDefault() ? "" : "/labs/" + lab) + "/sign";
    }
}
