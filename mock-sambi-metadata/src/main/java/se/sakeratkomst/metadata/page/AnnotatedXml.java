package se.sakeratkomst.metadata.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.Place;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * Metadata with numbered lines, and each finding at the line that it concerns. What was handed in on a few endless lines is indented
 * first.
 *
 * @param told the findings with the line each stands at, in their order
 */
public record AnnotatedXml(List<Line> lines, List<Told> told) {

    private static final int ENDLESS = 40;
    private static final int MOST_LINES = 20_000;

    /** A line and what is said of it; {@code grade} is red, yellow or empty. */
    public record Line(int number, String text, List<Finding> findings, String grade) {}

    /** A finding and its line; null when it concerns no line. */
    public record Told(Finding finding, @Nullable Integer line, String grade) {}

    /** Nothing to show. */
    public static final AnnotatedXml NONE = new AnnotatedXml(List.of(), List.of());

    /** Metadata as text, and what was found in it. */
    public static AnnotatedXml of(String xml, List<Finding> findings) {
        String text = xml;
        Map<String, Integer> lines = Map.of();
        try {
            Document document = SecureXml.parse(xml);
            text = isEndless(xml) ? SecureXml.pretty(document) : xml;
            Set<String> wanted = findings.stream()
                    .map(Finding::place)
                    .filter(Objects::nonNull)
                    .map(Place::xpath)
                    .collect(Collectors.toSet());
            lines = lines(text, wanted);
        } catch (SamlRefusal unreadable) {
            // shown as it came, with the lines that the findings themselves name
        }
        Map<String, Integer> known = lines;
        boolean asItCame = text.equals(xml);
        int first = first(findings, known, asItCame);
        List<Told> told = findings.stream()
                .map(finding -> new Told(finding, line(finding, known, asItCame, first), grade(List.of(finding))))
                .toList();
        return new AnnotatedXml(lines(text, told, first), told);
    }

    private static boolean isEndless(String xml) {
        return xml.lines()
                .anyMatch(line ->
                        line.chars().filter(character -> character == '<').count() > ENDLESS);
    }

    /**
     * The number of the first line: what stood before the root element is not stored, and the findings tell how many lines that was.
     */
    private static int first(List<Finding> findings, Map<String, Integer> known, boolean asItCame) {
        Set<Integer> offsets = new HashSet<>();
        for (Finding finding : findings) {
            Place place = finding.place();
            Integer line = place == null ? null : place.line();
            Integer found = place == null ? null : known.get(place.xpath());
            if (line != null && found != null) {
                offsets.add(line - found);
            }
        }
        return asItCame && offsets.size() == 1
                ? 1 + Math.max(0, offsets.iterator().next())
                : 1;
    }

    private static @Nullable Integer line(Finding finding, Map<String, Integer> known, boolean asItCame, int first) {
        Place place = finding.place();
        if (place == null) {
            return null;
        }
        Integer found = known.get(place.xpath());
        return found != null ? Integer.valueOf(found + first - 1) : asItCame ? place.line() : null;
    }

    private static Map<String, Integer> lines(String text, Set<String> wanted) {
        Map<String, Integer> lines = new HashMap<>();
        if (!wanted.isEmpty()) {
            collect(
                    SecureXml.parseWithLines(text.getBytes(StandardCharsets.UTF_8))
                            .getDocumentElement(),
                    wanted,
                    lines);
        }
        return lines;
    }

    private static void collect(Element element, Set<String> wanted, Map<String, Integer> lines) {
        Place place = Place.of(element);
        Integer line = place.line();
        if (line != null && wanted.contains(place.xpath())) {
            lines.put(place.xpath(), line);
        }
        if (wanted.stream().anyMatch(path -> path.startsWith(place.xpath() + "/"))) {
            Elements.children(element).forEach(child -> collect(child, wanted, lines));
        }
    }

    private static List<Line> lines(String text, List<Told> told, int first) {
        Map<Integer, List<Finding>> byLine = told.stream()
                .filter(one -> one.line() != null)
                .collect(Collectors.groupingBy(
                        one -> Objects.requireNonNull(one.line()),
                        Collectors.mapping(Told::finding, Collectors.toList())));
        List<Line> lines = new ArrayList<>();
        int number = first - 1;
        for (String line : text.lines().limit(MOST_LINES).toList()) {
            number++;
            List<Finding> findings = byLine.getOrDefault(number, List.of());
            lines.add(new Line(number, line, findings, grade(findings)));
        }
        return lines;
    }

    private static String grade(List<Finding> findings) {
        return findings.isEmpty() ? "" : findings.stream().anyMatch(Finding::refuses) ? "red" : "yellow";
    }
}
