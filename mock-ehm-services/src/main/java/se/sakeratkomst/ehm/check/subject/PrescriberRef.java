package se.sakeratkomst.ehm.check.subject;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who prescribed, as a call says it.
 *
 * @param code förskrivarkod
 * @param profession yrkeskod, or utökad yrkeskod where there is no licence
 * @param surname family name
 * @param workplaceCode arbetsplatskod
 */
public record PrescriberRef(
        @Nullable String code,
        @Nullable String profession,
        @Nullable String surname,
        @Nullable String workplaceCode) {

    /** Nobody. */
    public static final PrescriberRef NONE = new PrescriberRef(null, null, null, null);

    /** Whose right those have who prescribe with a group's code. */
    private static final Map<String, String> RIGHT_OF = Map.of("AL", "LK", "LF", "LK");

    /** The profession whose right to prescribe counts. */
    public @Nullable String prescribesAs() {
        return profession == null ? null : RIGHT_OF.getOrDefault(profession, profession);
    }

    public PrescriberRef withCode(@Nullable String other) {
        return new PrescriberRef(other, profession, surname, workplaceCode);
    }

    public PrescriberRef withProfession(@Nullable String other) {
        return new PrescriberRef(code, other, surname, workplaceCode);
    }

    public PrescriberRef withSurname(@Nullable String other) {
        return new PrescriberRef(code, profession, other, workplaceCode);
    }

    public PrescriberRef withWorkplaceCode(@Nullable String other) {
        return new PrescriberRef(code, profession, surname, other);
    }
}
