package se.sakeratkomst.ehm.decision;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.user.User;

/**
 * Who asks.
 *
 * @param id personnummer or HSA-id
 * @param roles ids of E-hälsomyndigheten's roles
 * @param careProvider the care provider (vårdgivare) the user works for
 * @param prescriptionCode förskrivarkod
 */
public record Asker(
        String id,
        Set<String> roles,
        @Nullable String careProvider,
        @Nullable String prescriptionCode) {

    public Asker {
        roles = Set.copyOf(roles);
    }

    public static Asker of(User user) {
        return new Asker(user.subject(), Set.copyOf(user.roles()), user.careProvider(), user.prescriptionCode());
    }
}
