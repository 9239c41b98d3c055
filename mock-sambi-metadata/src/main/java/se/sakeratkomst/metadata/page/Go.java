package se.sakeratkomst.metadata.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import se.sakeratkomst.kit.lab.PublicUrls;
import se.sakeratkomst.metadata.entity.Register;

/** Leads on to a page after a form was posted, so that reloading posts nothing again. */
final class Go {

    private Go() {}

    static ResponseEntity<Void> to(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .build();
    }

    /** A page of the site, at the register's part of it. */
    static ResponseEntity<Void> to(
            HttpServletRequest request, PublicUrls urls, Locale locale, String page, Register register) {
        return to(Links.of(request, urls, locale).to(page) + "#" + anchor(register));
    }

    /** The name of a register's part of a page. */
    static String anchor(Register register) {
        return register.federation().id() + "-" + register.environment().id();
    }
}
