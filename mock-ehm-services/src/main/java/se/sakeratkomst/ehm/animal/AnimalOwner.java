package se.sakeratkomst.ehm.animal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The customer: who owns the animal. Told by personnummer, by organisationsnummer (a professional), or by birth date, which then goes with
 * a pharmacy by name.
 *
 * @param personnummer 12 digits
 * @param organisationNumber 10 digits
 * @param name of the person or the organisation
 * @see "Handbok: Förskrivning till djur; ehm.md 3.5"
 */
public record AnimalOwner(
        @Nullable String personnummer,
        @Nullable String organisationNumber,
        @Nullable LocalDate birthDate,
        @Nullable String name) {

    /** In which way an owner is told. */
    public enum Kind {
        PERSON,
        ORGANISATION,
        BIRTH_DATE
    }

    public static AnimalOwner person(String personnummer) {
        return new AnimalOwner(personnummer, null, null, null);
    }

    public static AnimalOwner organisation(String number) {
        return new AnimalOwner(null, number, null, null);
    }

    public static AnimalOwner born(LocalDate day) {
        return new AnimalOwner(null, null, day, null);
    }

    @JsonIgnore
    public Kind kind() {
        return personnummer != null ? Kind.PERSON : organisationNumber != null ? Kind.ORGANISATION : Kind.BIRTH_DATE;
    }

    /** What the owner is found by: the number or the date. */
    @JsonIgnore
    public String id() {
        return personnummer != null
                ? personnummer
                : organisationNumber != null ? organisationNumber : String.valueOf(birthDate);
    }
}
