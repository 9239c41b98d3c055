package se.sakeratkomst.saml;

import java.time.Instant;
import java.util.List;
import se.sakeratkomst.saml.response.AssertionRecipe;
import se.sakeratkomst.saml.response.AttributeRecipe;
import se.sakeratkomst.saml.response.AuthnStatementRecipe;
import se.sakeratkomst.saml.response.ConditionsRecipe;
import se.sakeratkomst.saml.response.ConfirmationRecipe;
import se.sakeratkomst.saml.response.NameIdRecipe;
import se.sakeratkomst.saml.response.ResponseRecipe;
import se.sakeratkomst.saml.response.SubjectRecipe;
import se.sakeratkomst.saml.xml.Ids;
import se.sakeratkomst.saml.xml.Instants;
import se.sakeratkomst.saml.xml.Ns;

/** A right message to start from. */
public final class Messages {
    public static final String IDP = "urn:test:idp";
    public static final String SP = "urn:test:sp";
    public static final String ACS = "https://sp.test/acs";
    public static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");
    public static final String PNR = "urn:oid:1.2.752.29.4.13";

    private Messages() {}

    public static ResponseRecipe response() {
        String now = Instants.write(NOW);
        String end = Instants.write(NOW.plusSeconds(300));
        return new ResponseRecipe(
                Ids.next(),
                "2.0",
                now,
                ACS,
                "_request",
                IDP,
                null,
                Ns.STATUS_SUCCESS,
                null,
                null,
                List.of(new AssertionRecipe(
                        Ids.next(),
                        "2.0",
                        now,
                        IDP,
                        null,
                        new SubjectRecipe(
                                new NameIdRecipe("pseudonym", Ns.NAMEID_PERSISTENT, IDP, SP),
                                List.of(new ConfirmationRecipe(
                                        Ns.CONFIRMATION_BEARER, true, "_request", ACS, null, end, "127.0.0.1"))),
                        new ConditionsRecipe(now, end, List.of(List.of(SP)), false),
                        List.of(new AuthnStatementRecipe(
                                now, "_session", null, "http://id.elegnamnden.se/loa/1.0/loa3", List.of())),
                        List.of(new AttributeRecipe(
                                PNR, Ns.ATTRNAME_URI, "personalIdentityNumber", List.of("199001012385"))))));
    }
}
