package se.sakeratkomst.ehm.eservice;

/**
 * What a registered e-service is handed.
 *
 * @param clientId user name at the token endpoint
 * @param clientSecret password at the token endpoint
 * @param sharedSecret key (the bytes of this text) that protects supplementary attributes
 */
public record Credentials(String clientId, String clientSecret, String sharedSecret) {

    @Override
    public String toString() {
        return "Credentials[clientId=" + clientId + ", secrets redacted]";
    }
}
