package se.sakeratkomst.certify.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import se.sakeratkomst.certify.evidence.SandboxAddresses;
import se.sakeratkomst.certify.evidence.SandboxClient;
import se.sakeratkomst.certify.launcher.Commands.Network;
import se.sakeratkomst.certify.launcher.Jdk;
import se.sakeratkomst.certify.launcher.Launcher;
import se.sakeratkomst.certify.launcher.Layout;
import se.sakeratkomst.certify.launcher.Program;
import se.sakeratkomst.certify.vendor.VendorFile;

/** The real services and the reference vendor as child processes, with ports and a home of their own. */
final class TestSandbox implements AutoCloseable {
    final VendorFile vendor;
    final Path credentials;
    final SandboxClient client;
    final Certifier certifier;
    final EmbeddedSandbox embedded;
    private final Layout layout;

    private TestSandbox(Path home, int portBase) {
        this.layout = new Layout(Layout.findRoot(), home);
        this.vendor = Common.referenceVendor(layout.root(), portBase);
        this.credentials = home.resolve("credentials");
        this.client = new SandboxClient(
                SandboxAddresses.onLoopback(portBase),
                SandboxAddresses.DEFAULT_LAB,
                SandboxClient.token(layout.shared()));
        this.certifier = new Certifier(vendor, client, credentials);
        this.embedded = new EmbeddedSandbox(
                new Launcher(layout, Network.loopback(portBase), Jdk.chosen()),
                credentials,
                SandboxAddresses.DEFAULT_LAB,
                new PrintWriter(System.out, true));
    }

    /** Started, and the vendor registered. */
    static TestSandbox start(Path home, int portBase) {
        TestSandbox sandbox = new TestSandbox(home, portBase);
        try {
            sandbox.startAll();
            sandbox.certifier.prepare();
            return sandbox;
        } catch (RuntimeException e) {
            sandbox.close();
            throw e;
        }
    }

    void startAll() {
        List<Program> all = new ArrayList<>(Program.suites());
        all.add(Program.VENDOR);
        embedded.start(all, "");
    }

    @Override
    public void close() {
        embedded.close();
    }
}
