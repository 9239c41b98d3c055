package se.sakeratkomst.ehm.pirr;

/**
 * What a call is answered with.
 *
 * @param code answer code of the call
 * @param text what it means
 * @param accepted whether the message was taken
 * @param acknowledgement APERAK, NEF XML in UTF-8
 */
public record PirrAnswer(String code, String text, boolean accepted, byte[] acknowledgement) {}
