package se.sakeratkomst.certify.vendor;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.certify.Mishap;

/**
 * A vendor system as its {@code vendor.yaml} describes it. What is left out of it is what the system does not claim:
 * scenarios that need it are not applicable. The page docs/vendor-yaml.md explains every field.
 *
 * @param file where it was read from; relative paths in it start in that file's folder
 * @param steps what a person does beside opening addresses
 */
public record VendorFile(
        Path file,
        String name,
        @Nullable String release,
        Organisation organisation,
        String driver,
        List<Path> trust,
        Map<String, FederationPart> federations,
        Identity identity,
        @Nullable Nll nll,
        @Nullable Path credentials,
        Steps steps) {

    public VendorFile {
        trust = List.copyOf(trust);
        federations = Map.copyOf(new LinkedHashMap<>(federations));
    }

    /**
     * Who runs the system.
     *
     * @param number organisation number, ten digits
     * @param hsaId HSA-id for the client certificate
     */
    public record Organisation(String name, String number, String hsaId) {}

    /**
     * The system in one federation.
     *
     * @param metadata where its SAML metadata is: an address, or a file
     * @param entityId which of the entities in the metadata it is; needed only where there are several
     * @param login where a login through this federation begins
     * @param protectedPage a page that shows who is logged in, and nobody without a session
     * @param logout where a logout goes, if the system claims to have one
     * @param discovery where a login begins that goes by the federation's discovery service, if the system claims to have one
     * @param singleLogout whether the system claims that a logout ends the sessions of the identity provider's other service providers
     *     too, and that one begun elsewhere ends its own
     * @param stepUp how the system changes the level of assurance, if it claims to
     * @param feed how the system reads the federation's metadata, if it claims that this can be watched
     * @param identity what on that page says who is logged in, where it differs from the file's own
     */
    public record FederationPart(
            String metadata,
            @Nullable String entityId,
            String login,
            String protectedPage,
            @Nullable String logout,
            boolean singleLogout,
            @Nullable StepUp stepUp,
            @Nullable String discovery,
            @Nullable Feed feed,
            @Nullable Identity identity) {

        /** Within which the system fetches the metadata by itself; zero where it is told to instead. */
        public Duration feedInterval() {
            return feed == null || feed.refresh() != null || feed.interval() == null ? Duration.ZERO : feed.interval();
        }
    }

    /**
     * How the system changes the level of assurance.
     *
     * @param login2 where a login begins that asks for level 2 or higher
     * @param page3 a page that shows who is logged in, to somebody at level 3 only, and sends others to be identified anew
     */
    public record StepUp(String login2, String page3) {}

    /**
     * How the system reads the federation's metadata. One of the first two is there.
     *
     * @param refresh an address that makes the system fetch the metadata now, by POST
     * @param interval within which the system fetches it by itself
     */
    public record Feed(@Nullable String refresh, @Nullable Duration interval, FeedSource source) {}

    /** What the system fetches. */
    public enum FeedSource {
        /** The whole federation in one document. */
        AGGREGATE,
        /** One entity at a time, by the Metadata Query Protocol. */
        MDQ
    }

    /**
     * How the protected page says who is logged in.
     *
     * @param selector CSS selector of the element; the whole page where it is left out
     */
    public record Identity(@Nullable String selector) {}

    /**
     * The system's calls to the national medication list.
     *
     * @param prescriptions page that lists a patient's prescriptions; {@code {personnummer}} is the patient
     * @param actions address below which the system can be told to act, if it claims that
     * @param supports what it can be told to do there; nothing without that address
     * @param privateLogin where private persons log in, if the system claims that they read their own list
     */
    public record Nll(
            String prescriptions,
            @Nullable String actions,
            Set<Action> supports,
            @Nullable String privateLogin) {
        public Nll {
            supports = Set.copyOf(supports);
        }

        /** Where the system is told to do this. */
        public Optional<String> address(Action action) {
            return actions == null || !supports.contains(action)
                    ? Optional.empty()
                    : Optional.of(actions + "/" + action.path());
        }
    }

    /**
     * What a person does at the system that no address alone brings about; for {@code driver: browser}.
     *
     * @param login after a login's address was opened, until the identity provider is reached
     * @param logout after the logout's address was opened
     */
    public record Steps(List<Step> login, List<Step> logout) {
        public Steps {
            login = List.copyOf(login);
            logout = List.copyOf(logout);
        }

        public static Steps none() {
            return new Steps(List.of(), List.of());
        }
    }

    /**
     * One thing that a person does.
     *
     * @param target an address to open, otherwise a CSS selector
     * @param with what is filled in; empty otherwise
     */
    public record Step(StepKind kind, String target, String with) {
        /** The step as the file has it. */
        public String words() {
            return kind.word() + ": " + target;
        }

        /** The step with {@code {federation}} filled in. */
        public Step in(String federation) {
            return new Step(kind, target.replace("{federation}", federation), with.replace("{federation}", federation));
        }
    }

    /** The kinds of steps. */
    public enum StepKind {
        OPEN("open"),
        CLICK("click"),
        FILL("fill"),
        WAIT_FOR("waitFor");

        private final String word;

        StepKind(String word) {
            this.word = word;
        }

        /** The field in vendor.yaml. */
        public String word() {
            return word;
        }
    }

    public boolean claims(String federation) {
        return federations.containsKey(federation);
    }

    public boolean claimsNll() {
        return nll != null;
    }

    public FederationPart in(String federation) {
        FederationPart part = federations.get(federation);
        if (part == null) {
            throw Mishap.of(
                    "use the vendor system in the federation " + federation,
                    file + " has no federations." + federation,
                    "a part for every federation that is used",
                    "add federations." + federation + " to the file; docs/vendor-yaml.md shows how");
        }
        return part;
    }

    public Identity identityIn(String federation) {
        Identity own = in(federation).identity();
        return own == null ? identity : own;
    }

    /** An address in which the places {@code {lab}} and {@code {idp}} are filled in. */
    public URI address(String template, String lab, String idpEntityId) {
        String filled = template.replace("{lab}", encoded(lab)).replace("{idp}", encoded(idpEntityId));
        return URI.create(filled);
    }

    private static String encoded(String value) {
        return java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8);
    }

    public Path folder() {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? Path.of("").toAbsolutePath() : parent;
    }

    public Path resolve(String relative) {
        return folder().resolve(relative).normalize();
    }

    /** Where the credentials are put, if the file says so. */
    public Optional<Path> credentialsFolder() {
        return Optional.ofNullable(credentials)
                .map(path -> folder().resolve(path).normalize());
    }

    /** The name as a part of a file name: ASCII letters, digits and hyphens. */
    public String slug() {
        String ascii = java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("(^-|-$)", "");
        return ascii.isEmpty() ? "vendor" : ascii;
    }
}
