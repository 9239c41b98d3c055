package se.sakeratkomst.ehm.article;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An article: one package of a product.
 *
 * @param nplId the product, 14 digits
 * @param nplPackId the package, 14 digits
 * @param varunr number in the pharmacies' trade, up to 8 digits
 * @param atc seven positions, eight for what is for animals; null for what is no medicine
 * @param amount what one package holds, in {@code unit}; null where the register does not know
 * @param pack the package in words
 * @param narcotic class, or null
 * @param substitutionGroup articles of one group are interchangeable, or null
 * @param withdrawnOn from when it is not sold, or null
 * @param startPack for the beginning of a treatment only
 * @param authority yrkeskoder of those who may prescribe it
 * @param repeatable whether its prescriptions may be dispensed more than once
 * @param special kind of särskilt läkemedel, or null
 * @see "nll-fhir.md 1.3: NLLMedication"
 */
public record Article(
        String nplId,
        String nplPackId,
        String varunr,
        String name,
        @Nullable String atc,
        String form,
        @Nullable String strength,
        @Nullable BigDecimal amount,
        String unit,
        String pack,
        ProductType type,
        @Nullable Narcotic narcotic,
        Benefit benefit,
        @Nullable String substitutionGroup,
        boolean interchangeable,
        Sales sales,
        @Nullable LocalDate withdrawnOn,
        boolean startPack,
        List<String> authority,
        boolean repeatable,
        @Nullable Special special) {

    public Article {
        authority = List.copyOf(authority);
    }

    /** Whether it is for animals only. */
    public boolean forAnimals() {
        return authority.equals(List.of("VT"));
    }

    /** Whether it is within the benefit, if only for some. */
    public boolean hasBenefit() {
        return benefit != Benefit.NO;
    }

    /** Whether it is sold on that day. */
    public boolean soldOn(LocalDate day) {
        return sales == Sales.ON_MARKET || (withdrawnOn != null && day.isBefore(withdrawnOn));
    }

    public boolean narcoticUpToThree() {
        return narcotic != null && narcotic.upToThree();
    }

    /** Narcotics class, when it has one. */
    public Optional<Narcotic> narcoticClass() {
        return Optional.ofNullable(narcotic);
    }

    /** How many units that many packages hold; empty where the register does not know the amount. */
    public Optional<BigDecimal> amountOf(int packages) {
        return amount == null ? Optional.empty() : Optional.of(amount.multiply(BigDecimal.valueOf(packages)));
    }
}
