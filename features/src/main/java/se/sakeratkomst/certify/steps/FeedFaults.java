package se.sakeratkomst.certify.steps;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.driver.Page;
import se.sakeratkomst.certify.evidence.ControlApi;
import se.sakeratkomst.certify.evidence.JournalEntry;
import se.sakeratkomst.certify.evidence.Journals;
import se.sakeratkomst.certify.evidence.Json;
import se.sakeratkomst.certify.evidence.SandboxClient;
import se.sakeratkomst.certify.evidence.Service;
import se.sakeratkomst.certify.vendor.VendorFile.Feed;
import se.sakeratkomst.certify.vendor.VendorFile.FeedSource;
import se.sakeratkomst.certify.verdict.CaseFile;

/**
 * The metadata of the federations, made wrong on purpose and made right again, and whether the system has fetched it. The
 * journal of the metadata service says who fetched what; the system's own word does not count.
 */
final class FeedFaults {
    private static final String FETCHED = "feed.fetched";
    private static final Duration POLL = Duration.ofMillis(40);
    private static final Duration PROBE = Duration.ofMillis(500);
    private static final Duration AFTER_REFRESH = Duration.ofSeconds(2);
    private static final Duration BEYOND_INTERVAL = Duration.ofSeconds(5);
    private static final Duration MOST_OF_A_REFRESH = Duration.ofSeconds(30);
    private static final Set<Integer> NOT_OFFERED = Set.of(401, 403, 404, 405);
    private static final Pattern VALID_UNTIL = Pattern.compile("validUntil=[\"']([^\"']+)[\"']");

    private final Suite suite;
    private final Witness witness;
    private final Journals journals;
    private @Nullable Armed armed;
    private Journals.Mark since;

    private record Armed(String federation, String fault) {}

    FeedFaults(Suite suite, Witness witness) {
        this.suite = suite;
        this.witness = witness;
        this.journals = suite.sandbox().journals();
        this.since = new Journals.Mark(Map.of());
    }

    /** From now on the federation's metadata has this fault, for every reader of the lab. */
    void arm(CaseFile file, String federation, String fault, Map<String, String> details) {
        armed = new Armed(federation, fault);
        Map<String, String> body = new LinkedHashMap<>();
        body.put("fault", fault);
        body.putAll(details);
        String does = Json.text(control(suite.sandbox()).put(path(suite.sandbox(), federation), body), "does");
        since = mark();
        file.remark("The metadata meanwhile: " + (does.isBlank() ? fault : does));
    }

    private Journals.Mark mark() {
        return journals.mark(List.of(Service.METADATA));
    }

    /** Makes the system fetch the metadata, and comes back when the journal has it; without that nothing can be judged. */
    JournalEntry fetch(CaseFile file, String federation) {
        join(tell(federation), federation);
        return required(file, federation);
    }

    /** Makes the system fetch the metadata, and comes back when the journal has it or vendor.yaml's time is over. */
    Optional<JournalEntry> fetchIfItDoes(CaseFile file, String federation) {
        join(tell(federation), federation);
        return seen(file, federation);
    }

    /** Makes the system fetch the metadata, and comes back when it has asked for it and still waits for the answer. */
    Fetching beginFetch(CaseFile file, String federation) {
        CompletableFuture<Page> told = tell(federation);
        required(file, federation);
        return () -> join(told, federation);
    }

    /** A fetch that is under way. */
    interface Fetching {
        /** Waits until it is over. */
        void finish();
    }

    private CompletableFuture<Page> tell(String federation) {
        String refresh = feed(federation).refresh();
        if (refresh == null) {
            return CompletableFuture.completedFuture(null);
        }
        URI address = witness.address(federation, refresh);
        return CompletableFuture.supplyAsync(() -> suite.driver().tell(address));
    }

    private void join(CompletableFuture<Page> told, String federation) {
        Page page;
        try {
            page = told.get(MOST_OF_A_REFRESH.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | CompletionException e) {
            if (e.getCause() instanceof Mishap mishap) {
                throw mishap;
            }
            throw new IllegalStateException("tell the system to fetch the metadata", e);
        } catch (TimeoutException e) {
            return; // whether it has fetched is read in the journal
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (page != null && NOT_OFFERED.contains(page.status())) {
            throw Mishap.of(
                    "make the system fetch the federation's metadata: POST " + page.uri(),
                    "status " + page.status(),
                    "an address that fetches the metadata when it is posted to",
                    "correct federations." + federation + ".feed.refresh in vendor.yaml");
        }
    }

    private JournalEntry required(CaseFile file, String federation) {
        return seen(file, federation).orElseThrow(() -> {
            Armed now = armed;
            file.obstacle("no fetch of the federation's metadata by the system was seen within "
                    + patience(federation).toSeconds() + " s"
                    + (now == null ? "" : " while it had the fault " + now.fault())
                    + "; feed.refresh or feed.interval in vendor.yaml says how the system is made to fetch it");
            return new CaseClosed("no fetch was seen");
        });
    }

    private Duration patience(String federation) {
        Duration interval = feed(federation).interval();
        return interval == null ? AFTER_REFRESH : interval.plus(BEYOND_INTERVAL);
    }

    /** The system's fetch, waited for no longer than vendor.yaml says that it takes. */
    private Optional<JournalEntry> seen(CaseFile file, String federation) {
        boolean entityByEntity = feed(federation).source() == FeedSource.MDQ;
        long end = System.nanoTime() + patience(federation).toNanos();
        long nextProbe = System.nanoTime();
        while (true) {
            Optional<JournalEntry> fetch = fetched(federation, armed);
            if (fetch.isPresent()) {
                file.evidence(Witness.evidence(fetch.get()));
                return fetch;
            }
            if (System.nanoTime() > end) {
                return Optional.empty();
            }
            if (entityByEntity && System.nanoTime() >= nextProbe) {
                suite.driver().visit().open(witness.login(federation)); // such a system asks when somebody logs in
                nextProbe = System.nanoTime() + PROBE.toNanos();
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private Optional<JournalEntry> fetched(String federation, @Nullable Armed now) {
        String fault = now == null ? "" : now.fault();
        return journals.since(since, List.of(Service.METADATA)).stream()
                .filter(entry -> isFetchOfTheSystem(
                        entry, federation, suite.party(federation).idpEntityId(), fault))
                .findFirst();
    }

    /** Whether a journal entry is a fetch by the system under test, of something that its logins rest on. */
    static boolean isFetchOfTheSystem(JournalEntry entry, String federation, String idp, String fault) {
        return entry.kind().equals(FETCHED)
                && entry.fact("federation").orElse("").equals(federation)
                && entry.fact("environment")
                        .orElse("trial")
                        .toLowerCase(Locale.ROOT)
                        .equals("trial")
                && !entry.fact("userAgent")
                        .orElse("")
                        .toLowerCase(Locale.ROOT)
                        .startsWith(SandboxClient.OWN_READER.toLowerCase(Locale.ROOT))
                && (!entry.fact("resource").orElse("").equals("entity")
                        || names(entry.fact("entityId").orElse(idp), idp))
                && (fault.isEmpty() || entry.fact("fault").orElse(fault).equals(fault));
    }

    /** Whether a query asks for the entity: by its id, or by the SHA-1 of that. */
    private static boolean names(String identifier, String entityId) {
        try {
            String sha1 = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(entityId.getBytes(StandardCharsets.UTF_8)));
            return identifier.equals(entityId)
                    || identifier.toLowerCase(Locale.ROOT).endsWith(sha1);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    /** When the metadata that is published now ends. */
    Instant validUntil(String federation) {
        String path = feed(federation).source() == FeedSource.MDQ
                ? "/" + federation + "/entities/"
                        + ControlApi.encoded(suite.party(federation).idpEntityId())
                : "/" + federation + "/metadata.xml";
        String text = new String(witness.fetch(Service.METADATA, path), StandardCharsets.UTF_8);
        Matcher matcher = VALID_UNTIL.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("the metadata at " + path + " has no validUntil");
        }
        try {
            return Instant.parse(matcher.group(1));
        } catch (DateTimeParseException e) {
            throw new IllegalStateException("the metadata at " + path + " has a validUntil that is no time", e);
        }
    }

    /** The metadata is as it should be again, and the system has had time to fetch it; the control login shows whether it did. */
    void healAndFetch(CaseFile file) {
        Armed was = armed;
        if (was == null) {
            throw new IllegalStateException("the scenario has armed no fault before this step");
        }
        heal(was.federation());
        if (fetchIfItDoes(file, was.federation()).isEmpty()) {
            file.remark("The system was not seen to fetch the metadata when it was right again.");
        }
    }

    /** For a scenario that ended before it could heal: the metadata is made right, and the system is told. */
    void healWhatIsLeft(CaseFile file) {
        Armed was = armed;
        if (was == null) {
            return;
        }
        try {
            heal(was.federation());
            join(tell(was.federation()), was.federation());
        } catch (Mishap e) {
            file.obstacle("the metadata could not be made right again: " + Mishap.words(e));
        }
    }

    private void heal(String federation) {
        control(suite.sandbox()).delete(path(suite.sandbox(), federation));
        since = mark();
        armed = null;
    }

    private Feed feed(String federation) {
        Feed feed = suite.vendor().in(federation).feed();
        if (feed == null) {
            throw new IllegalStateException("the case is not applicable without a feed");
        }
        return feed;
    }

    /** Takes away every fault of the federation's metadata, whoever left it. */
    static void disarm(SandboxClient sandbox, String federation) {
        control(sandbox).delete(path(sandbox, federation));
    }

    private static ControlApi control(SandboxClient sandbox) {
        return sandbox.control(Service.METADATA);
    }

    private static String path(SandboxClient sandbox, String federation) {
        return "/admin/labs/" + sandbox.lab() + "/" + federation + "/fault";
    }
}
