package se.sakeratkomst.cards.token;

import org.xipki.pkcs11.wrapper.Mechanism;
import org.xipki.pkcs11.wrapper.PKCS11Constants;
import org.xipki.pkcs11.wrapper.params.RSA_PKCS_PSS_PARAMS;

/**
 * How a token pads what it signs with an RSA key: CKM_RSA_PKCS, where the data is a DigestInfo or anything else that is short enough,
 * or CKM_RSA_PKCS_PSS, where it is a digest.
 *
 * @param pss whether it is PSS; the rest says nothing otherwise
 * @param hash CKM_ constant of the digest
 * @param mgf CKG_ constant of the mask generation function
 * @param salt bytes of salt
 */
public record RsaPadding(boolean pss, long hash, long mgf, int salt) {

    public static final RsaPadding PKCS1 = new RsaPadding(false, 0, 0, 0);

    public static RsaPadding pss(long hash, long mgf, int salt) {
        return new RsaPadding(true, hash, mgf, salt);
    }

    Mechanism mechanism() {
        return pss
                ? new Mechanism(PKCS11Constants.CKM_RSA_PKCS_PSS, new RSA_PKCS_PSS_PARAMS(hash, mgf, salt))
                : new Mechanism(PKCS11Constants.CKM_RSA_PKCS);
    }
}
