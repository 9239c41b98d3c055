package se.sakeratkomst.certify.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Tells whether a port is free, and who has it if not. */
final class PortOwner {
    private PortOwner() {}

    static boolean free(String bind, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(bind), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The process that listens on the port, such as {@code process 4711 (java -jar …)}; Linux only. */
    static String name(int port) {
        return inode(port)
                .flatMap(PortOwner::process)
                .map(pid -> "process " + pid + command(pid))
                .orElse("a process that this user may not see");
    }

    private static Optional<String> inode(int port) {
        String hex = String.format(Locale.ROOT, ":%04X", port);
        for (String table : new String[] {"/proc/net/tcp", "/proc/net/tcp6"}) {
            try {
                for (String line : Files.readAllLines(Path.of(table))) {
                    String[] columns = line.trim().split("\\s+", -1);
                    if (columns.length > 9 && columns[1].endsWith(hex) && columns[3].equals("0A")) {
                        return Optional.of(columns[9]);
                    }
                }
            } catch (IOException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<String> process(String inode) {
        String wanted = "socket:[" + inode + "]";
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (holds(process, wanted)) {
                    return Optional.of(String.valueOf(process.getFileName()));
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean holds(Path process, String socket) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path file : files) {
                if (Files.isSymbolicLink(file)
                        && Files.readSymbolicLink(file).toString().equals(socket)) {
                    return true;
                }
            }
        } catch (IOException e) {
            return false; // gone meanwhile, or another user's
        }
        return false;
    }

    private static String command(String pid) {
        try {
            String line = Files.readString(Path.of("/proc", pid, "cmdline"), StandardCharsets.UTF_8)
                    .replace('\0', ' ')
                    .strip();
            return " (" + (line.length() > 120 ? line.substring(0, 120) + "…" : line) + ")";
        } catch (IOException e) {
            return "";
        }
    }
}
