package se.sakeratkomst.ehm.pirr;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How PIRR is played, prefix {@code sandbox.ehm.pirr}. Most of it is not public; the control API lists it as assumptions.
 *
 * @param schemas folder with the four schemas of NEF for animals, instead of the sandbox's own
 * @param fields file that tells where in a message each field stands, instead of the sandbox's own
 * @param largest most bytes of a NEF message
 * @param charsets those that a message may be written in
 * @param bodies whether messages are held against the schemas, or any well-formed content is taken after the header
 * @param newPrescription regular expression of the service's name in the service descriptor for Nytt recept djur
 * @param cancellation the same for Makulera recept djur
 * @param gln of the reception itself, sender of acknowledgements
 * @param user whether a call needs a proof of user: in the security solution before 17.1 there is none
 * @param codes answer codes of the call
 */
@ConfigurationProperties("sandbox.ehm.pirr")
public record PirrSettings(
        @Nullable Path schemas,
        @Nullable Path fields,
        @DefaultValue("200000") int largest,
        @DefaultValue({"UTF-8", "ISO-8859-1"}) List<String> charsets,
        @DefaultValue("checked") Bodies bodies,
        @DefaultValue("NewPrescriptionAnimal") String newPrescription,
        @DefaultValue("Makulera.*") String cancellation,
        @DefaultValue("7350045514448") String gln,
        @DefaultValue("required") Proof user,
        @DefaultValue Codes codes) {

    /** Whether a call needs a proof of user. */
    public enum Proof {
        required,
        optional
    }

    /** What is done with the part of a message whose structure is not public. */
    public enum Bodies {
        checked,
        any
    }

    /**
     * What the call is answered with beside the acknowledgement.
     *
     * @param handled the message was handled; the acknowledgement says with what outcome
     * @param message it is no NEF message that can be read
     * @param signature the S/MIME signature does not hold, or its signer is not the veterinarian
     * @param service no such service, or not with that content
     * @param user the user may not send it
     * @param unavailable a register behind does not answer
     */
    public record Codes(
            @DefaultValue("0") String handled,
            @DefaultValue("1") String message,
            @DefaultValue("2") String signature,
            @DefaultValue("3") String service,
            @DefaultValue("4") String user,
            @DefaultValue("9") String unavailable) {}
}
