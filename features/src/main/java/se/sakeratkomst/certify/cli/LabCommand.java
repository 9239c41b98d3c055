package se.sakeratkomst.certify.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.evidence.Json;
import se.sakeratkomst.certify.evidence.SandboxClient;
import se.sakeratkomst.certify.evidence.Service;
import se.sakeratkomst.certify.launcher.Target;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The labs of a sandbox. */
@Command(
        name = "lab",
        mixinStandardHelpOptions = true,
        description = {
            "The labs of a sandbox: list, create, reset, seed, snapshot and restore.",
            "A reset deletes no journal: it begins a new epoch."
        })
final class LabCommand implements Callable<Integer> {
    /** What to do with the lab. */
    enum Action {
        list,
        create,
        reset,
        seed,
        snapshot,
        restore
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Common common = new Common();

    @Parameters(index = "0", paramLabel = "ACTION", description = "${COMPLETION-CANDIDATES}")
    private Action action = Action.list;

    @Parameters(index = "1", arity = "0..1", paramLabel = "LAB", description = "the lab (default: that of --lab)")
    @Nullable
    private String name;

    @Option(names = "--file", paramLabel = "FILE", description = "the snapshot (default: LAB.snapshot.json)")
    @Nullable
    private Path file;

    @Option(
            names = "--target",
            paramLabel = "WHERE",
            defaultValue = "running",
            description = "${COMPLETION-CANDIDATES}")
    private Target target = Target.running;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        String given = name;
        String lab = given == null ? common.lab : given;
        common.lab = lab;
        SandboxClient sandbox = common.client(target);
        Path given2 = file;
        Path snapshot = given2 == null ? Path.of(lab + ".snapshot.json") : given2;
        switch (action) {
            case list -> list(sandbox, out);
            case create -> {
                sandbox.createLab(sandbox.answering());
                out.println("The lab " + lab + " is there.");
            }
            case reset -> {
                everywhere(sandbox, lab, "reset");
                out.println("The lab " + lab + " is as new; its journals are kept and begin a new epoch.");
            }
            case seed -> {
                everywhere(sandbox, lab, "seed");
                out.println("The lab " + lab + " has its seed data.");
            }
            case snapshot -> {
                Map<String, Object> all = new LinkedHashMap<>();
                for (Service service : sandbox.answering()) {
                    all.put(service.id(), sandbox.control(service).get("/admin/labs/" + lab + "/snapshot"));
                }
                TrustCommand.write(
                        snapshot, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
                out.println("wrote " + snapshot.toAbsolutePath());
            }
            case restore -> {
                JsonNode all = read(snapshot);
                for (Service service : sandbox.answering()) {
                    if (all.has(service.id())) {
                        sandbox.control(service).put("/admin/labs/" + lab + "/snapshot", all.get(service.id()));
                    }
                }
                out.println("The lab " + lab + " is as in " + snapshot + ".");
            }
        }
        return 0;
    }

    private static void list(SandboxClient sandbox, PrintWriter out) {
        Map<String, StringBuilder> labs = new TreeMap<>();
        for (Service service : sandbox.answering()) {
            for (String lab : Json.texts(sandbox.control(service).get("/admin/labs"))) {
                labs.computeIfAbsent(lab, key -> new StringBuilder())
                        .append(' ')
                        .append(service.id());
            }
        }
        labs.forEach((lab, services) -> out.println(lab + ":" + services));
    }

    private static void everywhere(SandboxClient sandbox, String lab, String verb) {
        for (Service service : sandbox.answering()) {
            sandbox.control(service).post("/admin/labs/" + lab + "/" + verb, null);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return Json.MAPPER.readTree(Files.readAllBytes(file));
        } catch (IOException | JacksonException e) {
            throw Mishap.of(
                            "read the snapshot " + file,
                            Mishap.words(e),
                            "a file that ./sandbox lab snapshot wrote",
                            "name it with --file")
                    .because(e);
        }
    }
}
