package se.sakeratkomst.saml.response;

import org.jspecify.annotations.Nullable;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.FederationProfile.EncryptionRule;
import se.sakeratkomst.saml.federation.FederationProfile.SigningRule;
import se.sakeratkomst.saml.metadata.SpRole;
import se.sakeratkomst.saml.signature.SignatureAlgorithm;
import se.sakeratkomst.saml.signature.SigningKey;

/**
 * Who signs what, with which key, and whether the assertion is encrypted.
 *
 * @param response whether the Response is signed
 * @param assertion whether the Assertion is signed
 * @param encrypt whether the Assertion is encrypted
 * @param key signs
 * @param algorithm null for the mandatory one
 * @param keyInfo whether the certificate goes into KeyInfo
 */
public record SigningPlan(
        boolean response,
        boolean assertion,
        boolean encrypt,
        SigningKey key,
        @Nullable SignatureAlgorithm algorithm,
        boolean keyInfo) {

    /**
     * What is right in a federation for a service provider (SC-068 to SC-070, SAMBI-022, SAMBI-023).
     *
     * @param acsUrl where the Response goes, which says whether TLS protects it
     */
    public static SigningPlan right(FederationProfile profile, SpRole sp, String acsUrl, SigningKey key) {
        boolean tls = acsUrl.startsWith("https:");
        boolean canEncrypt = !sp.encryptionCertificates().isEmpty();
        return new SigningPlan(
                profile.responseSigning() == SigningRule.ALWAYS,
                profile.assertionSigning() == SigningRule.ALWAYS
                        || (profile.assertionSigning() == SigningRule.WHEN_WANTED && sp.wantAssertionsSigned()),
                profile.encryption() == EncryptionRule.ALWAYS || (!tls && canEncrypt),
                key,
                null,
                true);
    }

    /** The same with another response. */
    public SigningPlan withResponse(boolean response) {
        return new SigningPlan(response, assertion, encrypt, key, algorithm, keyInfo);
    }

    /** The same with another assertion. */
    public SigningPlan withAssertion(boolean assertion) {
        return new SigningPlan(response, assertion, encrypt, key, algorithm, keyInfo);
    }

    /** The same with another encrypt. */
    public SigningPlan withEncrypt(boolean encrypt) {
        return new SigningPlan(response, assertion, encrypt, key, algorithm, keyInfo);
    }

    /** The same with another key. */
    public SigningPlan withKey(SigningKey key) {
        return new SigningPlan(response, assertion, encrypt, key, algorithm, keyInfo);
    }

    /** The same with another algorithm. */
    public SigningPlan withAlgorithm(@Nullable SignatureAlgorithm algorithm) {
        return new SigningPlan(response, assertion, encrypt, key, algorithm, keyInfo);
    }

    /** The same with another keyInfo. */
    public SigningPlan withKeyInfo(boolean keyInfo) {
        return new SigningPlan(response, assertion, encrypt, key, algorithm, keyInfo);
    }
}
