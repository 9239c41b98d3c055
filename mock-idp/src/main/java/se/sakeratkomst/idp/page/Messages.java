package se.sakeratkomst.idp.page;

import java.util.Optional;
import se.sakeratkomst.idp.login.Login;
import se.sakeratkomst.idp.persona.PersonaMetadata;
import se.sakeratkomst.saml.authn.extension.SignMessage;
import se.sakeratkomst.saml.authn.extension.UserMessage;

/** What others want said to the user, as HTML that can do no harm. */
final class Messages {
    private static final int MOST = 4000;

    private Messages() {}

    /** The service provider's message, where this identity provider shows such (SC-146, SC-181). */
    static Optional<String> forUser(Login login, String language) {
        return login.asked()
                .filter(asked -> login.persona().declares(PersonaMetadata.SUPPORTS_USER_MESSAGE))
                .flatMap(asked -> asked.extensions().userMessage())
                .flatMap(message -> html(message, language));
    }

    private static Optional<String> html(UserMessage message, String language) {
        return switch (message.mimeType()) {
            case UserMessage.PLAIN -> message.text(language).map(text -> Markdown.plain(cut(text)));
            case UserMessage.MARKDOWN -> message.text(language).map(text -> Markdown.html(cut(text)));
            default -> Optional.empty();
        };
    }

    /** What is to be signed. */
    static String toSign(SignMessage message) {
        String text = message.text().orElse("");
        return message.mimeType().equals(SignMessage.MARKDOWN) ? Markdown.html(text) : Markdown.plain(text);
    }

    private static String cut(String text) {
        return text.length() > MOST ? text.substring(0, MOST) + "…" : text;
    }
}
