package se.sakeratkomst.vendor.login;

import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Sends a browser on with 303 See Other, to exactly that address. */
public final class Redirect {

    private Redirect() {}

    public static View to(String address) {
        RedirectView view = new RedirectView(address);
        view.setExposeModelAttributes(false);
        view.setHttp10Compatible(false);
        return view;
    }
}
