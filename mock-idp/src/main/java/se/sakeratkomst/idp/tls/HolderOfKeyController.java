package se.sakeratkomst.idp.tls;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import se.sakeratkomst.idp.answer.Admission;
import se.sakeratkomst.idp.answer.Answers;
import se.sakeratkomst.idp.answer.Decision;
import se.sakeratkomst.idp.card.TlsCertificate;
import se.sakeratkomst.idp.deviation.Deviations;
import se.sakeratkomst.idp.login.CardTlsUrls;
import se.sakeratkomst.idp.login.Endings;
import se.sakeratkomst.idp.login.Login;
import se.sakeratkomst.idp.login.Logins;
import se.sakeratkomst.idp.page.Pages;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.idp.persona.Personas;
import se.sakeratkomst.idp.request.AcceptedRequest;
import se.sakeratkomst.idp.request.Incoming;
import se.sakeratkomst.idp.request.PostedForm;
import se.sakeratkomst.idp.request.Reception;
import se.sakeratkomst.idp.request.RequestRefused;
import se.sakeratkomst.idp.session.SingleSignOn;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.binding.RedirectBinding;
import se.sakeratkomst.saml.xml.Ns;

/**
 * AuthnRequests by the holder-of-key profile: the browser shows the card's certificate as it brings the request, that is the login, and
 * the assertion is confirmed by the same key. A session never answers here, for it has no key.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-039, SC-065, SC-078, SC-088</a>
 */
@Controller
public final class HolderOfKeyController {
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private final Personas personas;
    private final Reception reception;
    private final CardTlsUrls urls;
    private final Logins logins;
    private final SingleSignOn sso;
    private final Admission admission;
    private final Answers answers;
    private final Endings endings;
    private final Pages pages;

    public HolderOfKeyController(
            Personas personas,
            Reception reception,
            CardTlsUrls urls,
            Logins logins,
            SingleSignOn sso,
            Admission admission,
            Answers answers,
            Endings endings,
            Pages pages) {
        this.personas = personas;
        this.reception = reception;
        this.urls = urls;
        this.logins = logins;
        this.sso = sso;
        this.admission = admission;
        this.answers = answers;
        this.endings = endings;
        this.pages = pages;
    }

    @GetMapping("/{idp}/sso/hok")
    ModelAndView redirect(@PathVariable String idp, HttpServletRequest request, HttpServletResponse response) {
        String query = Optional.ofNullable(request.getQueryString()).orElse("");
        return receive(idp, request, response, Ns.BINDING_REDIRECT, query, () -> Incoming.redirect(query));
    }

    @PostMapping("/{idp}/sso/hok")
    ModelAndView post(@PathVariable String idp, HttpServletRequest request, HttpServletResponse response) {
        return receive(idp, request, response, Ns.BINDING_POST, "", () -> {
            PostedForm form = PostedForm.read(request, RedirectBinding.REQUEST);
            return Incoming.post(form.message(), form.relayState());
        });
    }

    private ModelAndView receive(
            String idp,
            HttpServletRequest request,
            HttpServletResponse response,
            String binding,
            String raw,
            Supplier<Incoming> decode) {
        LabId lab = CurrentLab.of(request);
        Persona persona = personas.require(idp);
        Optional<Reception.Door> door = urls.holderOfKey(lab, persona)
                .map(address -> new Reception.Door(address.toString(), List.of(Ns.HOKSSO)));
        if (door.isEmpty()) {
            return pages.refused(persona, List.of(without(persona)), Optional.empty(), response);
        }
        Incoming incoming;
        try {
            incoming = decode.get();
        } catch (SamlRefusal e) {
            reception.undecodable(lab, persona, binding, raw, e);
            return pages.refused(persona, e.findings(), Optional.empty(), response);
        }
        try {
            AcceptedRequest accepted = reception.receive(lab, persona, incoming, door.get());
            Login begun = logins.begin(
                    lab, persona, accepted, sso.sameUser(lab, persona, accepted, request), ticket(request));
            Login login = logins.take(lab, persona, begun.id()).orElseThrow();
            return endings.of(login, decide(login, accepted, request), request, response);
        } catch (RequestRefused e) {
            return e.answer()
                    .map(answer -> pages.answer(
                            persona, answer.sp(), answers.no(lab, persona, answer, e.findings()), response))
                    .orElseGet(() -> pages.refused(persona, e.findings(), e.sender(), response))
                    .addObject("differences", e.differences());
        }
    }

    private Decision decide(Login login, AcceptedRequest accepted, HttpServletRequest request) {
        if (accepted.request().isPassive().orElse(false)) {
            return no(
                    login,
                    Ns.STATUS_NO_PASSIVE,
                    Finding.error(
                            "SC-052",
                            "logging in without the user noticing",
                            "IsPassive='true', and a browser that asks which certificate to show",
                            "a login that may ask the user",
                            "Leave IsPassive out, or handle the status NoPassive."));
        }
        List<X509Certificate> chain = request.getAttribute(CERTIFICATES) instanceof X509Certificate[] shown
                ? List.of(shown)
                : List.<X509Certificate>of();
        if (chain.isEmpty()) {
            return no(
                    login,
                    Ns.STATUS_AUTHN_FAILED,
                    Finding.error(
                            "SC-039",
                            "asking the browser for the key that the assertion is to be confirmed by",
                            "a TLS handshake without a client certificate",
                            "the certificate for legitimering of a card of this lab",
                            "Insert the card, see that the browser has its PKCS#11 module, and begin again at the service."));
        }
        return admission.decide(login, new TlsCertificate(chain), request.getRemoteAddr());
    }

    private Decision no(Login login, String secondary, Finding why) {
        return new Decision.Answered(answers.no(login, Ns.STATUS_RESPONDER, secondary, List.of(why), true));
    }

    private static Finding without(Persona persona) {
        return Finding.error(
                "SC-039",
                "asking " + persona.name("en") + " for holder of key",
                "an identity provider that does not do so",
                "one whose metadata has a SingleSignOnService with Binding=\"" + Ns.HOKSSO + "\"",
                "Take the address from the metadata.");
    }

    private static Optional<String> ticket(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(Deviations.TICKET)).filter(ticket -> !ticket.isBlank());
    }
}
