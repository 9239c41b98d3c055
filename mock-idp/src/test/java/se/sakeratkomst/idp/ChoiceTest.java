package se.sakeratkomst.idp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.saml.federation.Attribute;
import se.sakeratkomst.saml.xml.Ns;

/** What a user has to choose after the card: nothing that the service does not need, and nothing that is not theirs. */
class ChoiceTest extends PersonaCase {
    private static final String NORRVIK = "5599990008";

    private TestSp needsCommission() {
        return sp(
                SAMBI,
                "commission",
                Set.of(),
                set(0, sambi(Attribute.EMPLOYEE_HSA_ID), sambi(Attribute.COMMISSION_HSA_ID)));
    }

    @Test
    void aPersonWithTwoEmployersAndTwoAssignmentsChoosesOrganisationAndThenAssignment() {
        TestSp sp = needsCommission();
        TestSp.Page organisations = sp.useCard(sp.redirect(sp.request()), PEERS.ca, MOA);
        assertThat(organisations.at().getPath()).endsWith("/choice");
        assertThat(offered(organisations)).containsExactly(NORRVIK, "5599990040");
        TestSp.Page commissions = choose(sp, organisations, "organisation", NORRVIK);
        assertThat(offered(commissions)).hasSize(2);
        String second = offered(commissions).get(1);
        var told = assertion(choose(sp, commissions, "commission", second));
        assertThat(told.value(sambi(Attribute.COMMISSION_HSA_ID))).contains(second);
        assertThat(told.value(sambi(Attribute.EMPLOYEE_HSA_ID))).contains("SE5599990008-MOA");
    }

    @Test
    void theOnlyAssignmentOfAnEmployerIsNotAskedFor() {
        TestSp sp = needsCommission();
        TestSp.Page organisations = sp.useCard(sp.redirect(sp.request()), PEERS.ca, MOA);
        var told = assertion(choose(sp, organisations, "organisation", "5599990040"));
        assertThat(told.value(sambi(Attribute.EMPLOYEE_HSA_ID))).contains("SE5599990040-MOA");
    }

    @Test
    void aCardThatNamesTheEmploymentLeavesOnlyTheAssignmentToChoose() {
        TestSp sp = needsCommission();
        TestSp.Page page =
                sp.useCard(sp.redirect(sp.request()), PEERS.ca, PEERS.ca.card(TestCa.Wish.of("SE5599990008-MOA")));
        assertThat(page.html().select("form#choice input").eachAttr("name")).containsOnly("commission");
    }

    @Test
    void aServiceThatAsksForNoAuthorisationAttributeHasNobodyChooseAnAssignment() {
        TestSp sp = sp(SAMBI, "person", Set.of(), set(0, sambi(Attribute.EMPLOYEE_HSA_ID)));
        TestSp.Page page =
                sp.useCard(sp.redirect(sp.request()), PEERS.ca, PEERS.ca.card(TestCa.Wish.of("SE5599990008-MOA")));
        assertThat(assertion(page).value(sambi(Attribute.EMPLOYEE_HSA_ID))).contains("SE5599990008-MOA");
    }

    @Test
    void aServiceThatAsksForThePersonAloneHasNobodyChooseAnything() {
        TestSp sp = sp(SAMBI, "name", Set.of(), set(0, sambi(Attribute.GIVEN_NAME)));
        assertThat(assertion(sp.useCard(sp.redirect(sp.request()), PEERS.ca, MOA))
                        .attributes())
                .containsOnlyKeys(sambi(Attribute.GIVEN_NAME));
    }

    @Test
    void whatWasNotOfferedIsNotTakenAndThePageAsksAgain() {
        TestSp sp = needsCommission();
        TestSp.Page page = sp.useCard(sp.redirect(sp.request()), PEERS.ca, MOA);
        for (Map<String, String> answer : List.of(
                Map.of("organisation", "5599990016"), Map.of("commission", "SE5599990008-MIU1"), Map.of("x", "y"))) {
            TestSp.Page again = sp.post(IDP + page.action("choice"), answer);
            assertThat(again.status()).isEqualTo(422);
            assertThat(again.html().select("#unanswered")).isNotEmpty();
            assertThat(offered(again)).containsExactly(NORRVIK, "5599990040");
        }
    }

    @Test
    void aChoiceIsMadeOnceOnly() {
        TestSp sp = needsCommission();
        TestSp.Page page = sp.useCard(sp.redirect(sp.request()), PEERS.ca, MOA);
        assertThat(choose(sp, page, "organisation", "5599990040").response().success())
                .isTrue();
        assertThat(choose(sp, page, "organisation", "5599990040").status()).isEqualTo(410);
        assertThat(sp.get(URI.create(page.at().toString())).status()).isEqualTo(410);
    }

    @Test
    void whoDoesNotWantToChooseCanCancel() {
        TestSp sp = needsCommission();
        TestSp.Page page = sp.useCard(sp.redirect(sp.request()), PEERS.ca, MOA);
        assertThat(page.html().title()).contains("TEST");
        assertThat(sp.post(IDP + page.action("cancel"), Map.of()).response().secondaryStatus())
                .contains(Ns.STATUS_AUTHN_FAILED);
    }

    @Test
    void thePageOfAnotherIdentityProviderDoesNotKnowTheChoice() {
        TestSp sp = needsCommission();
        TestSp.Page page = sp.useCard(sp.redirect(sp.request()), PEERS.ca, MOA);
        assertThat(sp.get(URI.create(page.at().toString().replace("/sambi/", "/inera/")))
                        .status())
                .isEqualTo(410);
    }
}
