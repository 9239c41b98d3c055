package se.sakeratkomst.idp.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;

/** The page's language: {@code ?lang=sv|en}, else what the browser wants, else Swedish. */
public final class Language implements LocaleResolver {
    private static final Locale SWEDISH = Locale.forLanguageTag("sv");

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        String asked = asked(request);
        if (asked == null) {
            asked = request.getHeader("Accept-Language") == null
                    ? "sv"
                    : request.getLocale().getLanguage();
        }
        return asked.equals("en") ? Locale.ENGLISH : SWEDISH;
    }

    private static @Nullable String asked(HttpServletRequest request) {
        try {
            return request.getParameter("lang");
        } catch (IllegalStateException e) {
            return null; // a form that cannot be read
        }
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("The language is in the address");
    }
}
