package se.sakeratkomst.idp.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import se.sakeratkomst.idp.feed.VendorFeeds;
import se.sakeratkomst.idp.page.SessionPages;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.idp.persona.Personas;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.PublicUrls;
import se.sakeratkomst.saml.metadata.EntityDescriptor;

/** Who is logged in at the identity provider in this browser. */
@Controller
public final class SessionController {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.of("Europe/Stockholm"));

    private final Personas personas;
    private final BrowserSession sessions;
    private final VendorFeeds feeds;
    private final PublicUrls urls;
    private final Journal journal;
    private final SessionPages pages;

    public SessionController(
            Personas personas,
            BrowserSession sessions,
            VendorFeeds feeds,
            PublicUrls urls,
            Journal journal,
            SessionPages pages) {
        this.personas = personas;
        this.sessions = sessions;
        this.feeds = feeds;
        this.urls = urls;
        this.journal = journal;
        this.pages = pages;
    }

    @GetMapping("/{idp}/session")
    ModelAndView session(@PathVariable String idp, HttpServletRequest request, HttpServletResponse response) {
        Persona persona = personas.require(idp);
        LabId lab = CurrentLab.of(request);
        return shown(persona, lab, sessions.of(lab, persona, request), response);
    }

    /** The browser forgets its session; no service provider is told. What a driver does before another person sits down. */
    @GetMapping("/{idp}/session/forget")
    ModelAndView forget(@PathVariable String idp, HttpServletRequest request, HttpServletResponse response) {
        Persona persona = personas.require(idp);
        LabId lab = CurrentLab.of(request);
        sessions.of(lab, persona, request).ifPresent(session -> {
            sessions.end(session, lab, persona, response);
            journal.append(
                    lab,
                    Note.of("session.forgotten")
                            .to(persona.entityId(lab))
                            .summary("The session of "
                                    + session.proved().person().displayName()
                                    + " is forgotten; no service provider is told")
                            .fact("idp", persona.id())
                            .info());
        });
        return shown(persona, lab, Optional.empty(), response);
    }

    private ModelAndView shown(Persona persona, LabId lab, Optional<IdpSession> session, HttpServletResponse response) {
        return pages.session(
                persona,
                session.map(live -> described(persona, lab, live)),
                urls.of(lab, "/" + persona.id()).getRawPath(),
                response);
    }

    private SessionPages.LoggedIn described(Persona persona, LabId lab, IdpSession session) {
        Duration sso = persona.settings().sso();
        return new SessionPages.LoggedIn(
                session.proved().person().displayName(),
                persona.profile()
                        .loaUris()
                        .getOrDefault(
                                session.proved().proof().loa(),
                                String.valueOf(session.proved().proof().loa())),
                TIME.format(session.proved().at()),
                sso.isZero() ? "" : TIME.format(session.since().plus(sso)),
                session.formProof(),
                session.participants().stream()
                        .map(part -> visited(persona, lab, part))
                        .toList());
    }

    private SessionPages.Visited visited(Persona persona, LabId lab, Participant part) {
        Optional<EntityDescriptor> sp = feeds.find(persona, lab, part.sp());
        return new SessionPages.Visited(
                sp.map(entity -> entity.displayName("sv")).orElse(part.sp()),
                part.sp(),
                TIME.format(part.at()),
                sp.flatMap(EntityDescriptor::sp)
                        .map(role -> !role.singleLogoutServices().isEmpty())
                        .orElse(false));
    }
}
