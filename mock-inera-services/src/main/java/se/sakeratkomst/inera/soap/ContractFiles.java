package se.sakeratkomst.inera.soap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.PublicUrls;

/** The contracts as they are handed out: the service's address and the schemas' are those of the lab, from configuration only. */
final class ContractFiles {

    private static final Pattern ADDRESS = Pattern.compile("(<soap:address location=\")[^\"]*");
    private static final Pattern IMPORT = Pattern.compile("schemaLocation=\"([^\"]*)\"");

    private final PublicUrls urls;

    ContractFiles(PublicUrls urls) {
        this.urls = urls;
    }

    String wsdl(Contract contract, LabId lab) {
        String text = addressed(text(contract.wsdl()), contract, lab);
        return ADDRESS.matcher(text)
                .replaceFirst(match -> Matcher.quoteReplacement(match.group(1) + urls.of(lab, contract.path())));
    }

    /** One of the contract's schemas; empty when it has none of that name. */
    Optional<String> schema(Contract contract, String name, LabId lab) {
        return contract.schemas().contains(name)
                ? Optional.of(addressed(text(contract.folder() + name), contract, lab))
                : Optional.empty();
    }

    private String addressed(String text, Contract contract, LabId lab) {
        return IMPORT.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        "schemaLocation=\"" + urls.of(lab, contract.path()) + "?xsd=" + match.group(1) + "\""));
    }

    private static String text(String resource) {
        try (InputStream in = ContractFiles.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the service's jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
