package se.sakeratkomst.idp.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.web.servlet.ModelAndView;
import se.sakeratkomst.idp.answer.Decision;
import se.sakeratkomst.idp.page.Pages;
import se.sakeratkomst.idp.request.Differences;
import se.sakeratkomst.idp.session.BrowserSession;
import se.sakeratkomst.kit.lab.PublicUrls;

/** Where a browser goes when a login is decided: to the answer, or to the question that has to be answered first. */
public final class Endings {
    private final Logins logins;
    private final PublicUrls urls;
    private final BrowserSession sessions;
    private final Pages pages;

    public Endings(Logins logins, PublicUrls urls, BrowserSession sessions, Pages pages) {
        this.logins = logins;
        this.urls = urls;
        this.sessions = sessions;
        this.pages = pages;
    }

    public ModelAndView of(Login login, Decision decision, HttpServletRequest request, HttpServletResponse response) {
        if (decision instanceof Decision.Answered answered) {
            answered.asserted().ifPresent(asserted -> sessions.remember(login, asserted, request, response));
            return with(
                    login,
                    pages.answer(login.persona(), login.sp(), answered.outgoing(), response),
                    answered.outgoing().confirm());
        }
        if (decision instanceof Decision.Shown shown) {
            return with(
                    login, pages.refused(login.persona(), shown.findings(), Optional.of(login.sp()), response), true);
        }
        Decision.Undecided undecided = (Decision.Undecided) decision;
        logins.hold(new Held(login, undecided.proved(), undecided.possible()));
        return pages.redirect(urls.of(
                login.lab(),
                "/" + login.persona().id() + "/login/" + login.id() + "/"
                        + undecided.step().path()));
    }

    private static ModelAndView with(Login login, ModelAndView page, boolean refused) {
        return refused ? page.addObject("differences", Differences.of(login)) : page;
    }
}
