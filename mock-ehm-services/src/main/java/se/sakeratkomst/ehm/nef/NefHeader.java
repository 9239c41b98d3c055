package se.sakeratkomst.ehm.nef;

import org.jspecify.annotations.Nullable;

/**
 * MessageRoutingAddress, as far as the sandbox reads it.
 *
 * @param sender GLN of the sender
 * @param senderQualifier 14 GLN, 30 organisation number, ZZZ agreed between the parties
 * @param subSender identity of the sending system
 * @param interchangeRef unique for each transfer, set by the sender, at most 41 characters
 * @see "Handbok: NEF djur, övergripande struktur; ehm-v17-messages.md 10.2"
 */
public record NefHeader(
        String sender,
        String senderQualifier,
        @Nullable String subSender,
        @Nullable String systemName,
        @Nullable String systemVersion,
        String interchangeRef,
        @Nullable String testIndicator) {}
