package se.sakeratkomst.idp.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The little Markdown that a message to a user needs: headings, lists, paragraphs, line breaks, strong, emphasis. Everything else stays
 * text as it was written, HTML too; there are no links and no pictures, so nothing is fetched and nobody is led away.
 */
final class Markdown {
    private static final Pattern STRONG = Pattern.compile("\\*\\*([^*\\n]+)\\*\\*|__([^_\\n]+)__");
    private static final Pattern EMPHASIS = Pattern.compile("\\*([^*\\n]+)\\*");
    private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*)");
    private static final Pattern ITEM = Pattern.compile("[-*+] +(.*)");

    private Markdown() {}

    /** Plain text as HTML: escaped, with its line breaks. */
    static String plain(String text) {
        return "<p>" + escaped(text.strip()).replace("\n", "<br>") + "</p>";
    }

    /** Markdown as HTML. */
    static String html(String markdown) {
        StringBuilder html = new StringBuilder();
        for (String block : markdown.replace("\r\n", "\n").strip().split("\n[ \t]*\n")) {
            block(block.strip(), html);
        }
        return html.toString();
    }

    private static void block(String block, StringBuilder html) {
        List<String> text = new ArrayList<>();
        List<String> items = new ArrayList<>();
        for (String line : block.split("\n")) {
            var heading = HEADING.matcher(line.strip());
            var item = ITEM.matcher(line.strip());
            if (item.matches()) {
                paragraph(text, html);
                items.add(item.group(1));
                continue;
            }
            list(items, html);
            if (heading.matches()) {
                paragraph(text, html);
                html.append("<h3>").append(inline(heading.group(1))).append("</h3>");
            } else {
                text.add(line.strip());
            }
        }
        paragraph(text, html);
        list(items, html);
    }

    private static void paragraph(List<String> lines, StringBuilder html) {
        if (!lines.isEmpty()) {
            html.append("<p>")
                    .append(String.join(
                            "<br>", lines.stream().map(Markdown::inline).toList()))
                    .append("</p>");
            lines.clear();
        }
    }

    private static void list(List<String> items, StringBuilder html) {
        if (!items.isEmpty()) {
            html.append("<ul>");
            items.forEach(item -> html.append("<li>").append(inline(item)).append("</li>"));
            html.append("</ul>");
            items.clear();
        }
    }

    private static String inline(String text) {
        String strong = STRONG.matcher(escaped(text)).replaceAll("<strong>$1$2</strong>");
        return EMPHASIS.matcher(strong).replaceAll("<em>$1</em>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                .replaceAll("[\\p{Cc}&&[^\\n]]", "");
    }
}
