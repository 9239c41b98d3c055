package se.sakeratkomst.certify.cli;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.imageio.ImageIO;

/** An X screen that nobody sees: Xvfb, a keyboard (xdotool), and pictures of all that is on it. */
final class Screen implements AutoCloseable {
    static final int WIDTH = 1200;
    static final int HEIGHT = 900;
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Process server;
    private final Path picture;
    private final Map<String, String> environment;
    private int[] middle = {};

    private Screen(Process server, Path picture, String display) {
        this.server = server;
        this.picture = picture;
        this.environment = Map.of("DISPLAY", display);
    }

    /** @param folder where the screen's memory lies as a file */
    static Screen start(Path folder) {
        try {
            Files.createDirectories(folder);
            Process server = new ProcessBuilder(
                            "Xvfb",
                            "-displayfd",
                            "1",
                            "-screen",
                            "0",
                            WIDTH + "x" + HEIGHT + "x24",
                            "-fbdir",
                            folder.toString(),
                            "-nolisten",
                            "tcp")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            BufferedReader said = server.inputReader();
            String number = said.readLine();
            if (number == null) {
                throw new IllegalStateException("Xvfb did not start");
            }
            return new Screen(server, folder.resolve("Xvfb_screen0"), ":" + number.strip());
        } catch (IOException e) {
            throw new UncheckedIOException("start Xvfb", e);
        }
    }

    /** What a program needs to show itself here. */
    Map<String, String> environment() {
        return environment;
    }

    /** The windows with that in their title, oldest first. */
    List<String> windows(String title) {
        return Tools.tried(environment, "xdotool", "search", "--onlyvisible", "--name", title)
                .said()
                .lines()
                .filter(line -> line.matches("\\d+"))
                .toList();
    }

    void type(String window, String text) {
        Tools.run(environment, "xdotool", "windowfocus", "--sync", window, "type", "--delay", "15", text);
        press(window, "Return");
    }

    void press(String window, String key) {
        Tools.run(environment, "xdotool", "windowfocus", "--sync", window, "key", key);
    }

    /** Everything on the screen, also what is not the browser's page. */
    void shoot(Path file) {
        try {
            Files.createDirectories(file.getParent());
            ImageIO.write(shown(), "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("take a picture of the screen", e);
        }
    }

    /** Whether the middle, where dialogs are, looks as it did when this was last asked. */
    boolean still() {
        int[] now = shown().getRGB(WIDTH / 4, HEIGHT / 10, WIDTH / 2, HEIGHT / 2, null, 0, WIDTH / 2);
        boolean same = Arrays.equals(now, middle);
        middle = now;
        return same;
    }

    /** How bright a point is, of 765. */
    int brightness(int x, int y) {
        int colour = shown().getRGB(x, y);
        return (colour >> 16 & 0xff) + (colour >> 8 & 0xff) + (colour & 0xff);
    }

    /** The X window dump that Xvfb keeps up to date: a header of 32-bit numbers, colours, then the lines. */
    private BufferedImage shown() {
        try {
            ByteBuffer dump = ByteBuffer.wrap(Files.readAllBytes(picture));
            int width = dump.getInt(16);
            int height = dump.getInt(20);
            boolean smallEndian = dump.getInt(28) == 0;
            int line = dump.getInt(48);
            int start = dump.getInt(0) + 12 * dump.getInt(76);
            ByteBuffer points = dump.duplicate().order(smallEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    image.setRGB(x, y, points.getInt(start + y * line + 4 * x) & 0xffffff);
                }
            }
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException("read the screen's memory", e);
        }
    }

    /** Waits until it is there. */
    static <T> T await(String what, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("waited " + PATIENCE.toSeconds() + " s in vain for " + what);
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    @Override
    public void close() {
        server.destroy();
        try {
            server.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
