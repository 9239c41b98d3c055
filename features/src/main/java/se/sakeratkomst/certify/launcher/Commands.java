package se.sakeratkomst.certify.launcher;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.evidence.SandboxAddresses;

/** The command lines that start the programs. */
public final class Commands {
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    /** The second compiler only for what is really hot: that costs no start, and without it RSA takes nine times as long. */
    private static final List<String> COMPILER = List.of(
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=20000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000");

    private final Layout layout;
    private final Jdk jdk;
    private final Network network;

    public Commands(Layout layout, Jdk jdk, Network network) {
        this.layout = layout;
        this.jdk = jdk;
        this.network = network;
    }

    /** How a program is started for use, in a process group of its own where the system can. */
    ProcessBuilder real(Program program, List<String> archiveFlags, VendorSettings vendor) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            command.add(SETSID.toString());
        }
        command.addAll(java(program, archiveFlags));
        command.addAll(arguments(program, layout.data(program), layout.shared(), network.portBase(), vendor));
        return builder(program, command, layout.data(program));
    }

    /** How a program is started once to learn which classes it loads. It listens on no port and keeps nothing. */
    ProcessBuilder training(Program program, List<String> flags, Path scratch) {
        List<String> command = new ArrayList<>(java(program, flags));
        Path home = Layout.made(scratch.resolve("home"));
        VendorSettings vendor = new VendorSettings(scratch.resolve("credentials"), "", SandboxAddresses.DEFAULT_LAB);
        command.addAll(arguments(program, home, scratch.resolve("shared"), network.portBase(), vendor));
        return builder(program, command, home);
    }

    /** How another command of a program's jar is run to its end; the libraries are those that the jar names. */
    ProcessBuilder tool(Program program, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                jdk.java().toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx" + program.heap(),
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                jar(program).toString(),
                mainClass));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    private ProcessBuilder builder(Program program, List<String> command, Path data) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(Layout.made(data).toFile());
        if (program == Program.CARDS) {
            builder.environment()
                    .put("SOFTHSM2_CONF", data.resolve("softhsm/softhsm2.conf").toString());
        }
        return builder;
    }

    private Path jar(Program program) {
        Path jar = layout.jar(program);
        if (!Files.isRegularFile(jar)) {
            throw Mishap.of(
                    "start " + program.id(),
                    jar + " is not there",
                    "the jar of the module " + program.module(),
                    "build it first: ./sandbox build");
        }
        return jar;
    }

    private List<String> java(Program program, List<String> flags) {
        Path jar = jar(program);
        List<String> command = new ArrayList<>();
        command.add(jdk.java().toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx" + program.heap(), "-Dfile.encoding=UTF-8"));
        command.addAll(COMPILER);
        if (program == Program.CARDS && jdk.feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(flags);
        command.add("-jar");
        command.add(jar.toString());
        return command;
    }

    private List<String> arguments(Program program, Path home, Path shared, int portBase, VendorSettings vendor) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--server.port=" + program.port(portBase));
        if (program == Program.VENDOR) {
            arguments.add("--server.address=" + network.bind());
            arguments.add("--vendor.home=" + home);
            arguments.add("--vendor.credentials=" + vendor.credentials());
            arguments.add("--vendor.flaws=" + vendor.flaws());
            arguments.add("--vendor.flaw-switch=true");
            arguments.add("--vendor.test-driver=true");
            arguments.add("--vendor.public-url=" + network.publicUrl(program));
            String labPath = vendor.lab().equals(SandboxAddresses.DEFAULT_LAB) ? "" : "/labs/" + vendor.lab();
            arguments.add("--vendor.lab=" + vendor.lab());
            arguments.add("--vendor.metadata-service=" + network.reach(Program.METADATA) + labPath);
            arguments.add("--vendor.discovery-service=" + network.publicUrl(Program.METADATA) + labPath);
            return arguments;
        }
        arguments.add("--sandbox.home=" + home);
        arguments.add("--sandbox.shared=" + shared);
        arguments.add("--sandbox.bind=" + network.bind());
        arguments.add("--sandbox.control-port=" + program.controlPort(portBase));
        arguments.add("--sandbox.public-url=" + network.publicUrl(program));
        if (program == Program.IDP) {
            arguments.add("--sandbox.idp.card-tls.port=" + Program.cardPort(portBase));
        }
        for (Program peer : Program.services()) {
            arguments.add("--sandbox.peers." + peer.id() + ".url=" + network.reach(peer));
            arguments.add("--sandbox.peers." + peer.id() + ".control=http://localhost:" + peer.controlPort(portBase));
            URI outside = network.publicUrl(peer);
            if (!outside.equals(network.reach(peer))) {
                arguments.add("--sandbox.peers." + peer.id() + ".public-url=" + outside);
            }
        }
        return arguments;
    }

    /**
     * What the reference vendor is started with.
     *
     * @param credentials the folder that onboarding fills
     * @param flaws its flaw switches, comma separated; empty for none
     * @param lab the lab whose federations it is a member of
     */
    public record VendorSettings(Path credentials, String flaws, String lab) {}

    /**
     * Where the programs listen and what they call themselves.
     *
     * @param portBase where the ports start; the wire contract's ports start at 18000
     * @param bind the address to listen on
     * @param publicHost the host name in public addresses
     * @param publicUrls public addresses by program, where they are not host and port
     */
    public record Network(int portBase, String bind, String publicHost, Map<Program, URI> publicUrls) {
        public Network {
            publicUrls = Map.copyOf(publicUrls);
        }

        public static Network loopback(int portBase) {
            return new Network(portBase, "127.0.0.1", "localhost", Map.of());
        }

        URI publicUrl(Program program) {
            URI told = publicUrls.get(program);
            return told == null
                    ? URI.create(program.scheme() + "://" + publicHost + ":" + program.port(portBase))
                    : told;
        }

        URI reach(Program program) {
            return URI.create(program.scheme() + "://localhost:" + program.port(portBase));
        }
    }
}
