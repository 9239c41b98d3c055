package se.sakeratkomst.certify.report;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import se.sakeratkomst.certify.catalogue.Catalogue;
import se.sakeratkomst.certify.catalogue.Requirement;
import se.sakeratkomst.certify.verdict.Judgement;
import se.sakeratkomst.certify.verdict.RestsOn;
import se.sakeratkomst.certify.verdict.Verdict;

/** The run as one HTML page that needs nothing outside itself, in Swedish and English. */
public final class HtmlReport {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Catalogue catalogue;

    public HtmlReport(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** A requirement and the verdicts that touch it. */
    public record RequirementRow(
            String id, String level, String text, String source, String worst, List<CaseLink> cases) {}

    /** A link to a case. */
    public record CaseLink(String anchor, String id, String verdict) {}

    /** A case with the anchor that links lead to. */
    public record CaseView(String anchor, Judgement judgement, String took) {}

    /** A verdict and how often it fell. */
    public record Count(String id, String swedish, String english, long count) {}

    public byte[] of(RunSummary run) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(HtmlReport.class.getClassLoader());
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        TemplateEngine engine = new TemplateEngine();
        engine.setTemplateResolver(resolver);
        Context context = new Context(Locale.ROOT);
        context.setVariable("run", run);
        context.setVariable("began", TIME.format(run.began()));
        context.setVariable("took", seconds(run.took()));
        context.setVariable("counts", counts(run));
        List<CaseView> cases = cases(run);
        context.setVariable("cases", cases);
        Map<String, List<CaseView>> features = new LinkedHashMap<>();
        cases.forEach(each -> features.computeIfAbsent(each.judgement().feature(), name -> new ArrayList<>())
                .add(each));
        context.setVariable("features", features);
        context.setVariable("requirements", requirements(cases));
        context.setVariable("assumptions", assumptions(run));
        return engine.process("report/report.html", context).getBytes(StandardCharsets.UTF_8);
    }

    private static List<Count> counts(RunSummary run) {
        return run.counts().entrySet().stream()
                .map(entry -> new Count(
                        entry.getKey().id(),
                        entry.getKey().swedish(),
                        entry.getKey().english(),
                        entry.getValue()))
                .toList();
    }

    private static List<CaseView> cases(RunSummary run) {
        List<CaseView> cases = new ArrayList<>();
        for (Judgement judgement : run.judgements()) {
            cases.add(new CaseView("case-" + (cases.size() + 1), judgement, seconds(judgement.took())));
        }
        return cases;
    }

    private List<RequirementRow> requirements(List<CaseView> cases) {
        Map<String, List<CaseView>> byId = new TreeMap<>();
        cases.forEach(each -> each.judgement()
                .requirements()
                .forEach(
                        id -> byId.computeIfAbsent(id, key -> new ArrayList<>()).add(each)));
        List<RequirementRow> rows = new ArrayList<>();
        byId.forEach((id, touching) -> {
            Requirement requirement = catalogue
                    .requirement(id)
                    .orElseGet(() -> new Requirement("", id, "", "", "(not in the catalogues)", "", ""));
            rows.add(new RequirementRow(
                    id,
                    requirement.level(),
                    requirement.text(),
                    requirement.source(),
                    worst(touching).id(),
                    touching.stream()
                            .map(each -> new CaseLink(
                                    each.anchor(),
                                    each.judgement().id(),
                                    each.judgement().verdict().id()))
                            .toList()));
        });
        return rows;
    }

    /** A requirement is no better off than its worst verdict. */
    private static Verdict worst(List<CaseView> cases) {
        List<Verdict> order =
                List.of(Verdict.FAIL, Verdict.INCONCLUSIVE, Verdict.MANUAL, Verdict.PASS, Verdict.NOT_APPLICABLE);
        return cases.stream()
                .map(each -> each.judgement().verdict())
                .min(Comparator.comparingInt(order::indexOf))
                .orElse(Verdict.NOT_APPLICABLE);
    }

    private static List<RestsOn> assumptions(RunSummary run) {
        Map<String, RestsOn> all = new TreeMap<>();
        run.judgements()
                .forEach(each -> each.assumptions().forEach(assumption -> all.put(assumption.id(), assumption)));
        return List.copyOf(all.values());
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0);
    }
}
