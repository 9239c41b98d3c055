package se.sakeratkomst.vendor.federation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.metadata.FeedClient;
import se.sakeratkomst.vendor.VendorSettings;
import se.sakeratkomst.vendor.feed.Feeds;

/** The federations that the system is a member of. Refreshes their feeds by a timer, so that nobody who logs in waits for that. */
public final class Memberships implements AutoCloseable {

    private final Map<String, Membership> byId = new LinkedHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "feed-timer");
        thread.setDaemon(true);
        return thread;
    });

    public Memberships(VendorSettings settings, Feeds feeds) {
        for (FederationProfile profile : Federations.all()) {
            VendorSettings.Federation federation = settings.federations().get(profile.id());
            if (federation != null) {
                FeedClient feed = feeds.of(profile.id(), federation);
                byId.put(
                        profile.id(),
                        new Membership(
                                profile,
                                federation,
                                settings.publicUrl() + "/saml/" + profile.id() + "/acs",
                                settings.publicUrl() + "/saml/" + profile.id() + "/slo",
                                settings.publicUrl() + "/federation/" + profile.id() + "/discovered",
                                feed));
                long period = federation.feedInterval().toMillis();
                timer.scheduleWithFixedDelay(new Refreshing(profile.id(), feed), period, period, TimeUnit.MILLISECONDS);
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

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
