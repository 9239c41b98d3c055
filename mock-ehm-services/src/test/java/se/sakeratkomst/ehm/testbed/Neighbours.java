package se.sakeratkomst.ehm.testbed;

import java.nio.charset.StandardCharsets;
import se.sakeratkomst.kit.testbed.TestCardService;
import se.sakeratkomst.kit.testbed.TestPki;
import se.sakeratkomst.saml.federation.Federations;

/** The card service and the metadata service, as far as E-hälsomyndigheten talks to them. */
public final class Neighbours implements AutoCloseable {

    private final TestCardService cards = new TestCardService(this::metadata);
    private final TestFederation sambi = new TestFederation(Federations.SAMBI);
    private final TestFederation swedenConnect = new TestFederation(Federations.SWEDEN_CONNECT);

    public String address() {
        return cards.address();
    }

    public TestPki pki() {
        return cards.pki();
    }

    public TestFederation sambi() {
        return sambi;
    }

    public TestFederation swedenConnect() {
        return swedenConnect;
    }

    private byte[] metadata(String path, byte[] body) throws Exception {
        return switch (path) {
            case "/sambi/metadata.xml" -> sambi.feed();
            case "/sambi/operator.pem" -> ascii(sambi.operatorPem());
            case "/sweden-connect/metadata.xml" -> swedenConnect.feed();
            case "/sweden-connect/operator.pem" -> ascii(swedenConnect.operatorPem());
            default -> new byte[0];
        };
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        cards.close();
    }
}
