package se.sakeratkomst.cards.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;

/** Swedish or English: what {@code ?lang=} says, else what the browser prefers of the two, else Swedish. */
final class Languages implements LocaleResolver {

    private static final Locale SWEDISH = new Locale("sv");

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        String asked = request.getParameter("lang");
        if (asked != null) {
            return asked.equals("en") ? Locale.ENGLISH : SWEDISH;
        }
        if (request.getHeader("Accept-Language") == null) {
            return SWEDISH;
        }
        return Collections.list(request.getLocales()).stream()
                .map(Locale::getLanguage)
                .filter(language -> language.equals("sv") || language.equals("en"))
                .findFirst()
                .map(language -> language.equals("en") ? Locale.ENGLISH : SWEDISH)
                .orElse(SWEDISH);
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("The language is in the address");
    }
}
