package se.sakeratkomst.metadata.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.w3c.dom.Element;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.metadata.entity.Environment;
import se.sakeratkomst.metadata.entity.Sender;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.Place;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.xml.SecureXml;
import tools.jackson.databind.json.JsonMapper;

/**
 * Examines a file without handing it in: {@code FILE --federation sambi|sweden-connect [--environment trial|prod] [--json]}. Exits with 0 when
 * the result is green or yellow, 1 when it is red, 3 when nothing could be examined. Needs no running service.
 *
 * @see "SAMBI-048: a vendor looks at its metadata with the validator before it hands it in"
 */
public final class CheckCommand {

    static final int PUBLISHABLE = 0;
    static final int REFUSED = 1;
    static final int UNUSABLE = 3;

    private static final String USAGE = "FILE --federation sambi|sweden-connect [--environment trial|prod] [--json]";

    /** What is wrong with the call itself. */
    private static final class Misuse extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String remedy;

        Misuse(String observed, String remedy) {
            super(observed);
            this.remedy = remedy;
        }
    }

    private record Call(Path file, FederationProfile federation, Environment environment, boolean json) {}

    /** As it is written with {@code --json}. */
    record Report(
            String file,
            String federation,
            String environment,
            String entityId,
            Result result,
            List<Finding> findings) {}

    private CheckCommand() {}

    /** Runs and ends the process with the exit code. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), out, err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        try {
            Call call = read(arguments);
            Report report = examine(call, bytes(call.file()));
            out.print(call.json() ? json(report) : text(report));
            return report.result() == Result.RED ? REFUSED : PUBLISHABLE;
        } catch (Misuse misuse) {
            err.println("metadata check: nothing was examined");
            err.println("  attempted: metadata check " + String.join(" ", arguments));
            err.println("  observed:  " + misuse.getMessage());
            err.println("  expected:  " + USAGE);
            err.println("  remedy:    " + misuse.remedy);
            return UNUSABLE;
        }
    }

    private static Call read(List<String> arguments) {
        Optional<Path> file = Optional.empty();
        Optional<FederationProfile> federation = Optional.empty();
        Environment environment = Environment.TRIAL;
        boolean json = false;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            String following = i + 1 < arguments.size() ? arguments.get(i + 1) : "";
            switch (argument) {
                case "--json" -> json = true;
                case "--federation" -> {
                    federation = Optional.of(federation(following));
                    i++;
                }
                case "--environment" -> {
                    environment = environment(following);
                    i++;
                }
                default -> {
                    if (argument.startsWith("-") || file.isPresent()) {
                        throw new Misuse("'" + argument + "'", "Take it out.");
                    }
                    file = Optional.of(Path.of(argument));
                }
            }
        }
        return new Call(
                file.orElseThrow(() -> new Misuse("no file", "Name the file with your metadata.")),
                federation.orElseThrow(
                        () -> new Misuse("no --federation", "Add --federation sambi or --federation sweden-connect.")),
                environment,
                json);
    }

    private static FederationProfile federation(String id) {
        return Federations.all().stream()
                .filter(profile -> profile.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Misuse("--federation '" + id + "'", "Write sambi or sweden-connect."));
    }

    private static Environment environment(String id) {
        return switch (id.toLowerCase(Locale.ROOT)) {
            case "trial" -> Environment.TRIAL;
            case "prod" -> Environment.PROD;
            default -> throw new Misuse("--environment '" + id + "'", "Write trial or prod.");
        };
    }

    /** One byte more than is allowed is enough to refuse it. */
    private static byte[] bytes(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(SecureXml.MAX_BYTES + 1);
        } catch (IOException e) {
            throw new Misuse(file + " cannot be read", "Name a file that can.");
        }
    }

    private static Report examine(Call call, byte[] xml) {
        try {
            Element entity = Examination.read(xml);
            Submission submission = new Submission(
                            LabId.DEFAULT,
                            call.federation(),
                            entity,
                            new Sender(Sender.Way.control, call.file().toString()),
                            Optional.empty())
                    .to(call.environment());
            return report(call, submission.entityId(), Examination.of(submission));
        } catch (SamlRefusal refusal) {
            return report(call, "", refusal.findings());
        }
    }

    private static Report report(Call call, String entityId, List<Finding> findings) {
        return new Report(
                call.file().toString(),
                call.federation().id(),
                call.environment().id(),
                entityId,
                Result.of(findings),
                findings);
    }

    private static String json(Report report) {
        return JsonMapper.builder()
                        .addMixIn(Finding.class, FindingJson.class)
                        .addMixIn(Place.class, FindingJson.class)
                        .build()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(report)
                + "\n";
    }

    private static String text(Report report) {
        StringBuilder out = new StringBuilder();
        for (Finding finding : report.findings()) {
            out.append(finding.refuses() ? Result.RED.id() : Result.YELLOW.id())
                    .append("  ")
                    .append(finding.rule());
            Place place = finding.place();
            if (place != null) {
                if (place.line() != null) {
                    out.append("  line ").append(place.line());
                }
                out.append("  ").append(place.xpath());
            }
            out.append("\n  attempted: ").append(finding.attempted());
            out.append("\n  observed:  ").append(finding.observed());
            out.append("\n  expected:  ").append(finding.expected());
            out.append("\n  remedy:    ").append(finding.remedy()).append('\n');
        }
        long errors = report.findings().stream().filter(Finding::refuses).count();
        return out.append(report.result().id())
                .append("  ")
                .append(report.file())
                .append(" in ")
                .append(report.federation())
                .append(": ")
                .append(
                        switch (report.result()) {
                            case GREEN -> "nothing to remark";
                            case YELLOW -> report.findings().size() + " to look at; it would be published";
                            case RED ->
                                errors + " to mend, " + (report.findings().size() - errors)
                                        + " more to look at; it would not be published";
                        })
                .append('\n')
                .toString();
    }
}
