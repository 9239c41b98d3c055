package se.sakeratkomst.vendor.nll;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The customer's copy of the article register: what a package is called. Read when it is first asked. */
public final class ArticleRegister {

    private static final String FILE = "/articles.csv";

    private volatile Map<String, Article> byPackage = Map.of();

    Optional<Article> byPackage(String nplPackId) {
        return Optional.ofNullable(articles().get(nplPackId));
    }

    private Map<String, Article> articles() {
        if (byPackage.isEmpty()) {
            byPackage = read();
        }
        return byPackage;
    }

    private static Map<String, Article> read() {
        try (InputStream in = ArticleRegister.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("Read the article register: observed no " + FILE
                        + " in the jar; expected it there. Build the jar anew.");
            }
            Map<String, Article> articles = new LinkedHashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(";", -1))
                    .forEach(part -> articles.put(part[0], new Article(part[0], part[1], part[2], part[3], part[4])));
            return articles;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
