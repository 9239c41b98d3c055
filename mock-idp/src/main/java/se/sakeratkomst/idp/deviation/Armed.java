package se.sakeratkomst.idp.deviation;

/**
 * A negative test that waits for the next Response.
 *
 * @param idp the persona
 * @param sp the service provider's entity id
 */
public record Armed(String test, String variant, String idp, String sp) {}
