package se.sakeratkomst.idp.deviation;

import static se.sakeratkomst.idp.deviation.NegativeTest.variant;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Group xml: what the bytes are. */
final class TransportTests {
    private TransportTests() {}

    private static NegativeTest.Variant delivery(String name, InDelivery change) {
        return variant(name, change);
    }

    static List<NegativeTest> all() {
        return List.of(
                NegativeTest.of("NEG-047", "xml", Phase.PRE, "A DOCTYPE", (InDelivery)
                        (d, s) -> d.withMessage(before("<!DOCTYPE Response>", d))),
                NegativeTest.of("NEG-050", "xml", Phase.XPORT, "Nested entities", (InDelivery)
                        (d, s) -> d.withMessage(before(entities(), d))),
                NegativeTest.of(
                        "NEG-052",
                        "xml",
                        Phase.XPORT,
                        "No XML, or no base64",
                        delivery("garbage", (d, s) -> d.withField("%%% no base64 %%%")),
                        delivery("not-xml", (d, s) -> d.withMessage("TEST, no XML".getBytes(StandardCharsets.UTF_8))),
                        delivery("empty", (d, s) -> d.withField(""))),
                NegativeTest.of("NEG-053", "xml", Phase.XPORT, "UTF-16", (InDelivery)
                        (d, s) -> d.withMessage(("<?xml version=\"1.0\" encoding=\"UTF-16\"?>"
                                        + new String(d.message(), StandardCharsets.UTF_8))
                                .getBytes(StandardCharsets.UTF_16))));
    }

    private static byte[] before(String prolog, Delivery delivery) {
        return (prolog + new String(delivery.message(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    private static String entities() {
        StringBuilder dtd = new StringBuilder("<!DOCTYPE Response [<!ENTITY e0 \"TEST\">");
        for (int i = 1; i <= 12; i++) {
            dtd.append("<!ENTITY e")
                    .append(i)
                    .append(" \"")
                    .append(("&e" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return dtd.append("]>").toString();
    }
}
