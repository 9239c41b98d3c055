package se.sakeratkomst.cards.token;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.HexFormat;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.xipki.pkcs11.wrapper.AttributeVector;
import org.xipki.pkcs11.wrapper.KeyPairTemplate;
import org.xipki.pkcs11.wrapper.Mechanism;
import org.xipki.pkcs11.wrapper.PKCS11Constants;
import org.xipki.pkcs11.wrapper.PKCS11Exception;
import org.xipki.pkcs11.wrapper.PKCS11KeyPair;
import org.xipki.pkcs11.wrapper.Session;
import org.xipki.pkcs11.wrapper.Slot;
import org.xipki.pkcs11.wrapper.Token;

/**
 * One token and its mutex. PKCS#11 counts a login for the whole process: while one caller is logged in, another's wrong PIN would
 * pass. So a caller has the token for itself from before its login until after its logout.
 *
 * @see <a href="https://docs.oasis-open.org/pkcs11/pkcs11-base/v2.40/pkcs11-base-v2.40.html">PKCS #11 2.40, sessions and
 *     logins</a>
 */
public final class CardToken {

    /** What is done with the token while its user is logged in. */
    @FunctionalInterface
    public interface Work<T> {
        T with(Unlocked token);
    }

    private final Token token;
    private final String label;
    private final String serial;
    private final ReentrantLock mutex = new ReentrantLock();
    private @Nullable Session session;

    CardToken(Token token, String label, String serial) {
        this.token = token;
        this.label = label;
        this.serial = serial;
    }

    public String label() {
        return label;
    }

    Slot slot() {
        return token.getSlot();
    }

    /** Whether SoftHSM still has it; its folder may have been taken away. */
    boolean isThere() {
        try {
            return token.getTokenInfo().getSerialNumber().strip().equals(serial);
        } catch (PKCS11Exception e) {
            return false;
        }
    }

    /** Whether the PUK is the token's. */
    boolean opensWithPuk(String puk) {
        try {
            tryPuk(puk);
            return true;
        } catch (WrongPin e) {
            return false;
        }
    }

    public String serial() {
        return serial;
    }

    /** Has the token to itself until {@link #release}; the same thread may take it again. */
    public void seize() {
        mutex.lock();
    }

    public void release() {
        mutex.unlock();
    }

    /**
     * Logs the user in, does the work and logs out.
     *
     * @throws WrongPin when the token refuses the PIN
     */
    public <T> T asUser(String pin, Work<T> work) throws WrongPin {
        seize();
        try {
            Session open = login(PKCS11Constants.CKU_USER, pin);
            try {
                return work.with(new Unlocked(open));
            } finally {
                logout(open);
            }
        } finally {
            release();
        }
    }

    /**
     * Sets a new user PIN by the security officer's PIN, which is the PUK.
     *
     * @throws WrongPin when the token refuses the PUK
     */
    public void setPin(String puk, String newPin) throws WrongPin {
        seize();
        try {
            Session open = login(PKCS11Constants.CKU_SO, puk);
            try {
                open.initPIN(newPin.toCharArray());
            } catch (PKCS11Exception e) {
                throw fault("Set a new PIN", e);
            } finally {
                logout(open);
            }
        } finally {
            release();
        }
    }

    /**
     * Sets a new user PIN by the old one.
     *
     * @throws WrongPin when the token refuses the old PIN
     */
    public void changePin(String pin, String newPin) throws WrongPin {
        seize();
        try {
            Session open = login(PKCS11Constants.CKU_USER, pin);
            try {
                open.setPIN(pin.toCharArray(), newPin.toCharArray());
            } catch (PKCS11Exception e) {
                throw fault("Change the PIN", e);
            } finally {
                logout(open);
            }
        } finally {
            release();
        }
    }

    /**
     * Tries the security officer's PIN, which is the PUK, and changes nothing.
     *
     * @throws WrongPin when the token refuses the PUK
     */
    public void tryPuk(String puk) throws WrongPin {
        seize();
        try {
            logout(login(PKCS11Constants.CKU_SO, puk));
        } finally {
            release();
        }
    }

    private Session login(long user, String pin) throws WrongPin {
        try {
            Session open = session();
            open.login(user, pin.toCharArray());
            return open;
        } catch (PKCS11Exception e) {
            if (e.getErrorCode() == PKCS11Constants.CKR_PIN_INCORRECT
                    || e.getErrorCode() == PKCS11Constants.CKR_PIN_LEN_RANGE
                    || e.getErrorCode() == PKCS11Constants.CKR_PIN_INVALID) {
                throw new WrongPin(serial, e);
            }
            session = null;
            throw fault("Log in to the token", e);
        }
    }

    private Session session() throws PKCS11Exception {
        Session open = session;
        if (open == null) {
            open = token.openSession(true);
            session = open;
        }
        return open;
    }

    private void logout(Session open) {
        try {
            open.logout();
        } catch (PKCS11Exception e) {
            session = null;
            throw fault("Log out of the token", e);
        }
    }

    private RuntimeException fault(String attempted, PKCS11Exception cause) {
        return TokenFault.of(
                attempted + " (serial " + serial + ")",
                String.valueOf(cause.getErrorName()),
                "SoftHSM's token with that serial number, whole",
                "Put the token's folder back and restart the card service, or reset the lab to have the card made anew.",
                cause);
    }

    /** The token while its user is logged in. */
    public final class Unlocked {

        private final Session open;

        private Unlocked(Session open) {
            this.open = open;
        }

        /** RSA PKCS#1 v1.5 with SHA-256 by the private key of that CKA_ID; the key never leaves the token. */
        public byte[] sign(byte[] id, byte[] data) {
            return sign(id, new Mechanism(PKCS11Constants.CKM_SHA256_RSA_PKCS), data);
        }

        /** Signs what another has digested, by the private key of that CKA_ID. */
        public byte[] sign(byte[] id, RsaPadding padding, byte[] data) {
            return sign(id, padding.mechanism(), data);
        }

        private byte[] sign(byte[] id, Mechanism mechanism, byte[] data) {
            try {
                return open.signSingle(mechanism, privateKey(id), data);
            } catch (PKCS11Exception e) {
                throw fault("Sign with the token", e);
            }
        }

        /** Modulus of the private key of that CKA_ID. */
        public BigInteger modulus(byte[] id) {
            try {
                return open.getAttrValues(privateKey(id), PKCS11Constants.CKA_MODULUS)
                        .modulus();
            } catch (PKCS11Exception e) {
                throw fault("Read a key's modulus", e);
            }
        }

        private long privateKey(byte[] id) throws PKCS11Exception {
            long[] found = open.findObjectsSingle(
                    new AttributeVector()
                            .class_(PKCS11Constants.CKO_PRIVATE_KEY)
                            .id(id),
                    1);
            if (found.length == 0) {
                throw TokenFault.of(
                        "Sign with the token of serial " + serial,
                        "no private key with CKA_ID " + HexFormat.of().formatHex(id) + " on it",
                        "the key that was generated on this token",
                        "Put the token's folder back and restart the card service,"
                                + " or reset the lab to have the card made anew.");
            }
            return found[0];
        }

        /** Generates an RSA key pair that cannot be taken off the token. */
        public RSAPublicKey generate(byte[] id, String label, int bits) {
            KeyPairTemplate template = new KeyPairTemplate(PKCS11Constants.CKK_RSA)
                    .token(true)
                    .id(id)
                    .labels(label)
                    .signVerify(true);
            template.privateKey()
                    .private_(true)
                    .sensitive(true)
                    .extractable(false)
                    .decrypt(false)
                    .unwrap(false);
            template.publicKey()
                    .private_(false)
                    .encrypt(false)
                    .wrap(false)
                    .modulusBits(bits)
                    .publicExponent(RSA_F4);
            try {
                PKCS11KeyPair pair =
                        open.generateKeyPair(new Mechanism(PKCS11Constants.CKM_RSA_PKCS_KEY_PAIR_GEN), template);
                AttributeVector made = open.getAttrValues(
                        pair.getPublicKey(), PKCS11Constants.CKA_MODULUS, PKCS11Constants.CKA_PUBLIC_EXPONENT);
                return publicKey(made.modulus(), made.publicExponent());
            } catch (PKCS11Exception e) {
                throw fault("Generate a key on the token", e);
            }
        }

        /** Stores a key pair that was made elsewhere. From then on it cannot be taken off the token either. */
        public RSAPublicKey store(byte[] id, String label, PremadeKeys.RsaKey key) {
            try {
                open.createObject(AttributeVector.newRSAPrivateKey()
                        .token(true)
                        .id(id)
                        .label(label)
                        .private_(true)
                        .sensitive(true)
                        .extractable(false)
                        .sign(true)
                        .decrypt(false)
                        .unwrap(false)
                        .modulus(key.modulus())
                        .publicExponent(key.publicExponent())
                        .privateExponent(key.privateExponent())
                        .prime1(key.prime1())
                        .prime2(key.prime2())
                        .exponent1(key.exponent1())
                        .exponent2(key.exponent2())
                        .coefficient(key.coefficient()));
                open.createObject(AttributeVector.newRSAPublicKey()
                        .token(true)
                        .id(id)
                        .label(label)
                        .private_(false)
                        .verify(true)
                        .encrypt(false)
                        .wrap(false)
                        .modulus(key.modulus())
                        .publicExponent(key.publicExponent()));
                return publicKey(key.modulus(), key.publicExponent());
            } catch (PKCS11Exception e) {
                throw fault("Store a key on the token", e);
            }
        }

        private static RSAPublicKey publicKey(BigInteger modulus, BigInteger exponent) {
            try {
                return (RSAPublicKey)
                        KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("A public key of a token could not be used", e);
            }
        }

        /** Stores the certificate beside the key of the same CKA_ID. */
        public void store(byte[] id, String label, X509Certificate certificate) {
            try {
                open.createObject(AttributeVector.newX509Certificate()
                        .token(true)
                        .private_(false)
                        .id(id)
                        .label(label)
                        .subject(certificate.getSubjectX500Principal().getEncoded())
                        .issuer(certificate.getIssuerX500Principal().getEncoded())
                        .serialNumber(serialNumber(certificate))
                        .value(certificate.getEncoded()));
            } catch (PKCS11Exception e) {
                throw fault("Store a certificate on the token", e);
            } catch (GeneralSecurityException | java.io.IOException e) {
                throw new IllegalStateException("A certificate of the sandbox's own could not be encoded", e);
            }
        }
    }

    private static final BigInteger RSA_F4 = BigInteger.valueOf(65537);

    private static byte[] serialNumber(X509Certificate certificate) throws java.io.IOException {
        return new org.bouncycastle.asn1.ASN1Integer(certificate.getSerialNumber()).getEncoded();
    }
}
