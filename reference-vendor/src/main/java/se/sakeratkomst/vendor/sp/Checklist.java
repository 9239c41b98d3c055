package se.sakeratkomst.vendor.sp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.vendor.flaw.Flaw;
import se.sakeratkomst.vendor.flaw.Flaws;

/** What is checked of every answer, in this order. The first check that fails decides; the one with a memory comes last. */
final class Checklist {

    /** The check that each switch takes away. */
    private static final Map<Flaw, Class<? extends ServiceProviderCheck>> TAKES_AWAY = Map.ofEntries(
            Map.entry(Flaw.ACCEPTS_ERROR_STATUS, StatusIsSuccess.class),
            Map.entry(Flaw.IGNORES_DESTINATION, DestinationIsUs.class),
            Map.entry(Flaw.IGNORES_ISSUER, IssuersAreTheIdentityProvider.class),
            Map.entry(Flaw.IGNORES_ISSUE_INSTANT, IssuedJustNow.class),
            Map.entry(Flaw.ACCEPTS_UNSOLICITED, SolicitedByUs.class),
            Map.entry(Flaw.IGNORES_IN_RESPONSE_TO, AnswersARequestOfOurs.class),
            Map.entry(Flaw.IGNORES_BROWSER, BrowserIsTheOneThatAsked.class),
            Map.entry(Flaw.IGNORES_CONFIRMATION_METHOD, ConfirmedAsBearer.class),
            Map.entry(Flaw.IGNORES_RECIPIENT, RecipientIsUs.class),
            Map.entry(Flaw.IGNORES_CONFIRMATION_EXPIRY, ConfirmationIsCurrent.class),
            Map.entry(Flaw.IGNORES_EXPIRY, ConditionsAreCurrent.class),
            Map.entry(Flaw.IGNORES_AUDIENCE, AudienceIsUs.class),
            Map.entry(Flaw.IGNORES_AUTHN_INSTANT, IdentifiedRecently.class),
            Map.entry(Flaw.ACCEPTS_LOA2, LoaIsOneWeAskedFor.class),
            Map.entry(Flaw.ACCEPTS_MISSING_ATTRIBUTES, RequiredAttributesAreThere.class),
            Map.entry(Flaw.ACCEPTS_AMBIGUOUS_ATTRIBUTES, AttributesAreUnambiguous.class),
            Map.entry(Flaw.ACCEPTS_REPLAY, NeverUsedBefore.class));

    private Checklist() {}

    /** The checks for a federation. */
    static List<ServiceProviderCheck> of(FederationProfile profile, Flaws flaws, UsedMessages used) {
        List<ServiceProviderCheck> checks = new ArrayList<>(List.of(
                new StatusIsSuccess(),
                new VersionIsTwo(),
                new HasIds(),
                new DestinationIsUs(),
                new IssuersAreTheIdentityProvider(),
                new IssuedJustNow()));
        boolean refusesMore =
                profile.id().equals(Federations.SAMBI.id()) && flaws.has(Flaw.REFUSES_UNSOLICITED_IN_SAMBI);
        if (!profile.unsolicitedAccepted() || refusesMore) {
            checks.add(new SolicitedByUs());
        }
        checks.addAll(List.of(
                new AnswersARequestOfOurs(),
                new BrowserIsTheOneThatAsked(),
                new SubjectIsNamed(),
                new NothingIsHidden(),
                new ConfirmedAsBearer(),
                new RecipientIsUs(),
                new ConfirmationIsCurrent(),
                new ConditionsAreCurrent(),
                new AudienceIsUs(),
                new ConditionsAreUnderstood(),
                new IdentifiedOnce(),
                new IdentifiedRecently(),
                new SessionHasNotEnded(),
                new LoaIsOneWeAskedFor(),
                new LoaIsTheIdentityProvidersToGive(),
                new AttributesAreUnambiguous(),
                new RequiredAttributesAreThere(),
                new IdentifiersAreWellFormed()));
        if (flaws.has(Flaw.REQUIRES_FRIENDLY_NAME)) {
            checks.add(new AttributesHaveFriendlyNames());
        }
        checks.add(new NeverUsedBefore(used));
        TAKES_AWAY.forEach((flaw, check) -> {
            if (flaws.has(flaw)) {
                checks.removeIf(check::isInstance);
            }
        });
        return List.copyOf(checks);
    }
}
