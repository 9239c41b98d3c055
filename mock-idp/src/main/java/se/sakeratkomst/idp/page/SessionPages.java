package se.sakeratkomst.idp.page;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.servlet.ModelAndView;
import se.sakeratkomst.idp.persona.Persona;

/** The pages about who is logged in at the identity provider, and about logging out everywhere. */
public final class SessionPages {
    private final SafePages safe;

    public SessionPages(SafePages safe) {
        this.safe = safe;
    }

    /** A service provider on these pages. */
    public record Visited(String name, String entityId, String since, boolean reachable) {}

    /**
     * Who is logged in.
     *
     * @param user name and ids
     * @param loa the level's URI
     * @param since when the card was used
     * @param until when the session stops answering for its user; empty when it never does
     * @param proof goes back with the form
     */
    public record LoggedIn(String user, String loa, String since, String until, String proof, List<Visited> visited) {}

    /** How far a logout has come with one service provider. */
    public record Step(String name, String entityId, String state, String detail) {}

    /**
     * A message that the browser carries on.
     *
     * @param field SAMLRequest or SAMLResponse
     */
    public record Carried(String to, String target, String field, String message, Optional<String> relayState) {}

    /** Who is logged in, or that nobody is. */
    public ModelAndView session(
            Persona persona, Optional<LoggedIn> loggedIn, String base, HttpServletResponse response) {
        ModelAndView page = page("session", persona, response);
        page.addObject("loggedIn", loggedIn.orElse(null));
        page.addObject("base", base);
        return page;
    }

    /** How far a logout has come, with the next message for the browser to carry where there is one. */
    public ModelAndView logout(
            Persona persona,
            List<Step> steps,
            Optional<Carried> carried,
            Optional<String> proceed,
            boolean complete,
            HttpServletResponse response) {
        ModelAndView page = page("logout", persona, response);
        page.addObject("steps", steps);
        page.addObject("carried", carried.orElse(null));
        page.addObject("relayState", carried.flatMap(Carried::relayState).orElse(null));
        page.addObject("proceed", proceed.orElse(null));
        page.addObject("complete", complete);
        return page;
    }

    private ModelAndView page(String view, Persona persona, HttpServletResponse response) {
        String language = LocaleContextHolder.getLocale().getLanguage();
        ModelAndView page = new ModelAndView(view);
        page.addObject("nonce", safe.guard(response));
        page.addObject("language", language);
        page.addObject("idp", persona.name(language));
        page.addObject("federation", persona.profile().name());
        return page;
    }
}
