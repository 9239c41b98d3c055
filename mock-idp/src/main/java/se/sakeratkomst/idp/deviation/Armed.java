package se.sakeratkomst.idp.deviation;

import org.jspecify.annotations.Nullable;

/**
 * A negative test that waits for the next Response.
 *
 * @param idp the persona
 * @param sp the service provider's entity id
 * @param ticket what a login must show to be hit; null: the next one is
 * @param source what is signed before the message is changed
 * @param encryption whether it is encrypted then
 * @param canary last part of an address that nobody may call
 * @param compose a tester's own deviation, in the place of a test
 */
public record Armed(
        String test,
        String variant,
        String idp,
        String sp,
        @Nullable String ticket,
        Source source,
        Secrecy encryption,
        String canary,
        @Nullable Composition compose) {

    /** Stands in the place of a test's id. */
    static final String COMPOSED = "COMPOSED";

    /** For the next login, on the federation's own message. */
    public static Armed next(String test, String variant, String idp, String sp) {
        return new Armed(test, variant, idp, sp, null, Source.FEDERATION, Secrecy.FEDERATION, Canaries.next(), null);
    }

    /** The message it changes. */
    public Basis basis() {
        return new Basis(source, encryption);
    }
}
