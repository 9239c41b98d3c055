package se.sakeratkomst.cards.reader;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The card readers.
 *
 * @param folder of the sockets, {@code {folder}/{lab}/{name}.sock}; by default {@code {home}/readers}
 * @param socketPermissions who may connect, as {@code ls} writes it
 * @param clients how many may be connected at a time, to all readers together
 * @param alwaysAuthenticate whether a key for underskrift wants PIN 2 for each signature
 */
@ConfigurationProperties("sandbox.reader")
public record ReaderSettings(
        @Nullable Path folder,
        @DefaultValue("rw-------") String socketPermissions,
        @DefaultValue("64") int clients,
        @DefaultValue("false") boolean alwaysAuthenticate) {}
