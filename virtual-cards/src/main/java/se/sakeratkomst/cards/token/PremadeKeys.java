package se.sakeratkomst.cards.token;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/**
 * RSA keys of TEST cards that everybody knows. Each prime is the number that a hash of its place in the list makes, plus an offset; the
 * offsets, found once, are the resource {@code premade-keys.bin}, two bytes each. They are worth nothing outside a test.
 */
public final class PremadeKeys {

    /** Bits of every key. */
    public static final int BITS = 2048;

    private static final BigInteger EXPONENT = BigInteger.valueOf(65537);
    private static final String SEED = "TEST saker-atkomst-sandbox premade card key";
    private static final int PRIME_BYTES = BITS / 16;

    private static final class Offsets {
        private static final int[] ALL = read();

        private static int[] read() {
            try (InputStream file = PremadeKeys.class.getResourceAsStream("/premade-keys.bin")) {
                if (file == null) {
                    throw new IllegalStateException("premade-keys.bin is missing from the card service's jar");
                }
                byte[] bytes = file.readAllBytes();
                int[] offsets = new int[bytes.length / 2];
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                for (int i = 0; i < offsets.length; i++) {
                    offsets[i] = buffer.getShort() & 0xffff;
                }
                return offsets;
            } catch (IOException e) {
                throw new UncheckedIOException("Could not read premade-keys.bin", e);
            }
        }
    }

    /** A private key as a token takes it in: PKCS #1's numbers. */
    public record RsaKey(
            BigInteger modulus,
            BigInteger publicExponent,
            BigInteger privateExponent,
            BigInteger prime1,
            BigInteger prime2,
            BigInteger exponent1,
            BigInteger exponent2,
            BigInteger coefficient) {}

    private PremadeKeys() {}

    /** How many there are. */
    public static int count() {
        return Offsets.ALL.length / 2;
    }

    /** The key of that number, from 0. */
    public static RsaKey key(int number) {
        BigInteger p = prime(2 * number);
        BigInteger q = prime(2 * number + 1);
        BigInteger p1 = p.subtract(BigInteger.ONE);
        BigInteger q1 = q.subtract(BigInteger.ONE);
        BigInteger d = EXPONENT.modInverse(p1.multiply(q1));
        return new RsaKey(p.multiply(q), EXPONENT, d, p, q, d.mod(p1), d.mod(q1), q.modInverse(p));
    }

    private static BigInteger prime(int place) {
        return candidate(place).add(BigInteger.valueOf(2L * Offsets.ALL[place]));
    }

    /** An odd number of half the key's bits whose two highest bits are set, so that the product has all of them. */
    static BigInteger candidate(int place) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            ByteBuffer bytes = ByteBuffer.allocate(PRIME_BYTES);
            for (int block = 0; bytes.hasRemaining(); block++) {
                bytes.put(sha256.digest((SEED + "/" + place + "/" + block).getBytes(StandardCharsets.US_ASCII)));
            }
            int highest = PRIME_BYTES * 8 - 1;
            return new BigInteger(1, bytes.array())
                    .setBit(highest)
                    .setBit(highest - 1)
                    .setBit(0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No SHA-256 on this platform", e);
        }
    }
}
