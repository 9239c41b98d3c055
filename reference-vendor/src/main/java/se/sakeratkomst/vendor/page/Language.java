package se.sakeratkomst.vendor.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;

/** Swedish, or English when the address says {@code ?lang=en}. */
public final class Language implements LocaleResolver {

    private static final Locale SWEDISH = Locale.forLanguageTag("sv");

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return "en".equals(request.getParameter("lang")) ? Locale.ENGLISH : SWEDISH;
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("The language follows the address: ?lang=sv or ?lang=en");
    }
}
