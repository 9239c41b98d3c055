package se.sakeratkomst.ehm.pirr;

import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.user.User;
import se.sakeratkomst.kit.lab.LabId;

/**
 * A call of {@code callService}.
 *
 * @param system who calls, by certificate or, in the older security solution, by name
 * @param user whom the assertion proves; null in the older security solution, where there is none
 * @param service name in the service descriptor
 * @param contentType of the document, with its parameters
 * @param document the S/MIME entity, base64 taken off
 */
public record PirrCall(
        LabId lab, String system, @Nullable User user, String service, String contentType, byte[] document) {}
