package se.sakeratkomst.certify.vendor;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.vendor.VendorFile.FederationPart;
import se.sakeratkomst.certify.vendor.VendorFile.Feed;
import se.sakeratkomst.certify.vendor.VendorFile.FeedSource;
import se.sakeratkomst.certify.vendor.VendorFile.Identity;
import se.sakeratkomst.certify.vendor.VendorFile.Step;
import se.sakeratkomst.certify.vendor.VendorFile.StepKind;
import se.sakeratkomst.certify.vendor.VendorFile.Steps;
import se.sakeratkomst.certify.vendor.VendorYaml.FederationYaml;
import se.sakeratkomst.certify.vendor.VendorYaml.FeedYaml;
import se.sakeratkomst.certify.vendor.VendorYaml.IdentityYaml;
import se.sakeratkomst.certify.vendor.VendorYaml.NllYaml;
import se.sakeratkomst.certify.vendor.VendorYaml.StepUpYaml;
import se.sakeratkomst.certify.vendor.VendorYaml.StepYaml;
import se.sakeratkomst.certify.vendor.VendorYaml.StepsYaml;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a vendor.yaml strictly: an unknown, missing or ill-formed field is refused by its name and line. */
public final class VendorFileReader {
    /** The version of the file format that this sandbox reads. */
    public static final int VERSION = 1;

    public static final Set<String> FEDERATIONS = Set.of("sambi", "sweden-connect");

    /** Longer than this no scenario waits for a system to fetch by itself, in seconds. */
    private static final int LONGEST_INTERVAL = 300;

    private static final String HOW = "docs/vendor-yaml.md describes every field";

    private final YAMLMapper yaml = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public VendorFile read(Path file) {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Mishap.of(
                            "read the vendor file " + file,
                            Mishap.words(e),
                            "a readable file in UTF-8",
                            "name the file with --vendor; reference-vendor/vendor.yaml is an example")
                    .because(e);
        }
        return read(file, text);
    }

    /** Reads the text of a vendor file, as if it stood in that file. */
    public VendorFile read(Path file, String text) {
        VendorYaml raw;
        try {
            raw = yaml.readValue(text, VendorYaml.class);
        } catch (UnrecognizedPropertyException e) {
            throw unknownField(file, text, e);
        } catch (JacksonException e) {
            throw unreadable(file, e);
        }
        return checked(file, raw);
    }

    private static Mishap unknownField(Path file, String text, UnrecognizedPropertyException e) {
        String name = e.getPropertyName();
        Collection<Object> known = e.getKnownPropertyIds();
        List<String> fields = known == null
                ? List.of()
                : known.stream().map(Object::toString).sorted().toList();
        String nearest = NearestName.of(name, fields)
                .map(candidate -> "did you mean '" + candidate + "'? ")
                .orElse("");
        return Mishap.of(
                        "read " + file,
                        "unknown field '" + path(e) + "' on line " + lineOf(name, text, e.getLocation()),
                        "one of " + String.join(", ", fields),
                        nearest + "Correct or remove the field; " + HOW)
                .because(e);
    }

    private static Mishap unreadable(Path file, JacksonException e) {
        String where = e instanceof DatabindException bound && !path(bound).isEmpty()
                ? "field '" + path(bound) + "' on line "
                : "line ";
        return Mishap.of(
                        "read " + file,
                        where + line(e.getLocation()) + ": "
                                + e.getOriginalMessage().lines().findFirst().orElse(""),
                        "YAML with the fields of vendor.yaml, version " + VERSION,
                        "correct that line; " + HOW)
                .because(e);
    }

    private static String path(DatabindException e) {
        return e.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }

    /** The line of a field: the parser has often read past it when it complains. */
    private static String lineOf(String field, String text, @Nullable TokenStreamLocation location) {
        List<String> lines = text.lines().toList();
        int from = location == null ? lines.size() : Math.min(location.getLineNr(), lines.size());
        for (int number = from; number > 0; number--) {
            if (lines.get(number - 1)
                    .matches("[\\s{,-]*[\"']?" + java.util.regex.Pattern.quote(field) + "[\"']?\\s*:.*")) {
                return String.valueOf(number);
            }
        }
        return line(location);
    }

    private static String line(@Nullable TokenStreamLocation location) {
        return location == null ? "?" : String.valueOf(location.getLineNr());
    }

    private static VendorFile checked(Path file, @Nullable VendorYaml raw) {
        if (raw == null) {
            throw wrong(file, "the file is empty", "the fields of vendor.yaml");
        }
        if (raw.version() == null || raw.version() != VERSION) {
            throw wrong(file, "version is " + raw.version(), "version: " + VERSION);
        }
        String name = text(file, "name", raw.name());
        VendorYaml.OrganisationYaml organisation = need(file, "organisation", raw.organisation());
        String number = text(file, "organisation.number", organisation.number());
        if (!number.matches("\\d{10}")) {
            throw wrong(file, "organisation.number is '" + number + "'", "ten digits without a hyphen, in quotes");
        }
        Map<String, FederationYaml> federations = need(file, "federations", raw.federations());
        if (federations.isEmpty()) {
            throw wrong(file, "federations is empty", "sambi, sweden-connect or both");
        }
        Map<String, FederationPart> parts = new LinkedHashMap<>();
        federations.forEach((id, part) -> parts.put(id, part(file, id, part)));
        Identity identity = identity(file, "identity", raw.identity());
        return new VendorFile(
                file,
                name,
                raw.release(),
                new VendorFile.Organisation(
                        text(file, "organisation.name", organisation.name()),
                        number,
                        text(file, "organisation.hsaId", organisation.hsaId())),
                raw.driver() == null ? "http" : raw.driver(),
                raw.trust() == null
                        ? List.of()
                        : raw.trust().stream().map(Path::of).toList(),
                parts,
                identity == null ? new Identity(null) : identity,
                nll(file, raw.nll()),
                raw.credentials() == null ? null : Path.of(raw.credentials()),
                steps(file, raw.driver(), raw.steps()));
    }

    private static VendorFile.@Nullable Nll nll(Path file, @Nullable NllYaml given) {
        if (given == null) {
            return null;
        }
        String actions = given.actions();
        if (actions == null && given.supports() != null) {
            throw wrong(
                    file,
                    "nll.supports without nll.actions",
                    "the address below which the actions are, in nll.actions");
        }
        return new VendorFile.Nll(
                address(file, "nll.prescriptions", text(file, "nll.prescriptions", given.prescriptions())),
                actions == null ? null : address(file, "nll.actions", actions).replaceAll("/+$", ""),
                actions == null ? Set.of() : supports(file, given.supports()),
                given.privateLogin() == null ? null : address(file, "nll.privateLogin", given.privateLogin()));
    }

    private static Set<Action> supports(Path file, @Nullable List<String> given) {
        if (given == null) {
            return EnumSet.allOf(Action.class);
        }
        if (given.isEmpty()) {
            throw wrong(file, "nll.supports is empty", "the actions that the system has, or no nll.supports for all");
        }
        Set<Action> supports = EnumSet.noneOf(Action.class);
        for (String id : given) {
            supports.add(Action.byId(id).orElseThrow(() -> {
                String nearest = NearestName.of(id, Action.ids())
                        .map(candidate -> "; did you mean '" + candidate + "'?")
                        .orElse("");
                return wrong(
                        file,
                        "nll.supports has '" + id + "'" + nearest,
                        "actions of docs/test-driver.yaml: " + String.join(", ", Action.ids()));
            }));
        }
        return supports;
    }

    private static Steps steps(Path file, @Nullable String driver, @Nullable StepsYaml given) {
        if (given == null) {
            return Steps.none();
        }
        if (!"browser".equals(driver)) {
            throw wrong(file, "steps without driver: browser", "steps together with driver: browser, or no steps");
        }
        return new Steps(steps(file, "steps.login", given.login()), steps(file, "steps.logout", given.logout()));
    }

    private static List<Step> steps(Path file, String field, @Nullable List<StepYaml> given) {
        List<Step> steps = new ArrayList<>();
        for (StepYaml step : given == null ? List.<StepYaml>of() : given) {
            steps.add(step(file, field + "[" + steps.size() + "]", step));
        }
        return steps;
    }

    private static Step step(Path file, String field, @Nullable StepYaml given) {
        StepYaml step = need(file, field, given);
        List<Step> meant = new ArrayList<>();
        String with = step.with() == null ? "" : step.with();
        if (step.open() != null) {
            meant.add(new Step(StepKind.OPEN, address(file, field + ".open", step.open()), ""));
        }
        if (step.click() != null) {
            meant.add(new Step(StepKind.CLICK, text(file, field + ".click", step.click()), ""));
        }
        if (step.fill() != null) {
            meant.add(new Step(StepKind.FILL, text(file, field + ".fill", step.fill()), with));
        }
        if (step.waitFor() != null) {
            meant.add(new Step(StepKind.WAIT_FOR, text(file, field + ".waitFor", step.waitFor()), ""));
        }
        if (meant.size() != 1 || (step.with() != null) != (step.fill() != null)) {
            throw wrong(file, field + " is not one step", "one of open, click, waitFor, or fill together with with");
        }
        return meant.get(0);
    }

    private static FederationPart part(Path file, String id, @Nullable FederationYaml part) {
        String field = "federations." + id;
        if (!FEDERATIONS.contains(id)) {
            String nearest = NearestName.of(id, FEDERATIONS)
                    .map(candidate -> "; did you mean '" + candidate + "'?")
                    .orElse("");
            throw wrong(file, "unknown federation '" + field + "'" + nearest, "sambi or sweden-connect");
        }
        FederationYaml given = need(file, field, part);
        return new FederationPart(
                text(file, field + ".metadata", given.metadata()),
                given.entityId(),
                address(file, field + ".login", text(file, field + ".login", given.login())),
                address(file, field + ".protectedPage", text(file, field + ".protectedPage", given.protectedPage())),
                given.logout() == null ? null : address(file, field + ".logout", given.logout()),
                singleLogout(file, field, given),
                stepUp(file, field + ".stepUp", given.stepUp()),
                given.discovery() == null ? null : address(file, field + ".discovery", given.discovery()),
                feed(file, field + ".feed", given.feed()),
                identity(file, field + ".identity", given.identity()));
    }

    private static boolean singleLogout(Path file, String field, FederationYaml given) {
        boolean claimed = Boolean.TRUE.equals(given.singleLogout());
        if (claimed && given.logout() == null) {
            throw wrong(
                    file,
                    field + ".singleLogout is true without " + field + ".logout",
                    "the address where a logout goes, in " + field + ".logout");
        }
        return claimed;
    }

    private static VendorFile.@Nullable StepUp stepUp(Path file, String field, @Nullable StepUpYaml given) {
        return given == null
                ? null
                : new VendorFile.StepUp(
                        address(file, field + ".login2", text(file, field + ".login2", given.login2())),
                        address(file, field + ".page3", text(file, field + ".page3", given.page3())));
    }

    private static @Nullable Feed feed(Path file, String field, @Nullable FeedYaml given) {
        if (given == null) {
            return null;
        }
        String refresh = given.refresh();
        Integer interval = given.interval();
        if (refresh == null && interval == null) {
            throw wrong(file, field + " has neither refresh nor interval", "one of them, or no " + field + " at all");
        }
        if (interval != null && (interval < 1 || interval > LONGEST_INTERVAL)) {
            throw wrong(
                    file,
                    field + ".interval is " + interval,
                    "seconds, from 1 to " + LONGEST_INTERVAL + "; a system that fetches more seldom needs " + field
                            + ".refresh");
        }
        return new Feed(
                refresh == null ? null : address(file, field + ".refresh", refresh),
                interval == null ? null : Duration.ofSeconds(interval),
                source(file, field + ".source", given.source()));
    }

    private static FeedSource source(Path file, String field, @Nullable String given) {
        if (given == null || given.equals("aggregate")) {
            return FeedSource.AGGREGATE;
        }
        if (given.equals("mdq")) {
            return FeedSource.MDQ;
        }
        String nearest = NearestName.of(given, List.of("aggregate", "mdq"))
                .map(candidate -> "; did you mean '" + candidate + "'?")
                .orElse("");
        throw wrong(file, field + " is '" + given + "'" + nearest, "aggregate or mdq");
    }

    private static @Nullable Identity identity(Path file, String field, @Nullable IdentityYaml given) {
        if (given == null) {
            return null;
        }
        String selector = given.selector();
        if (selector != null) {
            try {
                QueryParser.parse(selector);
            } catch (Selector.SelectorParseException e) {
                throw wrong(file, field + ".selector is '" + selector + "': " + e.getMessage(), "a CSS selector");
            }
        }
        return new Identity(selector);
    }

    private static String address(Path file, String field, String value) {
        String sample = value.replaceAll("\\{(lab|idp|personnummer|federation)}", "x");
        try {
            URI uri = new URI(sample);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return value;
            }
        } catch (URISyntaxException e) {
            throw wrong(file, field + " is '" + value + "': " + e.getReason(), "an http or https address");
        }
        throw wrong(file, field + " is '" + value + "'", "an http or https address with a host");
    }

    private static String text(Path file, String field, @Nullable String value) {
        String given = need(file, field, value);
        if (given.isBlank()) {
            throw wrong(file, field + " is empty", "a value");
        }
        return given;
    }

    private static <T> T need(Path file, String field, @Nullable T value) {
        if (value == null) {
            throw wrong(file, "the field '" + field + "' is missing", "a value for '" + field + "'");
        }
        return value;
    }

    private static Mishap wrong(Path file, String observed, String expected) {
        return Mishap.of("read " + file, observed, expected, "correct the file; " + HOW);
    }
}
