package se.sakeratkomst.idp.deviation;

import static se.sakeratkomst.idp.deviation.NegativeTest.variant;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Group xml: what the bytes are. */
final class TransportTests {
    private TransportTests() {}

    private static NegativeTest xport(String id, String name, NegativeTest.Variant... variants) {
        return NegativeTest.of(id, "xml", Phase.XPORT, name, variants);
    }

    private static NegativeTest.Variant delivery(String name, InDelivery change) {
        return variant(name, change);
    }

    static List<NegativeTest> all() {
        return List.of(
                NegativeTest.of(
                        "NEG-047",
                        "xml",
                        Phase.PRE,
                        "A DOCTYPE",
                        RawText.text("only", message -> RawText.doctype("", message))),
                xport(
                        "NEG-048",
                        "An external entity in a value",
                        RawText.textInScene(
                                "canary",
                                (message, scene) ->
                                        external(scene.around().canary().toString(), message)),
                        RawText.text("file", message -> external("file:///etc/hostname", message))),
                xport(
                        "NEG-049",
                        "An external parameter entity",
                        RawText.textInScene(
                                "only",
                                (message, scene) -> RawText.doctype(
                                        "<!ENTITY % xxe SYSTEM \""
                                                + scene.around().canary() + "\"> %xxe;",
                                        message))),
                xport(
                        "NEG-050",
                        "Nested entities",
                        RawText.text(
                                "large",
                                message -> RawText.doctype(
                                        RawText.nested("TEST TEST ", 6), RawText.referring("&e6;", message))),
                        RawText.text(
                                "empty",
                                message ->
                                        RawText.doctype(RawText.nested("", 5), RawText.behindIssuer("&e5;", message)))),
                xport("NEG-051", "Five megabytes", RawText.text("only", RawText::padded)),
                xport(
                        "NEG-052",
                        "No XML, no base64, or nothing",
                        delivery("garbage", (d, s) -> d.withField("%%% no base64 %%%")),
                        delivery("not-xml", (d, s) -> d.withMessage("TEST, no XML".getBytes(StandardCharsets.UTF_8))),
                        delivery("empty", (d, s) -> d.withField("")),
                        delivery("missing", (d, s) -> d.withoutField())),
                xport("NEG-053", "UTF-16", delivery("only", (d, s) -> d.withMessage(RawText.utf16(d.message())))));
    }

    private static String external(String address, String message) {
        return RawText.doctype("<!ENTITY xxe SYSTEM \"" + address + "\">", RawText.referring("&xxe;", message));
    }
}
