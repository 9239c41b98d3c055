package se.sakeratkomst.ehm.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class ArticlesTest {

    private final Articles articles = Articles.read(null);

    @Test
    void thereAreAboutThreeHundredArticlesInEveryMainGroup() {
        assertThat(articles.all()).hasSizeBetween(300, 400);
        Set<String> groups = articles.all().stream()
                .map(Article::atc)
                .filter(Objects::nonNull)
                .map(atc -> atc.substring(0, 1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(groups).containsExactly("A", "B", "C", "D", "G", "H", "J", "L", "M", "N", "P", "Q", "R", "S", "V");
    }

    @Test
    void everyNumberHasItsFormAndIsUnique() {
        List<Article> all = articles.all();
        assertThat(all).allSatisfy(article -> {
            assertThat(article.nplId()).matches("\\d{14}");
            assertThat(article.nplPackId()).matches("\\d{14}").isNotEqualTo(article.nplId());
            assertThat(article.varunr()).matches("\\d{6,8}");
        });
        assertThat(all.stream().map(Article::nplPackId)).doesNotHaveDuplicates();
        assertThat(all.stream().map(Article::varunr)).doesNotHaveDuplicates();
    }

    @Test
    void everyArticleSaysThatItIsATest() {
        assertThat(articles.all()).extracting(Article::name).allMatch(name -> name.startsWith("TEST "));
    }

    @Test
    void medicinesHaveAnAtcCodeOfSevenPositionsAndOthersHaveNone() {
        assertThat(articles.all()).allSatisfy(article -> {
            if (article.type() == ProductType.LM) {
                assertThat(article.atc()).matches((article.forAnimals() ? "Q" : "") + "[A-Z]\\d{2}[A-Z]{2}\\d{2}");
            } else {
                assertThat(article.atc()).isNull();
            }
        });
    }

    @Test
    void thePackagesOfAProductAreOfOneSubstanceFormStrengthAndClass() {
        Map<String, Article> first = new HashMap<>();
        assertThat(articles.all()).allSatisfy(article -> {
            Article other = first.computeIfAbsent(article.nplId(), id -> article);
            assertThat(List.of(article.name(), article.form(), article.type(), article.narcoticClass()))
                    .isEqualTo(List.of(other.name(), other.form(), other.type(), other.narcoticClass()));
        });
    }

    @Test
    void interchangeableArticlesHaveTheSameSubstanceAndStrength() {
        assertThat(articles.all())
                .allSatisfy(article -> assertThat(articles.interchangeableWith(article))
                        .allSatisfy(other -> {
                            assertThat(other.atc()).isEqualTo(article.atc());
                            assertThat(other.strength()).isEqualTo(article.strength());
                        }));
        assertThat(articles.all().stream().filter(article -> article.interchangeable()))
                .allSatisfy(article -> assertThat(article.substitutionGroup()).isNotNull())
                .anySatisfy(article ->
                        assertThat(articles.interchangeableWith(article)).isNotEmpty());
    }

    @Test
    void narcoticsAreSpecialMedicinesAndTheFirstThreeClassesAreNotRepeated() {
        assertThat(articles.all())
                .filteredOn(article -> article.narcotic() != null)
                .allSatisfy(article -> {
                    assertThat(article.special()).isEqualTo(Special.NARCOTIC);
                    assertThat(article.repeatable()).isEqualTo(!article.narcoticUpToThree());
                });
    }

    @ParameterizedTest
    @EnumSource
    void thereIsAnArticleOfEveryType(ProductType type) {
        assertThat(articles.all()).extracting(Article::type).contains(type);
    }

    @ParameterizedTest
    @EnumSource
    void thereIsAnArticleOfEveryNarcoticClass(Narcotic narcotic) {
        assertThat(articles.all()).extracting(Article::narcotic).contains(narcotic);
    }

    @ParameterizedTest
    @EnumSource
    void thereIsEveryKindOfSpecialMedicine(Special special) {
        assertThat(articles.all()).extracting(Article::special).contains(special);
    }

    @ParameterizedTest
    @EnumSource
    void thereIsEveryStateOfSale(Sales sales) {
        assertThat(articles.all()).extracting(Article::sales).contains(sales);
    }

    @ParameterizedTest
    @EnumSource
    void thereIsEveryKindOfBenefit(Benefit benefit) {
        assertThat(articles.all()).extracting(Article::benefit).contains(benefit);
    }

    @Test
    void whatIsNotSoldSaysSinceWhen() {
        assertThat(articles.all())
                .filteredOn(article -> article.sales() != Sales.ON_MARKET)
                .allSatisfy(article -> {
                    LocalDate since = Objects.requireNonNull(article.withdrawnOn());
                    assertThat(article.soldOn(since.minusDays(1))).isTrue();
                    assertThat(article.soldOn(since)).isFalse();
                });
    }

    @Test
    void physiciansMayPrescribeEverythingForPeopleAndTheOthersSomeOfIt() {
        assertThat(articles.all())
                .filteredOn(article -> !article.forAnimals())
                .allSatisfy(article ->
                        assertThat(article.authority()).contains("LK").isSubsetOf("LK", "TL", "TH", "BM", "SJ"));
        for (String profession : List.of("TL", "TH", "BM", "SJ")) {
            assertThat(articles.all())
                    .anySatisfy(article -> assertThat(article.authority()).contains(profession));
            assertThat(articles.all())
                    .anySatisfy(article -> assertThat(article.authority()).doesNotContain(profession));
        }
    }

    @Test
    void theArticlesOfTheTestPatientsAreThere() throws IOException {
        try (InputStream patients = getClass().getResourceAsStream("/nll/patients.yaml")) {
            List<JsonNode> prescriptions =
                    YAMLMapper.shared().readTree(patients).findParents("npl-pack-id");
            assertThat(prescriptions).isNotEmpty().allSatisfy(prescription -> {
                Article article = articles.byPackId(
                                prescription.get("npl-pack-id").asString())
                        .orElseThrow();
                assertThat(article.name()).startsWith("TEST ");
            });
        }
    }

    @Test
    void anArticleIsFoundByPackageProductOrNumber() {
        Article article = articles.byPackId("20990101100018").orElseThrow();
        assertThat(articles.find(article.nplId(), article.nplPackId(), null)).contains(article);
        assertThat(articles.find(article.nplId(), null, null)).contains(article);
        assertThat(articles.find(null, null, article.varunr())).contains(article);
        assertThat(articles.find(article.nplId(), "20990101999999", null)).isEmpty();
        assertThat(articles.find(null, null, null)).isEmpty();
    }

    @Test
    void aRegisterOfOnesOwnReplacesTheSandboxs(@TempDir Path folder) throws IOException {
        Path mine = folder.resolve("mine.csv");
        Files.writeString(mine, lines(0, 12).replace("Fenoximetyl", "Mitt eget"));
        assertThat(Articles.read(mine).all())
                .singleElement()
                .satisfies(article -> assertThat(article.name()).contains("Mitt eget"));
    }

    @Test
    void aLineThatIsWrongIsNamed(@TempDir Path folder) throws IOException {
        Path mine = folder.resolve("mine.csv");
        Files.writeString(mine, lines(0, 12).replace(";LM;", ";GODIS;"));
        assertThatThrownBy(() -> Articles.read(mine))
                .hasMessageContainingAll("mine.csv line 12", "type", "GODIS", "sandbox.ehm.registers.articles");
        Files.writeString(mine, lines(0, 12) + "too;short\n");
        assertThatThrownBy(() -> Articles.read(mine)).hasMessageContainingAll("line 13", "observed 2 values");
    }

    private static String lines(int from, int to) throws IOException {
        try (InputStream own = ArticlesTest.class.getResourceAsStream("/registers/articles.csv")) {
            return new String(own.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                            .lines().toList().subList(from, to).stream().collect(Collectors.joining("\n"))
                    + "\n";
        }
    }
}
