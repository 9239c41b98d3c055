package se.sakeratkomst.vendor.federation;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.metadata.FeedClient;
import se.sakeratkomst.vendor.VendorSettings;

/** The federations that the system is a member of. */
public final class Memberships {

    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(1);

    private final Map<String, Membership> byId = new LinkedHashMap<>();

    public Memberships(VendorSettings settings, Clock clock) {
        for (FederationProfile profile : Federations.all()) {
            VendorSettings.Federation federation = settings.federations().get(profile.id());
            if (federation != null) {
                OperatorCertificate operator =
                        new OperatorCertificate(profile.id(), federation, settings.credentials());
                byId.put(
                        profile.id(),
                        new Membership(
                                profile,
                                federation,
                                settings.publicUrl() + "/saml/" + profile.id() + "/acs",
                                new FeedClient(
                                        new HttpFetcher(federation.feed()),
                                        operator,
                                        clock,
                                        federation.feedMaxAge(),
                                        BETWEEN_FETCHES)));
            }
        }
    }

    /** The membership in the federation of that id. */
    public Optional<Membership> in(String federation) {
        return Optional.ofNullable(byId.get(federation));
    }

    /** All memberships. */
    public List<Membership> all() {
        return List.copyOf(byId.values());
    }
}
