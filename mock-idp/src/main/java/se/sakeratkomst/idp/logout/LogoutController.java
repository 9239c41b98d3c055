package se.sakeratkomst.idp.logout;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import se.sakeratkomst.idp.deviation.Deviations;
import se.sakeratkomst.idp.page.Pages;
import se.sakeratkomst.idp.page.SessionPages;
import se.sakeratkomst.idp.page.SessionPages.Carried;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.idp.persona.PersonaSettings.LogoutBinding;
import se.sakeratkomst.idp.persona.Personas;
import se.sakeratkomst.idp.request.Incoming;
import se.sakeratkomst.idp.request.PostedForm;
import se.sakeratkomst.idp.session.BrowserSession;
import se.sakeratkomst.idp.session.IdpSession;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.PublicUrls;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.binding.RedirectBinding;
import se.sakeratkomst.saml.binding.SoapBinding;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/** Where logout messages come in, and where a logout is begun and watched here. */
@Controller
public final class LogoutController {
    private final Personas personas;
    private final LogoutReception reception;
    private final LogoutCourse course;
    private final BrowserSession sessions;
    private final PublicUrls urls;
    private final Pages pages;
    private final SessionPages sessionPages;

    public LogoutController(
            Personas personas,
            LogoutReception reception,
            LogoutCourse course,
            BrowserSession sessions,
            PublicUrls urls,
            Pages pages,
            SessionPages sessionPages) {
        this.personas = personas;
        this.reception = reception;
        this.course = course;
        this.sessions = sessions;
        this.urls = urls;
        this.pages = pages;
        this.sessionPages = sessionPages;
    }

    @GetMapping("/{idp}/slo/redirect")
    ModelAndView redirect(@PathVariable String idp, HttpServletRequest request, HttpServletResponse response) {
        String query = Optional.ofNullable(request.getQueryString()).orElse("");
        boolean answer = query.startsWith(RedirectBinding.RESPONSE + "=")
                || query.contains("&" + RedirectBinding.RESPONSE + "=");
        return receive(
                idp,
                LogoutBinding.REDIRECT,
                answer,
                query,
                () -> Incoming.redirect(query, answer ? RedirectBinding.RESPONSE : RedirectBinding.REQUEST),
                request,
                response);
    }

    @PostMapping("/{idp}/slo/post")
    ModelAndView post(@PathVariable String idp, HttpServletRequest request, HttpServletResponse response) {
        boolean answer = PostedForm.field(request, RedirectBinding.RESPONSE).isPresent()
                && PostedForm.field(request, RedirectBinding.REQUEST).isEmpty();
        return receive(
                idp,
                LogoutBinding.POST,
                answer,
                "",
                () -> {
                    PostedForm form =
                            PostedForm.read(request, answer ? RedirectBinding.RESPONSE : RedirectBinding.REQUEST);
                    return Incoming.post(form.message(), form.relayState());
                },
                request,
                response);
    }

    /** A method that the binding does not have. */
    @RequestMapping("/{idp}/slo/{binding:redirect|post|soap}")
    ModelAndView otherMethod(
            @PathVariable String idp,
            @PathVariable String binding,
            HttpServletRequest request,
            HttpServletResponse response) {
        return pages.refused(
                personas.require(idp),
                List.of(Finding.error(
                        "SAML-BINDINGS-3",
                        "receiving a logout message",
                        "the method " + request.getMethod(),
                        binding.equals("redirect")
                                ? "GET with the message in the query"
                                : "POST with the message in the body",
                        "Take binding and address of one SingleLogoutService in the identity provider's metadata.")),
                Optional.empty(),
                response);
    }

    private ModelAndView receive(
            String idp,
            LogoutBinding binding,
            boolean answer,
            String raw,
            Supplier<Incoming> decode,
            HttpServletRequest request,
            HttpServletResponse response) {
        Persona persona = personas.require(idp);
        LabId lab = CurrentLab.of(request);
        if (!persona.settings().logoutBindings().contains(binding)) {
            return pages.refused(persona, List.of(noLogout(persona, binding)), Optional.empty(), response);
        }
        Incoming incoming;
        try {
            incoming = decode.get();
        } catch (SamlRefusal e) {
            reception.undecodable(lab, persona, binding.uri(), raw, e);
            Optional<Logout> waiting = answer
                    ? course.waiting(lab, persona, PostedForm.field(request, "RelayState"), Optional.empty())
                    : Optional.empty();
            return waiting.map(logout -> {
                        course.failed(logout, e.first().sentence());
                        return onward(logout, response);
                    })
                    .orElseGet(() -> pages.refused(persona, e.findings(), Optional.empty(), response));
        }
        return answer
                ? answered(lab, persona, binding, incoming, response)
                : asked(lab, persona, binding, incoming, request, response);
    }

    private static Finding noLogout(Persona persona, LogoutBinding binding) {
        return Finding.error(
                "SAMBI-038",
                "logging out by " + binding.uri(),
                "an identity provider without such a SingleLogoutService",
                "one of " + persona.settings().logoutBindings(),
                "Take binding and address of one SingleLogoutService in the identity provider's metadata.");
    }

    private ModelAndView asked(
            LabId lab,
            Persona persona,
            LogoutBinding binding,
            Incoming incoming,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            AcceptedLogout accepted = reception.request(lab, persona, binding, incoming);
            Optional<IdpSession> inBrowser = sessions.of(lab, persona, request);
            Logout logout = course.begin(lab, persona, accepted, inBrowser, ticket(request));
            sessions.forgetEnded(lab, persona, request, response);
            return onward(logout, response);
        } catch (LogoutDenied e) {
            return course.refusal(lab, persona, binding.uri(), incoming.relayState(), e)
                    .map(sent -> carried(persona, List.of(), sent, e.sender(), incoming.relayState(), response))
                    .orElseGet(() -> pages.refused(persona, e.findings(), e.sender(), response));
        }
    }

    private ModelAndView answered(
            LabId lab, Persona persona, LogoutBinding binding, Incoming incoming, HttpServletResponse response) {
        Optional<String> inResponseTo = Elements.attr(incoming.document().getDocumentElement(), "InResponseTo");
        return course.waiting(lab, persona, incoming.relayState(), inResponseTo)
                .map(logout -> {
                    course.answered(logout, binding, incoming);
                    return onward(logout, response);
                })
                .orElseGet(() -> pages.refused(
                        persona,
                        List.of(Finding.error(
                                "SAML-CORE-3.2.2",
                                "finding the logout that the LogoutResponse belongs to",
                                "InResponseTo '" + inResponseTo.orElse("") + "'",
                                "the ID of a LogoutRequest that waits for an answer, once",
                                "Write the LogoutRequest's ID in InResponseTo and send RelayState back.")),
                        Optional.empty(),
                        response));
    }

    /** To the next service provider, back to the one that began, or to the page that tells how it went. */
    private ModelAndView onward(Logout logout, HttpServletResponse response) {
        Optional<LogoutMessages.Sent> next = course.next(logout, true);
        if (next.isPresent()) {
            return carried(
                    logout.persona(), steps(logout), next.get(), Optional.empty(), Optional.of(logout.id()), response);
        }
        return course.conclusion(logout)
                .map(sent -> carried(
                        logout.persona(),
                        steps(logout),
                        sent,
                        logout.initiator().map(AcceptedLogout::sp),
                        logout.initiator().flatMap(AcceptedLogout::relayState),
                        response))
                .orElseGet(() -> pages.redirect(
                        urls.of(logout.lab(), "/" + logout.persona().id() + "/logout/" + logout.id())));
    }

    private ModelAndView carried(
            Persona persona,
            List<SessionPages.Step> steps,
            LogoutMessages.Sent sent,
            Optional<EntityDescriptor> to,
            Optional<String> relayState,
            HttpServletResponse response) {
        if (sent.binding().equals(Ns.BINDING_REDIRECT)) {
            return pages.redirect(sent.location());
        }
        boolean request = Elements.is(sent.document().getDocumentElement(), Ns.SAMLP, "LogoutRequest");
        return sessionPages.logout(
                persona,
                steps,
                Optional.of(new Carried(
                        to.map(sp -> sp.displayName("sv"))
                                .orElse(sent.location().getHost()),
                        sent.location().toString(),
                        request ? RedirectBinding.REQUEST : RedirectBinding.RESPONSE,
                        sent.field(),
                        relayState)),
                Optional.empty(),
                false,
                response);
    }

    private static List<SessionPages.Step> steps(Logout logout) {
        return logout.steps().stream()
                .map(step -> new SessionPages.Step(
                        step.name(), step.sp(), step.state().word(), step.detail()))
                .toList();
    }

    /** Logs the user of this browser out of everything. */
    @PostMapping("/{idp}/session/logout")
    ModelAndView everywhere(
            @PathVariable String idp,
            @RequestParam(defaultValue = "") String proof,
            HttpServletRequest request,
            HttpServletResponse response) {
        Persona persona = personas.require(idp);
        LabId lab = CurrentLab.of(request);
        Optional<IdpSession> session = sessions.of(lab, persona, request)
                .filter(live -> live.formProof().equals(proof));
        if (session.isEmpty()) {
            return pages.redirect(urls.of(lab, "/" + persona.id() + "/session"));
        }
        Logout logout = course.begin(persona, session.get(), ticket(request));
        sessions.forgetEnded(lab, persona, request, response);
        return onward(logout, response);
    }

    /** How far a logout has come, or how it went. */
    @GetMapping("/{idp}/logout/{logout}")
    ModelAndView progress(
            @PathVariable String idp,
            @PathVariable String logout,
            HttpServletRequest request,
            HttpServletResponse response) {
        Persona persona = personas.require(idp);
        LabId lab = CurrentLab.of(request);
        return course.find(lab, persona, logout)
                .map(found -> {
                    boolean waits = found.steps().stream()
                            .anyMatch(
                                    step -> step.state() == Logout.State.ASKED || step.state() == Logout.State.WAITING);
                    URI proceed = urls.of(lab, "/" + persona.id() + "/logout/" + found.id() + "/proceed");
                    return sessionPages.logout(
                            persona,
                            steps(found),
                            Optional.empty(),
                            waits ? Optional.of(proceed.getRawPath()) : Optional.empty(),
                            found.complete(),
                            response);
                })
                .orElseGet(() -> pages.notOpen(persona, response));
    }

    /** Goes on without the answer of who is being asked. */
    @PostMapping("/{idp}/logout/{logout}/proceed")
    ModelAndView proceed(
            @PathVariable String idp,
            @PathVariable String logout,
            HttpServletRequest request,
            HttpServletResponse response) {
        Persona persona = personas.require(idp);
        return course.find(CurrentLab.of(request), persona, logout)
                .map(found -> {
                    course.failed(found, "no answer");
                    return onward(found, response);
                })
                .orElseGet(() -> pages.notOpen(persona, response));
    }

    /** A LogoutRequest from server to server; those who can be reached so are asked so. */
    @PostMapping("/{idp}/slo/soap")
    ResponseEntity<byte[]> soap(@PathVariable String idp, HttpServletRequest request) throws IOException {
        Persona persona = personas.require(idp);
        LabId lab = CurrentLab.of(request);
        byte[] body = request.getInputStream().readNBytes(SecureXml.MAX_BYTES + 1);
        if (!persona.settings().logoutBindings().contains(LogoutBinding.SOAP)) {
            return fault(noLogout(persona, LogoutBinding.SOAP));
        }
        Incoming incoming;
        try {
            incoming = Incoming.soap(SoapBinding.decode(body));
        } catch (SamlRefusal e) {
            reception.undecodable(lab, persona, Ns.BINDING_SOAP, new String(body, StandardCharsets.UTF_8), e);
            return fault(e.first());
        }
        try {
            AcceptedLogout accepted = reception.request(lab, persona, LogoutBinding.SOAP, incoming);
            Logout logout = course.begin(lab, persona, accepted, Optional.empty(), ticket(request));
            course.next(logout, false);
            return envelope(course.conclusion(logout).orElseThrow());
        } catch (LogoutDenied e) {
            return course.refusal(lab, persona, Ns.BINDING_SOAP, Optional.empty(), e)
                    .map(LogoutController::envelope)
                    .orElseGet(() -> fault(e.findings().get(0)));
        }
    }

    private static ResponseEntity<byte[]> envelope(LogoutMessages.Sent sent) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_XML, StandardCharsets.UTF_8))
                .body(SoapBinding.encode(sent.document()));
    }

    private static ResponseEntity<byte[]> fault(Finding finding) {
        return ResponseEntity.status(HttpStatus.INTERNAL_SERVER_ERROR)
                .contentType(new MediaType(MediaType.TEXT_XML, StandardCharsets.UTF_8))
                .body(SoapBinding.fault(true, "TEST: " + finding.sentence()));
    }

    private static Optional<String> ticket(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(Deviations.TICKET)).filter(ticket -> !ticket.isBlank());
    }
}
