package se.sakeratkomst.idp.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import se.sakeratkomst.idp.answer.Answers;
import se.sakeratkomst.idp.deviation.Deviations;
import se.sakeratkomst.idp.feed.VendorFeeds;
import se.sakeratkomst.idp.login.Endings;
import se.sakeratkomst.idp.login.Login;
import se.sakeratkomst.idp.login.Logins;
import se.sakeratkomst.idp.page.Pages;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.idp.persona.PersonaMetadata;
import se.sakeratkomst.idp.persona.Personas;
import se.sakeratkomst.idp.session.SingleSignOn;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.PublicUrls;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.binding.RedirectBinding;
import se.sakeratkomst.saml.federation.FederationProfile.Rule;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.metadata.SpRole;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/** Where AuthnRequests come in, where logins without one begin, and where the identity provider says who it is. */
@Controller
public final class SsoController {
    private final Personas personas;
    private final PersonaMetadata metadata;
    private final Reception reception;
    private final Logins logins;
    private final SingleSignOn sso;
    private final Endings endings;
    private final Answers answers;
    private final Deviations deviations;
    private final VendorFeeds feeds;
    private final PublicUrls urls;
    private final Pages pages;

    public SsoController(
            Personas personas,
            PersonaMetadata metadata,
            Reception reception,
            Logins logins,
            SingleSignOn sso,
            Endings endings,
            Answers answers,
            Deviations deviations,
            VendorFeeds feeds,
            PublicUrls urls,
            Pages pages) {
        this.personas = personas;
        this.metadata = metadata;
        this.reception = reception;
        this.logins = logins;
        this.sso = sso;
        this.endings = endings;
        this.answers = answers;
        this.deviations = deviations;
        this.feeds = feeds;
        this.urls = urls;
        this.pages = pages;
    }

    @GetMapping(value = "/{idp}/metadata", produces = "application/samlmetadata+xml")
    @ResponseBody
    byte[] metadata(@PathVariable String idp, HttpServletRequest request) {
        return SecureXml.serialise(metadata.of(personas.require(idp), CurrentLab.of(request)));
    }

    @GetMapping(value = "/{idp}/logo.svg", produces = "image/svg+xml")
    @ResponseBody
    String logo(@PathVariable String idp) {
        personas.require(idp);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"120\" height=\"60\" role=\"img\" aria-label=\"TEST\">"
                + "<rect width=\"120\" height=\"60\" rx=\"8\" fill=\"#1b4965\"/><text x=\"60\" y=\"39\" fill=\"#fff\""
                + " font-family=\"sans-serif\" font-size=\"28\" text-anchor=\"middle\">TEST</text></svg>";
    }

    @GetMapping("/{idp}/help")
    ModelAndView help(@PathVariable String idp, HttpServletResponse response) {
        return pages.help(personas.require(idp), response);
    }

    @GetMapping("/{idp}/sso/redirect")
    ModelAndView redirect(@PathVariable String idp, HttpServletRequest request, HttpServletResponse response) {
        String query = Optional.ofNullable(request.getQueryString()).orElse("");
        return receive(idp, request, response, Ns.BINDING_REDIRECT, () -> query, () -> Incoming.redirect(query));
    }

    @PostMapping("/{idp}/sso/post")
    ModelAndView post(@PathVariable String idp, HttpServletRequest request, HttpServletResponse response) {
        return receive(idp, request, response, Ns.BINDING_POST, () -> PostedForm.shown(request), () -> {
            PostedForm form = PostedForm.read(request, RedirectBinding.REQUEST);
            return Incoming.post(form.message(), form.relayState());
        });
    }

    /** A method that the binding does not have. */
    @RequestMapping("/{idp}/sso/{binding:redirect|post}")
    ModelAndView otherMethod(
            @PathVariable String idp,
            @PathVariable String binding,
            HttpServletRequest request,
            HttpServletResponse response) {
        boolean redirect = binding.equals("redirect");
        return receive(idp, request, response, redirect ? Ns.BINDING_REDIRECT : Ns.BINDING_POST, () -> "", () -> {
            throw SamlRefusal.of(
                    redirect ? "SAML-BINDINGS-3.4.4" : "SAML-BINDINGS-3.5.4",
                    "receiving a message",
                    "the method " + request.getMethod(),
                    redirect ? "GET with the message in the query" : "POST with the message in a form",
                    "Take binding and address of one SingleSignOnService in the identity provider's metadata.");
        });
    }

    private ModelAndView receive(
            String idp,
            HttpServletRequest request,
            HttpServletResponse response,
            String binding,
            Supplier<String> raw,
            Supplier<Incoming> decode) {
        LabId lab = CurrentLab.of(request);
        Persona persona = personas.require(idp);
        Incoming incoming;
        try {
            incoming = decode.get();
        } catch (SamlRefusal e) {
            reception.undecodable(lab, persona, binding, raw.get(), e);
            return pages.refused(persona, e.findings(), Optional.empty(), response);
        }
        try {
            AcceptedRequest accepted = reception.receive(lab, persona, incoming);
            Login login = logins.begin(
                    lab, persona, accepted, sso.sameUser(lab, persona, accepted, request), ticket(request));
            return sso.decide(login, request)
                    .map(decision -> endings.of(login, decision, request, response))
                    .orElseGet(() -> toLogin(login));
        } catch (RequestRefused e) {
            return e.answer()
                    .map(answer -> pages.answer(
                            persona, answer.sp(), answers.no(lab, persona, answer, e.findings()), response))
                    .orElseGet(() -> pages.refused(persona, e.findings(), e.sender(), response))
                    .addObject("differences", e.differences());
        }
    }

    @GetMapping("/{idp}/unsolicited")
    ModelAndView unsolicited(
            @PathVariable String idp,
            @RequestParam String sp,
            HttpServletRequest request,
            HttpServletResponse response) {
        LabId lab = CurrentLab.of(request);
        Persona persona = personas.require(idp);
        boolean allowed = persona.profile().unsolicitedAccepted()
                || deviations.isArmed(lab, persona, sp, ticket(request), "NEG-077");
        if (!allowed) {
            return pages.refused(
                    persona,
                    List.of(Finding.error(
                            persona.profile().rule(Rule.UNSOLICITED),
                            "beginning a login that no service provider asked for",
                            persona.profile().name() + " has no such logins",
                            "an AuthnRequest from the service provider",
                            "Begin at the service; the negative test NEG-077 allows it here once.")),
                    Optional.empty(),
                    response);
        }
        Optional<EntityDescriptor> entity =
                feeds.find(persona, lab, sp).filter(found -> found.sp().isPresent());
        Optional<String> acs = entity.flatMap(EntityDescriptor::sp)
                .flatMap(SpRole::defaultAcs)
                .map(se.sakeratkomst.saml.metadata.Endpoint::location);
        if (entity.isEmpty() || acs.isEmpty()) {
            return pages.refused(
                    persona,
                    List.of(Finding.error(
                            persona.profile().rule(Rule.REGISTERED),
                            "finding the service provider in the metadata feed of "
                                    + persona.profile().name(),
                            entity.isEmpty() ? "no service provider '" + sp + "'" : "no HTTP-POST ACS",
                            "a registered service provider with an AssertionConsumerService",
                            "Hand in its metadata to the federation of this lab.")),
                    entity,
                    response);
        }
        return toLogin(logins.beginUnsolicited(
                lab, persona, entity.get(), entity.get().sp().orElseThrow(), acs.get(), ticket(request)));
    }

    /** The ticket of a negative test that is to hit this login and no other. */
    private static Optional<String> ticket(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(Deviations.TICKET)).filter(ticket -> !ticket.isBlank());
    }

    private ModelAndView toLogin(Login login) {
        return pages.redirect(urls.of(login.lab(), "/" + login.persona().id() + "/login/" + login.id()));
    }
}
