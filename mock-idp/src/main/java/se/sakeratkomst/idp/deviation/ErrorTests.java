package se.sakeratkomst.idp.deviation;

import static se.sakeratkomst.idp.deviation.NegativeTest.variant;

import java.util.List;
import se.sakeratkomst.saml.xml.Ns;

/** Group errors: there is no login, and a reason. */
final class ErrorTests {
    private static final String STATUS = "http://id.elegnamnden.se/status/1.0/";

    private ErrorTests() {}

    private static NegativeTest pre(String id, String name, NegativeTest.Variant... variants) {
        return NegativeTest.of(id, "errors", Phase.PRE, name, variants);
    }

    private static NegativeTest.Variant status(String name, String top, String second, String message) {
        return variant(name, (InRecipe) (r, s) -> r.withStatusCode(top)
                .withSecondaryStatus(second)
                .withStatusMessage(message.isEmpty() ? null : message)
                .withAssertions(List.of()));
    }

    static List<NegativeTest> all() {
        return List.of(
                pre(
                        "NEG-149",
                        "The user cancelled",
                        status("responder", Ns.STATUS_RESPONDER, STATUS + "cancel", "TEST: the user cancelled"),
                        status("requester", Ns.STATUS_REQUESTER, STATUS + "cancel", "TEST: the user cancelled")),
                pre(
                        "NEG-150",
                        "Fraud is suspected",
                        status("fraud", Ns.STATUS_RESPONDER, STATUS + "fraud", "TEST: fraud"),
                        status("possible", Ns.STATUS_RESPONDER, STATUS + "possibleFraud", "TEST: possible fraud")),
                pre(
                        "NEG-151",
                        "The identity provider says no",
                        status("authn-failed", Ns.STATUS_RESPONDER, Ns.STATUS_AUTHN_FAILED, "TEST: failed"),
                        status("no-authn-context", Ns.STATUS_REQUESTER, Ns.STATUS_NO_AUTHN_CONTEXT, "TEST: no level"),
                        status("no-passive", Ns.STATUS_RESPONDER, Ns.STATUS_NO_PASSIVE, ""),
                        status("unknown-principal", Ns.STATUS_RESPONDER, Ns.STATUS_UNKNOWN_PRINCIPAL, ""),
                        status(
                                "request-unsupported",
                                Ns.STATUS_RESPONDER,
                                Ns.STATUS_REQUEST_UNSUPPORTED,
                                "TEST: <b>markup</b><script>alert(1)</script>")));
    }
}
