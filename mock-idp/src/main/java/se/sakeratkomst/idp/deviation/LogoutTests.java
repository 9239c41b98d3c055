package se.sakeratkomst.idp.deviation;

import static se.sakeratkomst.idp.deviation.NegativeTest.variant;

import java.time.Duration;
import java.util.List;
import se.sakeratkomst.idp.logout.LogoutScene;
import se.sakeratkomst.saml.logout.LogoutRecipe;
import se.sakeratkomst.saml.xml.Instants;

/** Group logout: a LogoutRequest that must not log anybody out. */
final class LogoutTests {
    private LogoutTests() {}

    /** A LogoutRequest that is written otherwise, and signed. */
    private interface Rewritten extends Deviation {
        LogoutRecipe rewritten(LogoutRecipe right, LogoutScene scene);

        @Override
        default LogoutRecipe logout(LogoutRecipe right, LogoutScene scene) {
            return rewritten(right, scene);
        }
    }

    private static NegativeTest pre(String id, String name, NegativeTest.Variant... variants) {
        return NegativeTest.of(id, "logout", Phase.PRE, name, variants);
    }

    private static NegativeTest.Variant rewritten(String name, Rewritten deviation) {
        return variant(name, deviation);
    }

    static List<NegativeTest> all() {
        return List.of(
                pre("NEG-145", "LogoutRequest without signature", variant("only", new Deviation() {
                    @Override
                    public boolean signsLogout() {
                        return false;
                    }
                })),
                pre(
                        "NEG-146",
                        "LogoutRequest about somebody else",
                        rewritten("name", (r, s) -> r.withNameId(s.otherNameId())),
                        rewritten("session", (r, s) -> r.withSessionIndexes(List.of(s.otherSessionIndex()))),
                        rewritten(
                                "both",
                                (r, s) -> r.withNameId(s.otherNameId())
                                        .withSessionIndexes(List.of(s.otherSessionIndex())))),
                pre(
                        "NEG-147",
                        "LogoutRequest after its NotOnOrAfter",
                        rewritten(
                                "only",
                                (r, s) -> r.withNotOnOrAfter(
                                        Instants.write(s.now().minus(Duration.ofHours(1)))))));
    }
}
