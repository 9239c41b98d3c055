package se.sakeratkomst.idp.tls;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import se.sakeratkomst.idp.answer.Admission;
import se.sakeratkomst.idp.card.TlsCertificate;
import se.sakeratkomst.idp.card.Way;
import se.sakeratkomst.idp.login.Endings;
import se.sakeratkomst.idp.login.Login;
import se.sakeratkomst.idp.login.Logins;
import se.sakeratkomst.idp.page.Pages;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.idp.persona.Personas;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.PublicUrls;
import se.sakeratkomst.saml.Finding;

/**
 * "SITHS-kort på denna enhet": the browser's client certificate is the card, and the login is the one in the address, which nobody
 * can guess. A certificate of whatever kind ends the login, with a yes or an explained no; without one the login stays open.
 */
@Controller
public final class TlsLoginController {

    /** Where the servlet container puts the client's certificates. */
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private final Personas personas;
    private final Logins logins;
    private final Admission admission;
    private final Endings endings;
    private final PublicUrls urls;
    private final Journal journal;
    private final Pages pages;

    public TlsLoginController(
            Personas personas,
            Logins logins,
            Admission admission,
            Endings endings,
            PublicUrls urls,
            Journal journal,
            Pages pages) {
        this.personas = personas;
        this.logins = logins;
        this.admission = admission;
        this.endings = endings;
        this.urls = urls;
        this.journal = journal;
        this.pages = pages;
    }

    @GetMapping("/{idp}/login/{login}/tls")
    ModelAndView card(
            @PathVariable String idp,
            @PathVariable String login,
            HttpServletRequest request,
            HttpServletResponse response) {
        Persona persona = personas.require(idp);
        LabId lab = CurrentLab.of(request);
        if (logins.find(lab, persona, login).isEmpty()) {
            return gone(lab, persona, login, response);
        }
        List<X509Certificate> chain = chain(request);
        if (chain.isEmpty()) {
            return withoutCard(lab, persona, login, response);
        }
        Optional<Login> taken = logins.take(lab, persona, login);
        return taken.map(mine -> endings.of(
                        mine,
                        admission.decide(mine, new TlsCertificate(chain), request.getRemoteAddr()),
                        request,
                        response))
                .orElseGet(() -> gone(lab, persona, login, response));
    }

    private static List<X509Certificate> chain(HttpServletRequest request) {
        return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] shown ? List.of(shown) : List.of();
    }

    private ModelAndView gone(LabId lab, Persona persona, String login, HttpServletResponse response) {
        journal.append(
                lab,
                note(lab, persona, login)
                        .summary("A client certificate for a login that is not open (any more)")
                        .fact("requirement", "CARD-CHALLENGE")
                        .refused());
        return pages.notOpen(persona, response);
    }

    private ModelAndView withoutCard(LabId lab, Persona persona, String login, HttpServletResponse response) {
        Finding finding = Finding.error(
                "CARD-TLS",
                "asking the browser for the card's certificate",
                "a TLS handshake without a client certificate",
                "the certificate for legitimering of a card of this lab",
                "Insert the card, see that the browser has its PKCS#11 module, and choose the certificate when asked. A browser"
                        + " that was told to go on without one remembers that until all its windows are closed.");
        journal.append(
                lab,
                note(lab, persona, login)
                        .summary("No card: " + finding.sentence())
                        .fact("requirement", finding.rule())
                        .fact("observed", finding.observed())
                        .refused());
        return pages.withoutCard(persona, finding, urls.of(lab, "/" + persona.id() + "/login/" + login), response);
    }

    private static Note note(LabId lab, Persona persona, String login) {
        return Note.of("card.verified")
                .from("card")
                .to(persona.entityId(lab))
                .protocol("mTLS")
                .correlation(login)
                .fact("idp", persona.id())
                .fact("login", login)
                .fact("way", Way.TLS.word());
    }
}
