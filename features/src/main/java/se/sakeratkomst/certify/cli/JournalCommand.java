package se.sakeratkomst.certify.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.evidence.JournalEntry;
import se.sakeratkomst.certify.evidence.SandboxClient;
import se.sakeratkomst.certify.evidence.Service;
import se.sakeratkomst.certify.launcher.Target;

/** Shows the journals. */
@Command(
        name = "journal",
        mixinStandardHelpOptions = true,
        description = "Shows what the services received, decided and answered, in the order of time.")
final class JournalCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Common common = new Common();

    @Option(names = "--service", paramLabel = "NAME", description = "only cards, metadata, idp, ehm or inera")
    @Nullable
    private String service;

    @Option(
            names = "--kind",
            paramLabel = "PREFIX",
            defaultValue = "",
            description = "only kinds that begin so, such as saml.")
    private String kind = "";

    @Option(
            names = "--correlation",
            paramLabel = "ID",
            defaultValue = "",
            description = "only entries with this id: of a request, assertion, token or certificate")
    private String correlation = "";

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "50",
            description = "only the last ones (default: ${DEFAULT-VALUE})")
    private int last;

    @Option(names = "--raw", description = "the messages too")
    private boolean raw;

    @Option(
            names = "--target",
            paramLabel = "WHERE",
            defaultValue = "running",
            description = "${COMPLETION-CANDIDATES}")
    private Target target = Target.running;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        SandboxClient sandbox = common.client(target);
        List<JournalEntry> entries = new ArrayList<>();
        for (Service each : services(sandbox)) {
            sandbox.journals().after(each, 0).stream()
                    .filter(entry -> entry.kind().startsWith(kind))
                    .filter(entry ->
                            correlation.isEmpty() || entry.correlation().contains(correlation))
                    .forEach(entries::add);
        }
        entries.sort(Comparator.comparing(JournalEntry::at));
        for (JournalEntry entry : entries.subList(Math.max(0, entries.size() - last), entries.size())) {
            out.println(String.format(
                    Locale.ROOT,
                    "%s %-14s %-8s %-32s %s",
                    entry.wallTime(),
                    entry.reference(),
                    entry.outcome(),
                    entry.kind(),
                    entry.summary()));
            if (raw) {
                entry.facts().forEach((name, value) -> out.println("    " + name + ": " + value));
                entry.message().ifPresent(text -> out.println(text.indent(4)));
            }
        }
        return 0;
    }

    private List<Service> services(SandboxClient sandbox) {
        String only = service;
        if (only == null) {
            return sandbox.answering();
        }
        return List.of(Service.byId(only)
                .orElseThrow(() -> Mishap.of(
                        "read the journal of '" + only + "'",
                        "there is no service of that name",
                        "cards, metadata, idp, ehm or inera",
                        "correct --service")));
    }
}
