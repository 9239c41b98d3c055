package se.sakeratkomst.certify.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import se.sakeratkomst.certify.catalogue.Catalogue;
import se.sakeratkomst.certify.driver.Drivers;
import se.sakeratkomst.certify.evidence.JournalEntry;
import se.sakeratkomst.certify.evidence.Journals;
import se.sakeratkomst.certify.evidence.SandboxClient;
import se.sakeratkomst.certify.evidence.Service;
import se.sakeratkomst.certify.onboarding.Onboarding;
import se.sakeratkomst.certify.report.ConsoleReport;
import se.sakeratkomst.certify.report.Reports;
import se.sakeratkomst.certify.report.RunFolder;
import se.sakeratkomst.certify.report.RunSummary;
import se.sakeratkomst.certify.steps.CertificationEngine;
import se.sakeratkomst.certify.steps.CertificationEngine.Selection;
import se.sakeratkomst.certify.vendor.VendorFile;
import se.sakeratkomst.certify.verdict.Judgement;

/** Certifies a vendor system against a running sandbox: registers it, runs the suite, writes the report. */
public final class Certifier {
    private final VendorFile vendor;
    private final SandboxClient sandbox;
    private final Path credentials;

    public Certifier(VendorFile vendor, SandboxClient sandbox, Path credentials) {
        this.vendor = vendor;
        this.sandbox = sandbox;
        this.credentials = credentials;
    }

    /** The lab, and everything that the vendor system needs, before it is asked anything. */
    public void prepare() {
        Drivers.require(vendor);
        sandbox.createLab();
        Onboarding onboarding = new Onboarding(vendor, sandbox, credentials);
        onboarding.all();
    }

    /** Runs the suite without a report. */
    public CertificationEngine.Run run(String tags, Consumer<Judgement> listener) {
        return run(Selection.of(tags), listener);
    }

    /** Runs the suite without a report. */
    public CertificationEngine.Run run(Selection selection, Consumer<Judgement> listener) {
        return new CertificationEngine(vendor, sandbox).run(selection, listener);
    }

    /** Runs the suite as usual, tells the verdicts as they fall, and writes the report into a folder of its own. */
    public RunSummary report(String tags, String target, Path runs, PrintWriter out) {
        return report(Selection.of(tags), target, runs, out);
    }

    /** Runs the suite, tells the verdicts as they fall, and writes the report into a folder of its own. */
    public RunSummary report(Selection selection, String target, Path runs, PrintWriter out) {
        Journals.Mark mark = sandbox.journals().mark();
        CertificationEngine.Run run = run(selection, judgement -> out.println(ConsoleReport.line(judgement)));
        Instant written = Instant.now();
        RunSummary summary = summary(run, selection.tags(), target);
        RunFolder folder = RunFolder.make(runs, run.began(), vendor.slug());
        Path html = Reports.write(folder, summary, Catalogue.load(), excerpts(mark));
        out.println();
        out.println(ConsoleReport.table(summary));
        out.println(ConsoleReport.closing(summary));
        out.println("Logins " + seconds(run.together()) + " with " + selection.parallel()
                + " at a time, faults of metadata and revocation " + seconds(run.alone()) + " one at a time, report "
                + seconds(Duration.between(written, Instant.now())));
        out.println("Report: " + html);
        return summary;
    }

    private Map<Service, List<JournalEntry>> excerpts(Journals.Mark mark) {
        Map<Service, List<JournalEntry>> excerpts = new EnumMap<>(Service.class);
        for (Service service : Service.suites()) {
            excerpts.put(service, sandbox.journals().after(service, mark.last().getOrDefault(service, 0L)));
        }
        return excerpts;
    }

    private RunSummary summary(CertificationEngine.Run run, String tags, String target) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("sandbox", Version.number());
        environment.put("suite", run.judgements().size() + " scenarios");
        environment.put("driver", vendor.driver());
        environment.put("Java", System.getProperty("java.vendor") + " " + Runtime.version());
        environment.put(
                "machine",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch") + ", "
                        + Runtime.getRuntime().availableProcessors() + " processors");
        environment.put("clock", Instant.now().toString());
        environment.put("vendor.yaml", vendor.file().toString());
        Map<String, String> endpoints = new LinkedHashMap<>();
        run.suite().parties().forEach((federation, party) -> {
            endpoints.put(federation + ": entity", party.sp().entityId());
            endpoints.put(federation + ": identity provider", party.idpEntityId());
            endpoints.put(federation + ": login", vendor.in(federation).login());
            endpoints.put(federation + ": protected page", vendor.in(federation).protectedPage());
        });
        for (Service service : Service.suites()) {
            endpoints.put(
                    "sandbox: " + service.id(),
                    sandbox.addresses().url(service, sandbox.lab()).toString());
        }
        String release = vendor.release();
        return new RunSummary(
                vendor.name(),
                release == null ? "" : release,
                vendor.organisation().name() + " " + vendor.organisation().number(),
                sandbox.lab(),
                target,
                tags,
                run.began(),
                run.took(),
                environment,
                endpoints,
                run.judgements());
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
