package se.sakeratkomst.vendor.sp;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Ns;

/**
 * Response and Assertion name the same issuer, and it is the identity provider that was asked and whose keys signed.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 6.2; SAML profiles 4.1.4.2</a>
 */
final class IssuersAreTheIdentityProvider implements ServiceProviderCheck {

    @Override
    public List<Finding> examine(Answer answer) {
        String expected = answer.identityProvider().entityId();
        boolean named = Stream.of(answer.received().issuer(), answer.assertion().issuer())
                .allMatch(expected::equals);
        boolean formats = isEntity(answer.received().issuerFormat())
                && isEntity(answer.assertion().issuerFormat());
        return unless(
                named && formats,
                "SC-075",
                "reading the issuers of Response and Assertion",
                "'" + answer.received().issuer() + "' and '"
                        + answer.assertion().issuer() + "'" + (formats ? "" : " with another Format than entity"),
                "'" + expected + "' in both",
                "Name the identity provider's entityID as Issuer of both.");
    }

    private static boolean isEntity(@Nullable String format) {
        return Objects.requireNonNullElse(format, Ns.NAMEID_ENTITY).equals(Ns.NAMEID_ENTITY);
    }
}
