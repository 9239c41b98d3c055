package se.sakeratkomst.certify.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import se.sakeratkomst.certify.Mishap;

/** The command line of the sandbox. */
@Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Plays every party around a system for secure access, and certifies that system from what it observes.",
            "Everything here is TEST; no result is an approval."
        },
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0  everything that applies passed",
            "  1  something failed",
            "  2  something could not be judged",
            "  3  the command could not be carried out"
        },
        subcommands = {
            CertifyCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            DoctorCommand.class,
            OnboardCommand.class,
            TrustCommand.class,
            ClientCertCommand.class,
            TokenCommand.class,
            LabCommand.class,
            JournalCommand.class,
            MetadataCommand.class,
            MatrixCommand.class,
            BenchCommand.class,
            PrepareCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Sandbox implements Runnable {
    /** The exit code of a command that could not be carried out. */
    public static final int NOT_CARRIED_OUT = 3;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        System.exit(commandLine(out(System.out), out(System.err)).execute(arguments));
    }

    private static PrintWriter out(java.io.PrintStream stream) {
        return new PrintWriter(new java.io.OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(new Sandbox());
        line.setOut(out);
        line.setErr(err);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(Sandbox::misspelt);
        line.setExecutionExceptionHandler((exception, command, parsed) -> {
            explain(exception, command.getErr());
            return NOT_CARRIED_OUT;
        });
        return line;
    }

    private static int misspelt(ParameterException exception, String[] arguments) {
        PrintWriter err = exception.getCommandLine().getErr();
        err.println("Attempted: run ./sandbox " + String.join(" ", arguments));
        err.println("Observed:  " + exception.getMessage());
        String command = exception.getCommandLine().getCommandSpec().qualifiedName();
        err.println("Expected:  the options and arguments that ./" + command + " has");
        CommandLine.UnmatchedArgumentException.printSuggestions(exception, err);
        err.println("Remedy:    see ./" + command + " --help");
        return NOT_CARRIED_OUT;
    }

    private static void explain(Exception exception, PrintWriter err) {
        if (exception instanceof Mishap mishap) {
            err.println(mishap.explained());
            return;
        }
        err.println("Attempted: the command");
        err.println("Observed:  " + Mishap.words(exception));
        err.println("Expected:  no such failure: it is a fault of the sandbox itself");
        err.println("Remedy:    run again with SANDBOX_TRACE=1 and report what it prints");
        if (System.getenv("SANDBOX_TRACE") != null) {
            exception.printStackTrace(err);
        }
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
