package se.sakeratkomst.cards.reader;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.engines.RSAEngine;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.PSSSigner;
import org.bouncycastle.crypto.util.DigestFactory;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.cards.card.ProvenPin;
import se.sakeratkomst.cards.token.RsaPadding;

/**
 * A signature that is being made or verified. What is signed is digested as it comes, so an operation takes the same room whatever is
 * signed; the token pads the digest and uses the key.
 */
final class Operation {

    private final TokenObject key;
    private final Mechanisms.Known mechanism;
    private final Mechanisms.@Nullable Digest pssDigest;
    private final RsaPadding padding;
    private final int modulusBytes;
    private final @Nullable MessageDigest digest;
    private final ByteArrayOutputStream undigested = new ByteArrayOutputStream();
    private @Nullable ProvenPin ownPin;

    Operation(TokenObject key, Request.Mechanism wanted) {
        this.key = key;
        this.mechanism = Mechanisms.require(wanted.type());
        this.modulusBytes = (publicKey().getModulus().bitLength() + 7) / 8;
        this.padding = Mechanisms.padding(mechanism, wanted.pss(), modulusBytes);
        this.pssDigest = mechanism.pss() ? Mechanisms.pssDigest(mechanism, wanted.pss()) : null;
        Mechanisms.Digest own = mechanism.digest();
        this.digest = own == null ? null : Mechanisms.digest(own);
    }

    TokenObject key() {
        return key;
    }

    RsaPadding padding() {
        return padding;
    }

    /** Name of the mechanism, for the journal. */
    String mechanism() {
        return mechanism.name();
    }

    int signatureLength() {
        return modulusBytes;
    }

    /** The PIN that was given for this signature alone. */
    @Nullable
    ProvenPin ownPin() {
        return ownPin;
    }

    void ownPin(ProvenPin pin) {
        this.ownPin = pin;
    }

    void update(byte[] data) {
        if (digest != null) {
            digest.update(data);
        } else if (undigested.size() + data.length > modulusBytes) {
            throw new CkRefusal(Ck.CKR_DATA_LEN_RANGE);
        } else {
            undigested.writeBytes(data);
        }
    }

    /** What the token is given to sign: a digest for PSS, otherwise a DigestInfo or what the client made itself. */
    byte[] toBeSigned() {
        byte[] result = digest == null ? undigested.toByteArray() : digest.digest();
        Mechanisms.Digest own = mechanism.digest();
        if (own != null && !mechanism.pss()) {
            byte[] prefix = HexFormat.of().parseHex(own.digestInfo);
            byte[] info = Arrays.copyOf(prefix, prefix.length + result.length);
            System.arraycopy(result, 0, info, prefix.length, result.length);
            result = info;
        }
        boolean fits = pssDigest == null ? result.length <= modulusBytes - 11 : result.length == pssDigest.length;
        if (!fits) {
            throw new CkRefusal(Ck.CKR_DATA_LEN_RANGE);
        }
        return result;
    }

    boolean verifies(byte[] signature) {
        byte[] signed = toBeSigned();
        RSAPublicKey with = publicKey();
        BigInteger number = new BigInteger(1, signature);
        if (signature.length != modulusBytes || number.compareTo(with.getModulus()) >= 0) {
            return false;
        }
        if (pssDigest != null) {
            Digest hash = hash(pssDigest);
            PSSSigner verifier =
                    PSSSigner.createRawSigner(new RSAEngine(), hash, hash(pssDigest), padding.salt(), (byte) 0xbc);
            verifier.init(false, new RSAKeyParameters(false, with.getModulus(), with.getPublicExponent()));
            verifier.update(signed, 0, signed.length);
            return verifier.verifySignature(signature);
        }
        byte[] opened = TokenContents.unsigned(
                number.modPow(with.getPublicExponent(), with.getModulus())); // without the leading 0
        byte[] expected = new byte[modulusBytes - 1];
        Arrays.fill(expected, (byte) 0xff);
        expected[0] = 1;
        expected[expected.length - signed.length - 1] = 0;
        System.arraycopy(signed, 0, expected, expected.length - signed.length, signed.length);
        return MessageDigest.isEqual(opened, expected);
    }

    private RSAPublicKey publicKey() {
        return (RSAPublicKey) key.held().certificate().getPublicKey();
    }

    private static Digest hash(Mechanisms.Digest digest) {
        return switch (digest) {
            case SHA_1 -> DigestFactory.createSHA1();
            case SHA_256 -> DigestFactory.createSHA256();
            case SHA_384 -> DigestFactory.createSHA384();
            case SHA_512 -> DigestFactory.createSHA512();
        };
    }
}
