package se.sakeratkomst.kit.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The secret that opens the control port; made by whichever service starts first and shared in a file only its owner reads. */
public final class AdminToken {

    private static final String BASIC = "Basic ";

    private final String value;

    public AdminToken(String value) {
        this.value = value;
    }

    /** @param configured wins over the file when it is not blank */
    public static AdminToken in(Path shared, @Nullable String configured) {
        if (configured != null && !configured.isBlank()) {
            return new AdminToken(configured.trim());
        }
        Path file = shared.resolve("admin-token");
        try {
            Files.createDirectories(shared);
            if (!Files.exists(file)) {
                create(shared, file);
            }
            return new AdminToken(Files.readString(file).trim());
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read or make the admin token " + file, e);
        }
    }

    private static void create(Path shared, Path file) throws IOException {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        Path draft = Files.createTempFile(
                shared,
                "admin-token",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, HexFormat.of().formatHex(random));
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // another service was first: its token is the one
        } finally {
            Files.delete(draft);
        }
    }

    public String value() {
        return value;
    }

    boolean opens(@Nullable String authorization) {
        return authorization != null
                && MessageDigest.isEqual(
                        authorization.getBytes(StandardCharsets.UTF_8),
                        ("Bearer " + value).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether it is the password of a browser's login, whatever the name. */
    boolean opensAsPassword(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(BASIC)) {
            return false;
        }
        try {
            String login = new String(
                    Base64.getDecoder()
                            .decode(authorization.substring(BASIC.length()).strip()),
                    StandardCharsets.UTF_8);
            return MessageDigest.isEqual(
                    login.substring(login.indexOf(':') + 1).getBytes(StandardCharsets.UTF_8),
                    value.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
