package se.sakeratkomst.certify.driver;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.evidence.CardDrawer;
import se.sakeratkomst.certify.vendor.VendorFile.Step;

/**
 * Chromium, for systems whose login needs scripts. Each worker has a Chromium of its own, and each visit a profile of its own in it. The
 * recorded steps of vendor.yaml are carried out where its login begins.
 */
public final class BrowserDriver implements Driver {
    /** Most profiles that one Chromium has open: a scenario goes on with its own last ones only. */
    private static final int MOST_OPEN = 20;

    private final HttpDriver plain;
    private final CardDrawer cards;
    private final Set<URI> identityProvider;
    private final Map<URI, List<Step>> recorded;
    private final Queue<Playwright> started = new ConcurrentLinkedQueue<>();
    private final ThreadLocal<Chromium> chromium = ThreadLocal.withInitial(this::start);

    /**
     * @param plain for what needs no browser
     * @param identityProvider addresses of the sandbox's identity provider, which alone is shown tickets
     * @param recorded the steps to take at an address before the way goes on by itself
     */
    BrowserDriver(HttpDriver plain, CardDrawer cards, Set<URI> identityProvider, Map<URI, List<Step>> recorded) {
        this.plain = plain;
        this.cards = cards;
        this.identityProvider = Set.copyOf(identityProvider);
        this.recorded = Map.copyOf(recorded);
    }

    /** What a visit is made of. */
    record Setting(Chromium chromium, CardDrawer cards, Set<URI> identityProvider, Map<URI, List<Step>> recorded) {}

    /** One worker's Chromium. Only the worker's own thread may use it. */
    static final class Chromium {
        private final Browser browser;
        private final Deque<BrowserContext> open = new ArrayDeque<>();

        Chromium(Browser browser) {
            this.browser = browser;
        }

        /** A new profile, with what another one had stored if there was one. */
        BrowserContext profile(@Nullable String stored) {
            if (open.size() >= MOST_OPEN) {
                open.removeFirst().close();
            }
            Browser.NewContextOptions options =
                    new Browser.NewContextOptions().setIgnoreHTTPSErrors(true).setLocale("sv-SE");
            if (stored != null) {
                options.setStorageState(stored);
            }
            BrowserContext context = browser.newContext(options);
            open.addLast(context);
            return context;
        }
    }

    @Override
    public String name() {
        return "browser";
    }

    @Override
    public Visit visit() {
        return visit(Ticket.none());
    }

    @Override
    public Visit visit(String ticket) {
        return visit(Ticket.of(ticket, identityProvider));
    }

    private Visit visit(Ticket ticket) {
        Chromium own = chromium.get();
        return new BrowserVisit(new Setting(own, cards, identityProvider, recorded), own.profile(null), ticket);
    }

    @Override
    public se.sakeratkomst.certify.driver.Page tell(URI address) {
        return plain.tell(address);
    }

    private Chromium start() {
        Path program = program()
                .orElseThrow(() -> Mishap.of(
                        "start Chromium for driver: browser",
                        "there is no chromium, chromium-browser or google-chrome on the PATH",
                        "a Chromium on this machine",
                        "install chromium, or set SANDBOX_CHROMIUM to its path"));
        try {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            started.add(playwright);
            return new Chromium(playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(program)
                            .setHeadless(true)
                            .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage"))));
        } catch (PlaywrightException e) {
            throw Mishap.of(
                            "start Chromium for driver: browser",
                            Mishap.words(e),
                            "a Chromium that starts without a screen",
                            "try " + program + " --headless=new --version, and ./sandbox browser")
                    .because(e);
        }
    }

    private static Optional<Path> program() {
        String given = System.getenv("SANDBOX_CHROMIUM");
        if (given != null && !given.isBlank()) {
            return Optional.of(Path.of(given.strip()));
        }
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(java.io.File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        for (Playwright each = started.poll(); each != null; each = started.poll()) {
            try {
                each.close();
            } catch (PlaywrightException e) {
                continue; // it is gone already, which is what was wanted
            }
        }
    }
}
