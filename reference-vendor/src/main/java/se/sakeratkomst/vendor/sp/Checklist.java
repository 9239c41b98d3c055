package se.sakeratkomst.vendor.sp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.response.ReceivedAssertion.Conditions;
import se.sakeratkomst.saml.response.ReceivedAssertion.Confirmation;
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
            Map.entry(Flaw.ACCEPTS_REPLAY, NeverUsedBefore.class),
            Map.entry(Flaw.ACCEPTS_OTHER_VERSIONS, VersionIsTwo.class),
            Map.entry(Flaw.ACCEPTS_MISSING_IDS, HasIds.class),
            Map.entry(Flaw.ACCEPTS_NAMELESS_SUBJECT, SubjectIsNamed.class),
            Map.entry(Flaw.IGNORES_SESSION_END, SessionHasNotEnded.class),
            Map.entry(Flaw.IGNORES_UNKNOWN_CONDITIONS, ConditionsAreUnderstood.class),
            Map.entry(Flaw.IGNORES_HIDDEN_PARTS, NothingIsHidden.class),
            Map.entry(Flaw.ACCEPTS_MALFORMED_IDENTIFIERS, IdentifiersAreWellFormed.class));

    /** Switches that take several checks away, of such answers only as the switch is about. */
    private static final List<Family> FAMILIES = List.of(
            new Family(
                    Flaw.IGNORES_LEVEL,
                    answer -> true,
                    Set.of(LoaIsOneWeAskedFor.class, LoaIsTheIdentityProvidersToGive.class)),
            new Family(
                    Flaw.TAKES_ANY_HIGHER_LEVEL,
                    answer -> answer.assertion()
                            .loa()
                            .filter(loa -> HigherLevel.isAbove(answer.acceptedLoas(), loa))
                            .isPresent(),
                    Set.of(LoaIsOneWeAskedFor.class, LoaIsTheIdentityProvidersToGive.class)),
            new Family(
                    Flaw.ACCEPTS_UNCONFIRMED_SUBJECT,
                    answer -> answer.assertion().confirmations().stream().noneMatch(Confirmation::data),
                    Set.of(
                            SubjectIsNamed.class,
                            ConfirmedAsBearer.class,
                            RecipientIsUs.class,
                            ConfirmationIsCurrent.class,
                            AnswersARequestOfOurs.class)),
            new Family(
                    Flaw.ACCEPTS_ASSERTION_WITHOUT_CONDITIONS,
                    answer -> answer.assertion()
                                    .conditions()
                                    .map(Conditions::audienceRestrictions)
                                    .map(List::isEmpty)
                                    .orElse(true)
                            && answer.assertion()
                                    .conditions()
                                    .flatMap(Conditions::notOnOrAfter)
                                    .isEmpty(),
                    Set.of(ConditionsAreCurrent.class, AudienceIsUs.class)),
            new Family(
                    Flaw.ACCEPTS_ONE_AUDIENCE_OF_SEVERAL,
                    answer ->
                            answer
                                    .assertion()
                                    .conditions()
                                    .map(Conditions::audienceRestrictions)
                                    .orElse(List.of())
                                    .stream()
                                    .anyMatch(audiences -> audiences.contains(
                                            answer.membership().entityId())),
                    Set.of(AudienceIsUs.class)),
            new Family(
                    Flaw.ACCEPTS_MISSING_AUTHN_STATEMENT,
                    answer -> answer.assertion().loa().isEmpty(),
                    Set.of(
                            IdentifiedOnce.class,
                            IdentifiedRecently.class,
                            LoaIsOneWeAskedFor.class,
                            LoaIsTheIdentityProvidersToGive.class)),
            new Family(
                    Flaw.IGNORES_HIDDEN_PARTS,
                    answer -> !new NothingIsHidden().examine(answer).isEmpty(),
                    Set.of(SubjectIsNamed.class)));

    private record Family(Flaw flaw, Predicate<Answer> about, Set<Class<? extends ServiceProviderCheck>> checks) {}

    private Checklist() {}

    /** The checks for an answer. */
    static List<ServiceProviderCheck> of(Answer answer, Flaws flaws, UsedMessages used) {
        FederationProfile profile = answer.profile();
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
        if (flaws.has(Flaw.SPLITS_SCOPE_AT_FIRST_AT)) {
            checks.add(new ScopesSplitAtFirstAt());
        }
        checks.add(new NeverUsedBefore(
                used,
                flaws.has(Flaw.ACCEPTS_USED_ASSERTION)
                        ? one -> one.received().id()
                        : one -> one.assertion().id()));
        TAKES_AWAY.forEach((flaw, check) -> {
            if (flaws.has(flaw)) {
                checks.removeIf(check::isInstance);
            }
        });
        for (Family family : FAMILIES) {
            if (flaws.has(family.flaw()) && family.about().test(answer)) {
                checks.removeIf(check -> family.checks().contains(check.getClass()));
            }
        }
        return List.copyOf(checks);
    }
}
