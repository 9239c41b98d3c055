package se.sakeratkomst.metadata.handin;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.metadata.entity.Register;
import se.sakeratkomst.metadata.entity.Role;
import se.sakeratkomst.saml.Finding;

/**
 * The operator's answer to metadata handed in.
 *
 * @param entityId null when what came has none
 * @param accepted true when the operator keeps it
 * @param changed false when exactly the same was there already
 * @param published true when it is in the feed now
 * @param waitingFor what keeps it from being published
 * @param result red when it was refused, yellow when there are warnings, else green
 * @param sha1 of the bytes handed in, hexadecimal: what the operator reads back by telephone (SAMBI-049)
 * @param sha256 of the bytes handed in, hexadecimal
 * @param findings errors when it was refused; warnings in both cases
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Receipt(
        String lab,
        String federation,
        String environment,
        @Nullable String entityId,
        @Nullable Role role,
        boolean accepted,
        boolean changed,
        boolean published,
        List<String> waitingFor,
        String result,
        String sha1,
        String sha256,
        List<Finding> findings) {

    static Receipt refused(
            Register register, @Nullable String entityId, String sha1, String sha256, List<Finding> findings) {
        return new Receipt(
                register.lab().value(),
                register.federation().id(),
                register.environment().id(),
                entityId,
                null,
                false,
                false,
                false,
                List.of(),
                "red",
                sha1,
                sha256,
                findings);
    }
}
