package se.sakeratkomst.inera.soap;

import org.jspecify.annotations.Nullable;

/**
 * Why a call is not answered. A technical error is a SOAP fault; there are no others in HSA's contracts.
 *
 * @param code of the national platform's codes, where one says it
 * @param side whose fault it is
 * @param swedish what the caller's people read first
 * @see "RIV-TA Basic Profile 2.1; the service platform's error codes VP001 to VP015"
 */
public record Refusal(
        @Nullable String code,
        Side side,
        String swedish,
        String attempted,
        String observed,
        String expected,
        String remedy) {

    /** Who has to do something about it, as {@code faultcode} says it. */
    public enum Side {
        Client,
        Server
    }

    public static Refusal ofClient(
            @Nullable String code, String swedish, String attempted, String observed, String expected, String remedy) {
        return new Refusal(code, Side.Client, swedish, attempted, observed, expected, remedy);
    }

    static Refusal unforeseen(String reference) {
        return new Refusal(
                null,
                Side.Server,
                "Tekniskt fel i sandlådan, referens " + reference,
                "answering the call",
                "an error inside the sandbox, reference " + reference,
                "an answer",
                "Look for the reference in the service's log and report it: this is a defect of the sandbox.");
    }
}
