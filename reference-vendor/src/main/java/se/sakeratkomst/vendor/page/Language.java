package se.sakeratkomst.vendor.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;

/** Swedish, or English when the address says {@code ?lang=en}. Looks at the address only: a body may be too large to be read. */
public final class Language implements LocaleResolver {

    private static final Locale SWEDISH = Locale.forLanguageTag("sv");
    private static final Pattern ENGLISH = Pattern.compile("(^|&)lang=en(&|$)");

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        String query = request.getQueryString();
        return query != null && ENGLISH.matcher(query).find() ? Locale.ENGLISH : SWEDISH;
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("The language follows the address: ?lang=sv or ?lang=en");
    }
}
