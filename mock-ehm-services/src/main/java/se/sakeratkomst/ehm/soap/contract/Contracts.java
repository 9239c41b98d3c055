package se.sakeratkomst.ehm.soap.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All contracts of version 17.
 *
 * @see "domain/ehm.md 3, docs/version17.md"
 */
public final class Contracts {

    /** Domains with a source of their own, {@code version17/<domain>.txt}. */
    private static final List<String> DOMAINS = List.of("or", "axs", "lf", "pris", "expo", "folk", "rdd");

    private final Map<String, Operation> operations;
    private final Map<String, Vocabulary> vocabularies;

    Contracts(List<Operation> operations, List<Vocabulary> vocabularies) {
        Map<String, Operation> byPath = new LinkedHashMap<>();
        operations.forEach(each -> byPath.put(each.path(), each));
        Map<String, Vocabulary> byNamespace = new LinkedHashMap<>();
        vocabularies.forEach(each -> byNamespace.put(each.namespace(), each));
        this.operations = Collections.unmodifiableMap(byPath);
        this.vocabularies = Collections.unmodifiableMap(byNamespace);
    }

    /** Reads the sandbox's own source. */
    public static Contracts load() {
        SourceReader reader = new SourceReader();
        for (String domain : DOMAINS) {
            String name = "/version17/" + domain + ".txt";
            try (InputStream source = Contracts.class.getResourceAsStream(name)) {
                if (source == null) {
                    throw new IllegalStateException(name + " is missing from the jar");
                }
                reader.read(name, new String(source.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return reader.contracts();
    }

    public Collection<Operation> operations() {
        return operations.values();
    }

    /** By the last part of its path, {@code <Tjanst>Responder/V<n>}. */
    public Optional<Operation> at(String path) {
        return Optional.ofNullable(operations.get(path));
    }

    public Collection<Vocabulary> vocabularies() {
        return vocabularies.values();
    }

    /** The namespace, where messages share it. */
    public Optional<Vocabulary> vocabulary(String namespace) {
        return Optional.ofNullable(vocabularies.get(namespace));
    }

    /** The type, where it has children and is shared. */
    public Optional<ComplexType> complex(TypeName type) {
        return vocabulary(type.namespace()).map(Contracts.named(type));
    }

    private static java.util.function.Function<Vocabulary, @Nullable ComplexType> named(TypeName type) {
        return vocabulary -> vocabulary.complex().get(type.name());
    }
}
