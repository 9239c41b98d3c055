package se.sakeratkomst.kit.keys;

/** Kinds of keys that the sandbox makes. */
public enum KeySpec {
    RSA_2048("RSA", 2048, "SHA256withRSA"),
    RSA_3072("RSA", 3072, "SHA256withRSA"),
    EC_P256("EC", 256, "SHA256withECDSA");

    final String algorithm;
    final int size;
    final String signature;

    KeySpec(String algorithm, int size, String signature) {
        this.algorithm = algorithm;
        this.size = size;
        this.signature = signature;
    }
}
