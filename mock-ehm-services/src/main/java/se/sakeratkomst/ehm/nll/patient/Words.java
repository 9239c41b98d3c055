package se.sakeratkomst.ehm.nll.patient;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The page's words in one language. */
public final class Words {

    private static final Locale SWEDISH = Locale.forLanguageTag("sv");

    private final ResourceBundle bundle;
    private final Locale locale;

    private Words(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(
                "nll.pages.lakemedelskollen",
                locale,
                Words.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** Swedish unless English is asked for. */
    static Words in(String language) {
        return new Words(language.equals("en") ? Locale.ENGLISH : SWEDISH);
    }

    public String language() {
        return locale.getLanguage();
    }

    public String of(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }

    /** The word for a code, or the code itself. */
    public String code(String group, String code) {
        String key = group + "." + code;
        return bundle.containsKey(key) ? bundle.getString(key) : code;
    }

    /** What a call did, for whom it concerns. */
    public String deed(AuditEntry entry) {
        String whole = "deed." + entry.call() + "." + entry.interaction();
        String plain = "deed." + entry.call();
        return bundle.containsKey(whole)
                ? bundle.getString(whole)
                : bundle.getString(bundle.containsKey(plain) ? plain : "deed.other");
    }
}
