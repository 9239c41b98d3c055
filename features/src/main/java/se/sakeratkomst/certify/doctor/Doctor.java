package se.sakeratkomst.certify.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.catalogue.Cast;
import se.sakeratkomst.certify.driver.Driver;
import se.sakeratkomst.certify.driver.Drivers;
import se.sakeratkomst.certify.driver.Page;
import se.sakeratkomst.certify.evidence.JournalEntry;
import se.sakeratkomst.certify.evidence.Journals;
import se.sakeratkomst.certify.evidence.SandboxClient;
import se.sakeratkomst.certify.evidence.Service;
import se.sakeratkomst.certify.steps.CertificationEngine;
import se.sakeratkomst.certify.steps.Party;
import se.sakeratkomst.certify.vendor.Action;
import se.sakeratkomst.certify.vendor.SpMetadataSource;
import se.sakeratkomst.certify.vendor.VendorFile;
import se.sakeratkomst.saml.metadata.Endpoint;
import se.sakeratkomst.saml.metadata.SpRole;

/**
 * Checks in seconds what a certification run needs of a vendor system: reachable both ways, metadata readable, clocks
 * together, certificates valid. Each finding names the field and the fix.
 */
public final class Doctor {
    private static final Duration SKEW_WORTH_A_WORD = Duration.ofSeconds(30);
    private static final Duration SKEW_THAT_FAILS = Duration.ofMinutes(3);
    private static final Duration SOON = Duration.ofDays(30);
    private static final int MOST_REDIRECTS = 10;

    private final VendorFile vendor;
    private final @Nullable SandboxClient sandbox;
    private final Path credentials;
    private final List<Finding> findings = new ArrayList<>();

    /** @param sandbox the running sandbox, or null if there is none: then only the vendor's side is checked */
    public Doctor(VendorFile vendor, @Nullable SandboxClient sandbox, Path credentials) {
        this.vendor = vendor;
        this.sandbox = sandbox;
        this.credentials = credentials;
    }

    public List<Finding> examine() {
        findings.clear();
        try {
            Drivers.require(vendor);
            good("the driver", "driver", vendor.driver());
        } catch (Mishap e) {
            bad("the driver", "driver", e.observed(), e.remedy());
        }
        boolean answers = sandboxAnswers();
        HttpClient http = client(answers);
        if (http == null) {
            return List.copyOf(findings);
        }
        for (String federation : vendor.federations().keySet().stream().sorted().toList()) {
            metadata(http, federation);
            protectedPage(http, federation);
            if (answers) {
                login(http, federation);
                discovery(http, federation);
                refresh(http, federation);
            }
        }
        if (answers) {
            feed();
        }
        clientCertificate();
        actions(http);
        return List.copyOf(findings);
    }

    private boolean sandboxAnswers() {
        SandboxClient client = sandbox;
        if (client == null) {
            warning(
                    "the sandbox",
                    "",
                    "not running, so only your own side was checked",
                    "start it with ./sandbox up and run the doctor again");
            return false;
        }
        for (Service service : Service.suites()) {
            try {
                client.control(service).get("/admin/labs");
            } catch (Mishap e) {
                bad("the sandbox's " + service.id(), "", e.observed(), e.remedy());
                return false;
            }
        }
        good("the sandbox", "", "all services that a certification needs answer");
        return true;
    }

    private @Nullable HttpClient client(boolean answers) {
        try {
            List<X509Certificate> roots = CertificationEngine.vendorRoots(vendor);
            SandboxClient client = sandbox;
            if (!vendor.trust().isEmpty()) {
                good("trust in your servers", "trust", roots.size() + " certificates");
            }
            if (client != null && answers) {
                return client.http(roots);
            }
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .sslContext(se.sakeratkomst.certify.evidence.Trust.context(roots, null, null))
                    .build();
        } catch (Mishap e) {
            bad("trust in your servers", "trust", e.observed(), e.remedy());
            return null;
        }
    }

    private void metadata(HttpClient http, String federation) {
        String field = "federations." + federation + ".metadata";
        SpMetadataSource.Found found;
        try {
            found = new SpMetadataSource(vendor, http).in(federation);
        } catch (Mishap e) {
            bad("the metadata", field, e.observed(), e.remedy());
            return;
        }
        good("the metadata", field, "readable: " + found.entity().entityId());
        SpRole role = found.entity().sp().orElseThrow();
        if (role.postAcs().isEmpty()) {
            bad("the ACS", field, "no AssertionConsumerService by HTTP-POST", "declare one in the metadata");
        }
        for (Endpoint acs : role.postAcs()) {
            reachable("the ACS " + acs.location(), field, http, acs.location());
        }
        role.signingCertificates().forEach(certificate -> valid("a signing certificate", field, certificate));
        role.encryptionCertificates().forEach(certificate -> valid("an encryption certificate", field, certificate));
        if (role.encryptionCertificates().isEmpty()) {
            bad(
                    "the encryption key",
                    field,
                    "the metadata has no certificate for encryption",
                    "add a KeyDescriptor for encryption; Sweden Connect encrypts every assertion (SC-070)");
        }
    }

    private void valid(String what, String field, X509Certificate certificate) {
        Instant end = certificate.getNotAfter().toInstant();
        String name = certificate.getSubjectX500Principal().getName();
        if (end.isBefore(Instant.now())) {
            warning(
                    what,
                    field,
                    name + " expired " + end,
                    "make a new key and publish it; peers must not refuse it (SC-013)");
        } else if (end.isBefore(Instant.now().plus(SOON))) {
            warning(what, field, name + " expires " + end, "plan its successor");
        } else {
            good(what, field, "valid until " + end);
        }
    }

    private void reachable(String what, String field, HttpClient http, String address) {
        try {
            HttpResponse<Void> answer = http.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .timeout(Duration.ofSeconds(5))
                            .method("HEAD", HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            good(what, field, "answers");
            clock(field, answer);
        } catch (IOException | IllegalArgumentException e) {
            bad(what, field, "no answer from here: " + Mishap.words(e), "start the system, or correct the address");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void clock(String field, HttpResponse<?> answer) {
        answer.headers().firstValue("Date").ifPresent(date -> {
            try {
                Instant theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                Duration skew = Duration.between(theirs, Instant.now()).abs();
                if (skew.compareTo(SKEW_THAT_FAILS) > 0) {
                    bad("your clock", field, "differs by " + skew.toSeconds() + " s", "set the clock with NTP");
                } else if (skew.compareTo(SKEW_WORTH_A_WORD) > 0) {
                    warning(
                            "your clock",
                            field,
                            "differs by " + skew.toSeconds() + " s",
                            "set the clock with NTP: assertions live for minutes (SC-098)");
                } else {
                    good("your clock", field, "differs by " + skew.toSeconds() + " s");
                }
            } catch (DateTimeParseException e) {
                warning("your clock", field, "the Date header says '" + date + "'", "send Date as RFC 9110 says");
            }
        });
    }

    private void protectedPage(HttpClient http, String federation) {
        String field = "federations." + federation + ".protectedPage";
        URI page = address(federation, vendor.in(federation).protectedPage());
        Driver driver = driver(http);
        try {
            Page shown = driver.visit().open(page);
            String selector = vendor.identityIn(federation).selector();
            Optional<Cast.CardHolder> named = Cast.load().cardHolders().values().stream()
                    .filter(person -> person.isIdentifiedIn(shown.text(selector)))
                    .findFirst();
            if (named.isPresent()) {
                bad(
                        "the protected page without a session",
                        field,
                        "it shows " + named.get().name() + " to anybody",
                        "let the page demand a session, or point identity.selector at what names the user");
            } else if (selector != null && !shown.text(selector).isBlank()) {
                bad(
                        "the protected page without a session",
                        field,
                        "the selector '" + selector + "' finds “"
                                + shown.text(selector).strip() + "”",
                        "point identity.selector at an element that is there only when somebody is logged in");
            } else {
                good("the protected page without a session", field, "shows nobody (status " + shown.status() + ")");
            }
        } catch (Mishap e) {
            bad("the protected page", field, e.observed(), "start the system, or correct the address");
        }
    }

    /** A login must lead to the sandbox's identity provider: then the system has read the federation's metadata. */
    private void login(HttpClient http, String federation) {
        String field = "federations." + federation + ".login";
        SandboxClient client = java.util.Objects.requireNonNull(sandbox);
        URI idp = client.addresses().of(Service.IDP).url();
        URI next = address(federation, vendor.in(federation).login());
        try {
            for (int i = 0; i < MOST_REDIRECTS; i++) {
                HttpResponse<String> answer = http.send(
                        HttpRequest.newBuilder(next)
                                .timeout(Duration.ofSeconds(10))
                                .build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
                String leads = answer.headers().firstValue("Location").orElseGet(() -> formAction(answer.body()));
                if (answer.statusCode() / 100 == 3 || !leads.isEmpty()) {
                    next = next.resolve(leads);
                    if (sameHost(idp, next)) {
                        good("the login", field, "leads to the sandbox's identity provider");
                        return;
                    }
                    if (answer.statusCode() / 100 != 3) {
                        bad(
                                "the login",
                                field,
                                "leads to " + next.getScheme() + "://" + next.getRawAuthority(),
                                "let it lead to " + idp + ": has the system read the sandbox's metadata?");
                        return;
                    }
                    continue;
                }
                bad(
                        "the login",
                        field,
                        "status " + answer.statusCode() + " at " + next + ", which leads nowhere",
                        "let it lead to the identity provider without a question in between; run ./sandbox onboard "
                                + vendor.file() + " if the system is not registered yet");
                return;
            }
            bad("the login", field, "more than " + MOST_REDIRECTS + " redirects", "look for a redirect loop");
        } catch (IOException | IllegalArgumentException e) {
            bad("the login", field, Mishap.words(e), "start the system, or correct the address");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String formAction(String body) {
        var form = org.jsoup.Jsoup.parse(body).selectFirst("form:has(input[name=SAMLRequest])");
        return form == null ? "" : form.attr("action");
    }

    private static boolean sameHost(URI one, URI other) {
        return one.getRawAuthority().equals(other.getRawAuthority());
    }

    private static boolean isFetchByAnother(JournalEntry entry) {
        return entry.kind().equals("feed.fetched")
                && !entry.fact("userAgent").orElse("").startsWith(SandboxClient.OWN_READER);
    }

    /** A login by way of discovery must lead to the federation's discovery service. */
    private void discovery(HttpClient http, String federation) {
        String field = "federations." + federation + ".discovery";
        String template = vendor.in(federation).discovery();
        if (template == null) {
            return;
        }
        SandboxClient client = java.util.Objects.requireNonNull(sandbox);
        URI address = address(federation, template);
        try {
            HttpResponse<Void> answer = http.send(
                    HttpRequest.newBuilder(address)
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            String leads = answer.headers()
                    .firstValue("Location")
                    .map(to -> address.resolve(to).toString())
                    .orElse("");
            String expected = client.addresses().url(Service.METADATA, client.lab()) + "/" + federation + "/disco";
            if (leads.startsWith(expected)) {
                good("the discovery service", field, "the login leads to it");
            } else {
                bad(
                        "the discovery service",
                        field,
                        leads.isEmpty() ? "status " + answer.statusCode() + ", no redirect" : "leads to " + leads,
                        "let it lead to " + expected + "?entityID=…&return=…");
            }
        } catch (IOException | IllegalArgumentException e) {
            bad("the discovery service", field, Mishap.words(e), "start the system, or correct the address");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Telling the system to fetch the metadata must show in the journal of the metadata service. */
    private void refresh(HttpClient http, String federation) {
        String field = "federations." + federation + ".feed";
        VendorFile.Feed feed = vendor.in(federation).feed();
        if (feed == null) {
            good("the metadata going wrong", field, "not described, so those scenarios are not applicable");
            return;
        }
        String refresh = feed.refresh();
        if (refresh == null) {
            good("the metadata going wrong", field, "the scenarios wait for a fetch within " + feed.interval());
            return;
        }
        SandboxClient client = java.util.Objects.requireNonNull(sandbox);
        Journals.Mark mark = client.journals().mark(List.of(Service.METADATA));
        try {
            Page answer = driver(http).tell(address(federation, refresh));
            boolean seen = client.journals().since(mark, List.of(Service.METADATA)).stream()
                    .filter(Doctor::isFetchByAnother)
                    .anyMatch(entry -> entry.fact("federation").orElse("").equals(federation));
            if (seen) {
                good("fetching the metadata when told", field + ".refresh", "seen in the journal");
            } else if (feed.source() == VendorFile.FeedSource.MDQ && answer.status() < 400) {
                good(
                        "fetching the metadata when told",
                        field + ".refresh",
                        "answers; entities are asked for at a login");
            } else {
                bad(
                        "fetching the metadata when told",
                        field + ".refresh",
                        "status " + answer.status() + ", and no fetch in the journal of the metadata service",
                        "let a POST to it fetch the metadata, and answer when that is done");
            }
        } catch (Mishap e) {
            bad("fetching the metadata when told", field + ".refresh", e.observed(), e.remedy());
        }
    }

    /** Whether the system has reached the sandbox: it must have fetched the federation's metadata. */
    private void feed() {
        SandboxClient client = java.util.Objects.requireNonNull(sandbox);
        if (client.journals().after(Service.METADATA, 0).stream().anyMatch(Doctor::isFetchByAnother)) {
            good("the way from your system to the sandbox", "", "the federation's metadata has been fetched");
        } else {
            warning(
                    "the way from your system to the sandbox",
                    "",
                    "nobody has fetched the federation's metadata yet",
                    "point the system at the addresses in " + credentials.resolve("sandbox.json"));
        }
    }

    private void clientCertificate() {
        if (!vendor.claimsNll()) {
            return;
        }
        Path store = credentials.resolve("client.p12");
        if (Files.isRegularFile(store)) {
            good("the client certificate", "credentials", store.toString());
        } else {
            warning(
                    "the client certificate",
                    "credentials",
                    store + " is not there",
                    "run ./sandbox onboard " + vendor.file());
        }
    }

    /** Nobody is logged in, so the system must not act; that it says so shows that the address is right. */
    private void actions(HttpClient http) {
        VendorFile.Nll nll = vendor.nll();
        if (nll == null || nll.actions() == null) {
            return;
        }
        String field = "nll.actions";
        String federation =
                vendor.federations().keySet().stream().sorted().findFirst().orElseThrow();
        Action action = nll.supports().contains(Action.OPEN_PATIENT)
                ? Action.OPEN_PATIENT
                : nll.supports().stream().sorted().findFirst().orElseThrow();
        URI address = address(federation, nll.address(action).orElseThrow());
        try {
            int status = http.send(
                            HttpRequest.newBuilder(address)
                                    .timeout(Duration.ofSeconds(10))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(
                                            "{\"personnummer\":\"" + Cast.load().patient("patienten") + "\"}"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            switch (status) {
                case 401 -> good("the test-driver API", field, action.id() + " is there, and asks for a login");
                case 404, 501 ->
                    bad(
                            "the test-driver API",
                            field,
                            "status " + status + " for " + action.id(),
                            "correct the address, or leave the action out of nll.supports");
                default ->
                    bad(
                            "the test-driver API",
                            field,
                            "status " + status + " for " + action.id() + " without anybody logged in",
                            "answer 401 then, as docs/test-driver.yaml says");
            }
        } catch (IOException | IllegalArgumentException e) {
            bad("the test-driver API", field, Mishap.words(e), "start the system, or correct the address");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Driver driver(HttpClient http) {
        SandboxClient client = sandbox;
        return new se.sakeratkomst.certify.driver.HttpDriver(
                http,
                client == null
                        ? new se.sakeratkomst.certify.evidence.CardDrawer(URI.create("http://localhost"), http)
                        : client.cards());
    }

    private URI address(String federation, String template) {
        SandboxClient client = sandbox;
        String lab = client == null ? "default" : client.lab();
        return vendor.address(template, lab, Party.idpOf(lab, federation));
    }

    private void good(String what, String field, String observed) {
        findings.add(Finding.good(what, field, observed));
    }

    private void warning(String what, String field, String observed, String remedy) {
        findings.add(Finding.warning(what, field, observed, remedy));
    }

    private void bad(String what, String field, String observed, String remedy) {
        findings.add(Finding.bad(what, field, observed, remedy));
    }
}
