package se.sakeratkomst.cards.reader;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.cards.card.Card.OnCard;

/** An object of a token as its clients see it; it never changes. */
final class TokenObject {

    private final Map<Long, Attribute> attributes = new LinkedHashMap<>();
    private final @Nullable OnCard held;

    /** @param held the certificate and key it shows, null for an authority's certificate */
    TokenObject(Collection<Attribute> attributes, @Nullable OnCard held) {
        attributes.forEach(attribute -> this.attributes.put(attribute.type(), attribute));
        this.held = held;
    }

    boolean isPrivate() {
        return matches(Attribute.of(Ck.CKA_PRIVATE, true));
    }

    boolean isPrivateKey() {
        return matches(Attribute.of(Ck.CKA_CLASS, Ck.CKO_PRIVATE_KEY));
    }

    boolean isPublicKey() {
        return matches(Attribute.of(Ck.CKA_CLASS, Ck.CKO_PUBLIC_KEY));
    }

    boolean asksForPinEachTime() {
        return matches(Attribute.of(Ck.CKA_ALWAYS_AUTHENTICATE, true));
    }

    boolean matches(Attribute wanted) {
        return wanted.equals(attributes.get(wanted.type()));
    }

    boolean matches(Collection<Attribute> template) {
        return template.stream().allMatch(this::matches);
    }

    @Nullable
    Attribute attribute(long type) {
        return attributes.get(type);
    }

    /** Whether the object has this attribute and keeps it to itself. */
    boolean keepsSecret(long type) {
        return isPrivateKey() && type >= Ck.CKA_PRIVATE_EXPONENT && type <= Ck.CKA_COEFFICIENT;
    }

    long size() {
        return attributes.values().stream()
                .mapToLong(attribute -> attribute.value().length)
                .sum();
    }

    /** The certificate and key it shows. */
    OnCard held() {
        OnCard shown = held;
        if (shown == null) {
            throw new CkRefusal(Ck.CKR_KEY_HANDLE_INVALID);
        }
        return shown;
    }
}
