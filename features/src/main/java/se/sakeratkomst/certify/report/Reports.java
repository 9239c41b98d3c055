package se.sakeratkomst.certify.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import se.sakeratkomst.certify.catalogue.Catalogue;
import se.sakeratkomst.certify.evidence.JournalEntry;
import se.sakeratkomst.certify.evidence.Json;
import se.sakeratkomst.certify.evidence.Service;

/** Writes everything that a run leaves behind. */
public final class Reports {
    private Reports() {}

    /** @return the HTML report */
    public static Path write(
            RunFolder folder, RunSummary run, Catalogue catalogue, Map<Service, List<JournalEntry>> journals) {
        folder.write("results.json", JsonReport.of(run));
        folder.write("TEST-certification.xml", JunitReport.of(run));
        journals.forEach((service, entries) -> folder.write(
                "journal/" + service.id() + ".json",
                Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(entries)));
        return folder.write("report.html", new HtmlReport(catalogue).of(run));
    }
}
