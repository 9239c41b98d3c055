package se.sakeratkomst.ehm.register;

import org.jspecify.annotations.Nullable;

/**
 * Whose list it is.
 *
 * @param name personnummer, or the key of somebody without
 * @param patientId logical id; null for somebody without personnummer
 * @param traveller somebody without personnummer, else null
 */
public record Whose(
        String name, @Nullable String patientId, @Nullable Traveller traveller) {

    public static Whose of(Patient patient) {
        return new Whose(patient.personnummer(), patient.id(), null);
    }

    public static Whose of(Traveller traveller) {
        return new Whose(traveller.key(), null, traveller);
    }
}
