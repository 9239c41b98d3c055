package se.sakeratkomst.ehm.check;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.function.Predicate;
import se.sakeratkomst.ehm.article.Article;
import se.sakeratkomst.ehm.article.ProductType;
import se.sakeratkomst.ehm.check.subject.Basis;
import se.sakeratkomst.ehm.check.subject.Item;

/** What must hold of a prescription or a row for a check to look at it: the nesting of the control table. */
public enum Condition {
    @JsonProperty("dose")
    DOSE("what is prescribed is dose-dispensed", item -> item.content().dose()),
    @JsonProperty("not-dose")
    NOT_DOSE("what is prescribed is not dose-dispensed", item -> !item.content().dose()),
    @JsonProperty("personnummer")
    PERSONNUMMER("the patient has a personnummer", item -> item.patient().personnummer() != null),
    @JsonProperty("no-personnummer")
    NO_PERSONNUMMER("the patient has no personnummer", item -> item.patient().personnummer() == null),
    @JsonProperty("organisation")
    ORGANISATION("the owner is an organisation", item -> item.patient().organisationNumber() != null),
    @JsonProperty("birth-date-only")
    BIRTH_DATE_ONLY(
            "the owner has neither personnummer nor organisation number",
            item -> item.patient().personnummer() == null && item.patient().organisationNumber() == null),
    @JsonProperty("food-producing")
    FOOD_PRODUCING(
            "the animal gives food",
            item -> item.content().animal() != null && item.content().animal().foodProducing()),
    @JsonProperty("foreign")
    FOREIGN("the prescription is of another country", item -> item.content().foreign()),
    @JsonProperty("not-foreign")
    NOT_FOREIGN("the prescription is Swedish", item -> !item.content().foreign()),
    @JsonProperty("phone")
    PHONE("it was taken down by telephone", item -> item.content().basis() == Basis.TELEPHONE),
    @JsonProperty("phone-or-fax")
    PHONE_OR_FAX(
            "it was taken down by telephone or fax",
            item -> item.content().basis() == Basis.TELEPHONE || item.content().basis() == Basis.FAX),
    @JsonProperty("stored")
    STORED("a prescription is stored before", item -> item.stored() != null),
    @JsonProperty("earlier-given")
    EARLIER_GIVEN(
            "it replaces or renews another",
            item -> item.asked() != null && item.asked().earlierId() != null),
    @JsonProperty("prescribers-order")
    PRESCRIBERS_ORDER(
            "a pharmacy ends it because the prescriber says so",
            item -> item.asked() != null && item.asked().prescribersOrder()),
    @JsonProperty("dispensed-before")
    DISPENSED_BEFORE(
            "it has been dispensed",
            item -> item.stored() != null && item.stored().lastDispensedOn() != null),
    @JsonProperty("next-benefit-known")
    NEXT_BENEFIT_KNOWN(
            "it is known from when the next dispense with benefit may be made",
            item -> item.stored() != null && item.stored().nextBenefitOn() != null),
    @JsonProperty("remaining-known")
    REMAINING_KNOWN("it is known how much remains", item -> item.remaining().isPresent()),
    @JsonProperty("test-mark-given")
    TEST_MARK_GIVEN("a test mark is given", item -> item.content().testMark() != null),
    @JsonProperty("original-format-given")
    ORIGINAL_FORMAT_GIVEN(
            "a number of the original's format is given", item -> item.content().originalFormat() != null),
    @JsonProperty("dispatch-id-given")
    DISPATCH_ID_GIVEN(
            "a dispatch id is given",
            item -> item.dispense() != null && item.dispense().dispatchId() != null),
    @JsonProperty("dose-basis-given")
    DOSE_BASIS_GIVEN(
            "a version of the dose basis is given or stored",
            item -> item.patient().doseBasisVersion() != null
                    || (item.asked() != null && item.asked().doseBasisVersion() != null)),
    @JsonProperty("dose-period-told")
    DOSE_PERIOD_TOLD(
            "a period of use is given",
            item -> item.content().startOn() != null || item.content().endOn() != null),
    @JsonProperty("prescription-code-given")
    PRESCRIPTION_CODE_GIVEN(
            "a prescription code is given", item -> item.content().prescriber().code() != null),
    @JsonProperty("prescription-code-known")
    PRESCRIPTION_CODE_KNOWN(
            "the prescription code is in the register",
            item -> item.content().prescriber().code() != null
                    && item.registers()
                            .prescribers()
                            .byCode(item.content().prescriber().code())
                            .isPresent()),
    @JsonProperty("register-consent-asked")
    REGISTER_CONSENT_ASKED(
            "consent to the register is asked for", item -> item.patient().registerConsent() != null),
    @JsonProperty("addressed")
    ADDRESSED("a pharmacy is addressed", item -> item.content().receivingPharmacy() != null),
    @JsonProperty("at-a-pharmacy")
    AT_A_PHARMACY("the caller is at a pharmacy", item -> item.caller().pharmacyGln() != null),
    @JsonProperty("article-known")
    ARTICLE_KNOWN("the article is in the register", item -> item.article().isPresent()),
    @JsonProperty("product-and-package-given")
    PRODUCT_AND_PACKAGE_GIVEN(
            "product and package are given",
            item -> item.articleRef().nplId() != null && item.articleRef().nplPackId() != null),
    @JsonProperty("medicine")
    MEDICINE("the article is a medicine", item -> isType(item, ProductType.LM)),
    @JsonProperty("food")
    FOOD("the article is food", item -> isType(item, ProductType.PLI)),
    @JsonProperty("spirit")
    SPIRIT("the article is technical spirit", item -> isType(item, ProductType.TSP)),
    @JsonProperty("medicine-or-spirit")
    MEDICINE_OR_SPIRIT(
            "the article is a medicine or technical spirit",
            item -> isType(item, ProductType.LM) || isType(item, ProductType.TSP)),
    @JsonProperty("narcotic-i-iii")
    NARCOTIC_I_III(
            "the article is a narcotic of class I to III",
            item -> item.article().filter(Article::narcoticUpToThree).isPresent()),
    @JsonProperty("narcotic-iv-v")
    NARCOTIC_IV_V(
            "the article is a narcotic of class IV or V",
            item -> item.article()
                    .filter(article -> article.narcotic() != null && !article.narcoticUpToThree())
                    .isPresent()),
    @JsonProperty("narcotic-or-spirit")
    NARCOTIC_OR_SPIRIT(
            "the article is a narcotic or technical spirit",
            item -> isType(item, ProductType.TSP)
                    || item.article().flatMap(Article::narcoticClass).isPresent()),
    @JsonProperty("start-pack")
    START_PACK(
            "the article is a start pack",
            item -> item.article().filter(Article::startPack).isPresent()),
    @JsonProperty("unit-known")
    UNIT_KNOWN(
            "the articles now named and prescribed are in the register",
            item -> item.stored() != null
                    && item.article().isPresent()
                    && item.find(item.stored().content().article()).isPresent()),
    @JsonProperty("benefit-chosen")
    BENEFIT_CHOSEN(
            "somebody else than the patient pays",
            item -> item.benefit() != null && item.benefit().chosen()),
    @JsonProperty("benefit-of-state")
    BENEFIT_OF_STATE(
            "benefit R or F is chosen",
            item -> item.benefit() != null && item.benefit().ofState()),
    @JsonProperty("quantity-known")
    QUANTITY_KNOWN("the quantity dispensed is known", item -> item.quantity().isPresent()),
    @JsonProperty("prescribed-quantity-known")
    PRESCRIBED_QUANTITY_KNOWN(
            "the quantity of one dispense is known",
            item -> item.prescribedPerDispense().isPresent()),
    @JsonProperty("packages-told")
    PACKAGES_TOLD("packages are given", item -> item.packages() != null),
    @JsonProperty("schedule")
    SCHEDULE("the dosage is a schedule", item -> item.content().schedule()),
    @JsonProperty("start-given")
    START_GIVEN("a start is given", item -> item.content().startOn() != null),
    @JsonProperty("end-given")
    END_GIVEN(
            "an end is given",
            item -> item.content().endOn() != null
                    || (item.asked() != null && item.asked().lastDosingDay() != null)),
    @JsonProperty("last-valid-given")
    LAST_VALID_GIVEN("a last valid day is given", item -> item.content().lastValidOn() != null),
    @JsonProperty("first-dispense-given")
    FIRST_DISPENSE_GIVEN(
            "a day for the first dispense is given", item -> item.content().firstDispenseBefore() != null),
    @JsonProperty("daily-dose-given")
    DAILY_DOSE_GIVEN("a highest daily dose is given", item -> item.content().dailyDose() != null),
    @JsonProperty("weekly-dose-given")
    WEEKLY_DOSE_GIVEN("a highest weekly dose is given", item -> item.content().weeklyDose() != null),
    @JsonProperty("interval-given")
    INTERVAL_GIVEN("an interval is given", item -> item.content().interval() != null),
    @JsonProperty("warned")
    WARNED("another check warns", item -> true);

    private final String sentence;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Predicate<Item> predicate;

    Condition(String sentence, Predicate<Item> predicate) {
        this.sentence = sentence;
        this.predicate = predicate;
    }

    /** For people. */
    public String sentence() {
        return sentence;
    }

    boolean holds(Item item) {
        return predicate.test(item);
    }

    private static boolean isType(Item item, ProductType type) {
        return item.article().filter(article -> article.type() == type).isPresent();
    }
}
