package se.sakeratkomst.vendor.logout;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.binding.PostBinding;
import se.sakeratkomst.saml.binding.RedirectBinding;
import se.sakeratkomst.saml.logout.LogoutRecipe;
import se.sakeratkomst.saml.logout.LogoutRequest;
import se.sakeratkomst.saml.logout.LogoutResponse;
import se.sakeratkomst.saml.logout.LogoutResponseRecipe;
import se.sakeratkomst.saml.logout.LogoutWriter;
import se.sakeratkomst.saml.metadata.Endpoint;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.metadata.IdpRole;
import se.sakeratkomst.saml.response.NameIdRecipe;
import se.sakeratkomst.saml.response.ReceivedAssertion.NameId;
import se.sakeratkomst.saml.signature.XmlSigner;
import se.sakeratkomst.saml.xml.Ids;
import se.sakeratkomst.saml.xml.Instants;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.vendor.federation.Membership;
import se.sakeratkomst.vendor.flaw.Flaw;
import se.sakeratkomst.vendor.flaw.Flaws;
import se.sakeratkomst.vendor.keys.VendorKeys;
import se.sakeratkomst.vendor.login.Logins;
import se.sakeratkomst.vendor.login.User;

/**
 * The system's part in single logout. What it sends is signed; what it follows must be signed by the identity provider that logged the
 * user in, be meant for this system and be current, and ends the logins of that NameID and SessionIndex and no others.
 *
 * @see <a href="https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf">SAML profiles 4.4; SAMBI-038, GEN-015</a>
 */
public final class SingleLogout {

    private static final Duration TO_FOLLOW = Duration.ofMinutes(5);

    private static final Map<Flaw, Class<? extends LogoutCheck>> TAKES_AWAY =
            Map.of(Flaw.IGNORES_LOGOUT_EXPIRY, LogoutIsCurrent.class);

    private final SentLogouts sent;
    private final Logins logins;
    private final VendorKeys keys;
    private final Flaws flaws;
    private final Clock clock;

    public SingleLogout(SentLogouts sent, Logins logins, VendorKeys keys, Flaws flaws, Clock clock) {
        this.sent = sent;
        this.logins = logins;
        this.keys = keys;
        this.flaws = flaws;
        this.clock = clock;
    }

    /**
     * A message ready to be sent by the browser.
     *
     * @param destination where the browser goes; with the message in it when it is redirected
     * @param field name of the form field
     * @param message the form field when it is posted, else empty
     */
    public record Ready(
            URI destination,
            String field,
            String message,
            @Nullable String relayState) {}

    /** The question to the identity provider that logged a user in; empty when it has no place to ask at. */
    Optional<Ready> ask(Membership membership, User user) {
        Optional<EntityDescriptor> provider = membership.identityProvider(user.identityProvider());
        Optional<Endpoint> endpoint = provider.flatMap(entity -> endpoint(entity, Ns.BINDING_REDIRECT));
        if (endpoint.isEmpty() || user.nameId().isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        NameId nameId = user.nameId().get();
        LogoutRecipe recipe = new LogoutRecipe(
                Ids.next(),
                "2.0",
                Instants.write(now),
                endpoint.get().location(),
                Instants.write(now.plus(TO_FOLLOW)),
                LogoutRecipe.BY_USER,
                membership.entityId(),
                null,
                new NameIdRecipe(nameId.value(), nameId.format(), nameId.nameQualifier(), nameId.spNameQualifier()),
                user.sessionIndex().stream().toList());
        sent.add(new SentLogouts.Sent(
                String.valueOf(recipe.id()), membership.profile().id(), user.identityProvider(), now));
        return Optional.of(ready(
                LogoutWriter.write(recipe),
                URI.create(endpoint.get().location()),
                endpoint.get().binding(),
                RedirectBinding.REQUEST,
                null));
    }

    /**
     * What came of an identity provider's request.
     *
     * @param somebody whether anybody was logged out by it
     */
    record Followed(Ready answer, boolean somebody) {}

    /**
     * Follows an identity provider's request, and answers it.
     *
     * @param inBrowser who is logged in in the browser that carries it
     * @throws LogoutRefused when it is not one to follow
     */
    Followed follow(Membership membership, LogoutMessage message, Optional<User> inBrowser) {
        LogoutRequest claimed = LogoutRequest.read(message.element());
        EntityDescriptor provider = provider(membership, claimed.issuer());
        LogoutRequest request = LogoutRequest.read(believed(message, provider));
        AskedLogout asked = new AskedLogout(membership, provider, request, clock.instant());
        for (LogoutCheck check : checks()) {
            List<Finding> findings = check.examine(asked);
            if (!findings.isEmpty()) {
                throw new LogoutRefused(findings);
            }
        }
        Predicate<User> whose = whose(membership, request, inBrowser);
        List<User> ended = flaws.has(Flaw.KEEPS_SESSION_AFTER_LOGOUT) ? logins.those(whose) : logins.endThose(whose);
        return new Followed(answer(membership, provider, message, request, !ended.isEmpty()), !ended.isEmpty());
    }

    private List<LogoutCheck> checks() {
        List<LogoutCheck> checks = new ArrayList<>(
                List.of(new LogoutIsWhole(), new LogoutIsForUs(), new LogoutIsCurrent(), new LogoutNamesSomebody()));
        TAKES_AWAY.forEach((flaw, check) -> {
            if (flaws.has(flaw)) {
                checks.removeIf(check::isInstance);
            }
        });
        return checks;
    }

    private Element believed(LogoutMessage message, EntityDescriptor provider) {
        return flaws.has(Flaw.ACCEPTS_UNSIGNED_LOGOUT) && !message.isSigned()
                ? message.unverified()
                : message.verified(certificates(provider));
    }

    /** Whose logins end: those that this identity provider began for that NameID, in the sessions it names or in all. */
    private Predicate<User> whose(Membership membership, LogoutRequest request, Optional<User> inBrowser) {
        Predicate<User> itsOwn =
                user -> user.federation().equals(membership.profile().id())
                        && user.identityProvider().equals(request.issuer());
        if (flaws.has(Flaw.IGNORES_WHO_IS_LOGGED_OUT)) {
            return itsOwn.and(user -> inBrowser.filter(one -> one == user).isPresent());
        }
        return itsOwn.and(user -> user.nameId().equals(request.nameId())
                && (request.sessionIndexes().isEmpty()
                        || user.sessionIndex()
                                .filter(request.sessionIndexes()::contains)
                                .isPresent()));
    }

    private Ready answer(
            Membership membership,
            EntityDescriptor provider,
            LogoutMessage message,
            LogoutRequest request,
            boolean known) {
        Endpoint endpoint = endpoint(provider, message.isRedirected() ? Ns.BINDING_REDIRECT : Ns.BINDING_POST)
                .orElseThrow(() -> new LogoutRefused(List.of(Finding.error(
                        "SAML-PROFILES-4.4.3",
                        "finding where " + provider.entityId() + " takes the answer",
                        "no SingleLogoutService for redirect or post",
                        "one in its metadata",
                        "Ask the identity provider's operator."))));
        LogoutResponseRecipe recipe = new LogoutResponseRecipe(
                Ids.next(),
                "2.0",
                Instants.write(clock.instant()),
                endpoint.forAnswers(),
                request.id(),
                membership.entityId(),
                null,
                known ? Ns.STATUS_SUCCESS : Ns.STATUS_REQUESTER,
                known ? null : Ns.STATUS_UNKNOWN_PRINCIPAL,
                known ? null : "TEST: nobody of that name is logged in here");
        return ready(
                LogoutWriter.write(recipe),
                URI.create(endpoint.forAnswers()),
                endpoint.binding(),
                RedirectBinding.RESPONSE,
                message.relayState().orElse(null));
    }

    /**
     * Takes in the answer to a request of this system.
     *
     * @return whether everybody was logged out
     * @throws LogoutRefused when it is none, or not that of the one who was asked
     */
    boolean hear(Membership membership, LogoutMessage message) {
        LogoutResponse claimed = LogoutResponse.read(message.element());
        SentLogouts.Sent asked = sent.take(claimed.inResponseTo(), clock.instant())
                .filter(one -> one.federation().equals(membership.profile().id()))
                .orElseThrow(() -> new LogoutRefused(List.of(Finding.error(
                        "SAML-PROFILES-4.4.4",
                        "finding the LogoutRequest that was answered",
                        "InResponseTo '" + claimed.inResponseTo() + "'",
                        "the ID of a request that is waited for",
                        "Log out here by hand."))));
        EntityDescriptor provider = provider(membership, asked.identityProvider());
        LogoutResponse response = LogoutResponse.read(message.verified(certificates(provider)));
        boolean right = response.issuer().equals(asked.identityProvider())
                && asked.id().equals(response.inResponseTo())
                && membership.logoutUrl().equals(response.destination());
        if (!right) {
            throw new LogoutRefused(List.of(Finding.error(
                    "SAML-PROFILES-4.4.4",
                    "reading a LogoutResponse",
                    "issuer '" + response.issuer() + "', Destination '" + response.destination() + "'",
                    "'" + asked.identityProvider() + "' and '" + membership.logoutUrl() + "'",
                    "Log out at the identity provider by hand.")));
        }
        return response.complete();
    }

    private Ready ready(Document message, URI destination, String binding, String field, @Nullable String relayState) {
        if (binding.equals(Ns.BINDING_REDIRECT)) {
            return new Ready(
                    RedirectBinding.encode(message, destination, relayState, keys.signing(), field),
                    field,
                    "",
                    relayState);
        }
        XmlSigner.sign(message.getDocumentElement(), keys.signing());
        return new Ready(destination, field, PostBinding.encode(message), relayState);
    }

    private static EntityDescriptor provider(Membership membership, String entityId) {
        return membership
                .identityProvider(entityId)
                .orElseThrow(() -> new SamlRefusal(List.of(Finding.error(
                        "SC-091",
                        "finding the keys of '" + entityId + "'",
                        "no such identity provider in the feed of "
                                + membership.profile().name(),
                        "an identity provider of the federation",
                        "Log out here by hand."))));
    }

    private static List<X509Certificate> certificates(EntityDescriptor provider) {
        return provider.idp().map(IdpRole::signingCertificates).orElse(List.of());
    }

    /** Where an identity provider takes logout messages: by this binding, else by the other one. */
    private static Optional<Endpoint> endpoint(EntityDescriptor provider, String binding) {
        String other = binding.equals(Ns.BINDING_REDIRECT) ? Ns.BINDING_POST : Ns.BINDING_REDIRECT;
        return provider.idp().flatMap(role -> role.singleLogout(binding).or(() -> role.singleLogout(other)));
    }
}
