package se.sakeratkomst.idp.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.springframework.web.servlet.ModelAndView;
import se.sakeratkomst.idp.card.Way;
import se.sakeratkomst.idp.page.Pages;

/** The login page with the ways that are open: each has an address of its own. */
public final class LoginPage {
    private final Logins logins;
    private final CardTlsUrls cardTls;
    private final Pages pages;

    public LoginPage(Logins logins, CardTlsUrls cardTls, Pages pages) {
        this.logins = logins;
        this.cardTls = cardTls;
        this.pages = pages;
    }

    public ModelAndView of(Login login, HttpServletRequest request, HttpServletResponse response) {
        return pages.login(
                        login,
                        logins.cardReturn(login.lab(), login.persona(), login.id())
                                .toString(),
                        request,
                        response)
                .addObject(
                        "cardTls",
                        cardTls.of(login.lab(), login.persona(), login.id())
                                .filter(url -> login.persona().settings().takes(Way.TLS))
                                .map(URI::toString)
                                .orElse(""));
    }
}
