package se.sakeratkomst.ehm.article;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.csv.CsvFile;
import se.sakeratkomst.ehm.csv.CsvLine;

/** The article register. It is the same in every lab. */
public final class Articles {

    /** Which setting names the file. */
    public static final String SETTING = "sandbox.ehm.registers.articles";

    private final Map<String, Article> byPackId = new LinkedHashMap<>();
    private final Map<String, List<Article>> byNplId = new HashMap<>();
    private final Map<String, Article> byVarunr = new HashMap<>();

    public Articles(List<Article> articles) {
        for (Article article : articles) {
            if (byPackId.put(article.nplPackId(), article) != null) {
                throw new IllegalStateException("Read the articles: observed NPL pack id " + article.nplPackId()
                        + " twice; expected each once. Correct the file that " + SETTING + " names.");
            }
            byNplId.computeIfAbsent(article.nplId(), id -> new ArrayList<>()).add(article);
            byVarunr.put(article.varunr(), article);
        }
    }

    /**
     * @param file instead of the sandbox's own, or null
     * @throws IllegalStateException when it is no such register
     */
    public static Articles read(@Nullable Path file) {
        return new Articles(CsvFile.read(file, "articles.csv", SETTING).stream()
                .map(Articles::article)
                .toList());
    }

    private static Article article(CsvLine line) {
        return new Article(
                line.required("npl-id"),
                line.required("npl-pack-id"),
                line.required("varunr"),
                line.required("name"),
                line.text("atc").orElse(null),
                line.required("form"),
                line.text("strength").orElse(null),
                line.amount("amount").orElse(null),
                line.required("unit"),
                line.required("pack"),
                one(line, "type", ProductType::valueOf).orElseThrow(() -> line.wrong("type", "nothing", "a type")),
                one(line, "narcotic", Narcotic::valueOf).orElse(null),
                one(line, "benefit", Benefit::valueOf).orElse(Benefit.NO),
                line.text("substitution-group").orElse(null),
                line.flag("interchangeable"),
                one(line, "sales", Sales::valueOf).orElse(Sales.ON_MARKET),
                line.day("withdrawn-on").orElse(null),
                line.flag("start-pack"),
                line.words("authority"),
                line.required("repeat").equals("repeatable"),
                one(line, "special", Special::valueOf).orElse(null));
    }

    private static <T> Optional<T> one(CsvLine line, String column, Function<String, T> named) {
        return line.text(column).map(value -> {
            try {
                return named.apply(value.replace('-', '_').toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw line.wrong(column, value, "a word that the head of articles.csv lists");
            }
        });
    }

    public Optional<Article> byPackId(String nplPackId) {
        return Optional.ofNullable(byPackId.get(nplPackId));
    }

    /** The packages of a product, in the register's order; none when the product is not in the register. */
    public List<Article> byNplId(String nplId) {
        return Collections.unmodifiableList(byNplId.getOrDefault(nplId, List.of()));
    }

    public Optional<Article> byVarunr(String varunr) {
        return Optional.ofNullable(byVarunr.get(varunr));
    }

    /** The article that the package names, else the product's first, else the number in trade. */
    public Optional<Article> find(@Nullable String nplId, @Nullable String nplPackId, @Nullable String varunr) {
        Optional<Article> found = nplPackId == null ? Optional.empty() : byPackId(nplPackId);
        if (found.isEmpty() && nplPackId == null && nplId != null) {
            found = byNplId(nplId).stream().findFirst();
        }
        return found.isPresent() || varunr == null ? found : byVarunr(varunr);
    }

    /** Those that may be dispensed in place of this one, itself not among them. */
    public List<Article> interchangeableWith(Article article) {
        return article.substitutionGroup() == null || !article.interchangeable()
                ? List.of()
                : byPackId.values().stream()
                        .filter(each -> article.substitutionGroup().equals(each.substitutionGroup()))
                        .filter(each -> each.interchangeable() && !each.equals(article))
                        .toList();
    }

    /** All, in the register's order. */
    public List<Article> all() {
        return List.copyOf(byPackId.values());
    }
}
