package se.sakeratkomst.certify.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of this build. */
final class Version implements IVersionProvider {
    static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(not built as a jar)");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"Säker åtkomst Sandbox " + number() + " (TEST)"};
    }
}
