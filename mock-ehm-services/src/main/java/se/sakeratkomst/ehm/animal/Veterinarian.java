package se.sakeratkomst.ehm.animal;

import org.jspecify.annotations.Nullable;

/**
 * Who prescribes for an animal.
 *
 * @param code förskrivarkod
 * @param profession yrkeskod; VT for a veterinarian
 * @param workplace name of the practice
 */
public record Veterinarian(
        @Nullable String code,
        @Nullable String profession,
        @Nullable String givenName,
        @Nullable String surname,
        @Nullable String workplace,
        @Nullable String phone) {}
