package se.sakeratkomst.saml.response;

import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/**
 * saml:SubjectConfirmation; what is null is left out. Without any data field there is no SubjectConfirmationData.
 *
 * @param method bearer in a right one
 * @param data whether SubjectConfirmationData is written
 * @param holder whose key confirms the subject, written in KeyInfo (SC-088)
 * @param keyAlone whether the key is written as ds:KeyValue, since the certificate would tell who the holder is, and not as
 *     ds:X509Certificate
 */
public record ConfirmationRecipe(
        @Nullable String method,
        boolean data,
        @Nullable String inResponseTo,
        @Nullable String recipient,
        @Nullable String notBefore,
        @Nullable String notOnOrAfter,
        @Nullable String address,
        @Nullable X509Certificate holder,
        boolean keyAlone) {

    /** One without a holder's key. */
    public ConfirmationRecipe(
            @Nullable String method,
            boolean data,
            @Nullable String inResponseTo,
            @Nullable String recipient,
            @Nullable String notBefore,
            @Nullable String notOnOrAfter,
            @Nullable String address) {
        this(method, data, inResponseTo, recipient, notBefore, notOnOrAfter, address, null, false);
    }

    /** The same with another method. */
    public ConfirmationRecipe withMethod(@Nullable String method) {
        return new ConfirmationRecipe(
                method, data, inResponseTo, recipient, notBefore, notOnOrAfter, address, holder, keyAlone);
    }

    /** The same with another data. */
    public ConfirmationRecipe withData(boolean data) {
        return new ConfirmationRecipe(
                method, data, inResponseTo, recipient, notBefore, notOnOrAfter, address, holder, keyAlone);
    }

    /** The same with another inResponseTo. */
    public ConfirmationRecipe withInResponseTo(@Nullable String inResponseTo) {
        return new ConfirmationRecipe(
                method, data, inResponseTo, recipient, notBefore, notOnOrAfter, address, holder, keyAlone);
    }

    /** The same with another recipient. */
    public ConfirmationRecipe withRecipient(@Nullable String recipient) {
        return new ConfirmationRecipe(
                method, data, inResponseTo, recipient, notBefore, notOnOrAfter, address, holder, keyAlone);
    }

    /** The same with another notBefore. */
    public ConfirmationRecipe withNotBefore(@Nullable String notBefore) {
        return new ConfirmationRecipe(
                method, data, inResponseTo, recipient, notBefore, notOnOrAfter, address, holder, keyAlone);
    }

    /** The same with another notOnOrAfter. */
    public ConfirmationRecipe withNotOnOrAfter(@Nullable String notOnOrAfter) {
        return new ConfirmationRecipe(
                method, data, inResponseTo, recipient, notBefore, notOnOrAfter, address, holder, keyAlone);
    }

    /** The same with another address. */
    public ConfirmationRecipe withAddress(@Nullable String address) {
        return new ConfirmationRecipe(
                method, data, inResponseTo, recipient, notBefore, notOnOrAfter, address, holder, keyAlone);
    }

    /** The same with another holder. */
    public ConfirmationRecipe withHolder(@Nullable X509Certificate holder) {
        return new ConfirmationRecipe(
                method, data, inResponseTo, recipient, notBefore, notOnOrAfter, address, holder, keyAlone);
    }

    /** The same with the key alone in the place of the certificate. */
    public ConfirmationRecipe withKeyAlone(boolean keyAlone) {
        return new ConfirmationRecipe(
                method, data, inResponseTo, recipient, notBefore, notOnOrAfter, address, holder, keyAlone);
    }
}
