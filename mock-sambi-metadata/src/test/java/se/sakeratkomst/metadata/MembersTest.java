package se.sakeratkomst.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.w3c.dom.Element;
import se.sakeratkomst.kit.journal.Outcome;
import se.sakeratkomst.metadata.entity.Register;
import se.sakeratkomst.metadata.entity.Sender;
import se.sakeratkomst.metadata.member.Members;
import se.sakeratkomst.metadata.member.Members.Ownership;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.metadata.Organisation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MembersTest extends ServiceCase {

    private static final String NEW = "5599990115";
    private static final String HALFWAY = "5599990057";
    private static final Sender POST = new Sender(Sender.Way.post, "127.0.0.1");

    @Autowired
    Members members;

    @Autowired
    JsonMapper json;

    private JsonNode call(int status, String method, String path, String body) throws Exception {
        var answer = control(method, path, "application/json", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return json.readTree(answer.body());
    }

    private JsonNode step(int status, String lab, String federation, String number, String step) throws Exception {
        return step(status, lab, federation, number, step, "");
    }

    private JsonNode step(int status, String lab, String federation, String number, String step, String more)
            throws Exception {
        return call(
                status,
                "POST",
                "/admin/labs/" + lab + "/" + federation + "/members/" + number + "/steps",
                "{\"step\":\"" + step + "\",\"by\":\"TEST Karin\",\"note\":\"TEST\"" + more + "}");
    }

    private void register(String lab, String federation, String number, String body) throws Exception {
        call(200, "PUT", "/admin/labs/" + lab + "/" + federation + "/members/" + number, body);
    }

    private static Element entity(String name, String number, String... categories) {
        return Sample.serviceProvider("https://sp.example.se/owned")
                .entityCategories(Set.of(categories))
                .organisation(new Organisation(
                        Map.of("sv", name),
                        Map.of("sv", name),
                        Map.of("sv", "https://example.se"),
                        Optional.of(number).filter(digits -> !digits.isEmpty())))
                .build()
                .getDocumentElement();
    }

    private Ownership owner(String lab, String federation, String environment, Element entity) {
        return members.ownerOf(Register.of(lab, federation, environment), entity, POST);
    }

    @Test
    void aLabBeginsWithTheOrganisationsThatTheFederationsHave() throws Exception {
        newLab("m-seed");
        JsonNode all = call(200, "GET", "/admin/labs/m-seed/sambi/members", "");
        assertThat(all.valueStream().map(member -> member.path("kind").stringValue()))
                .contains(
                        "anvandarorganisation", "tjansteleverantor", "sambiombud", "gruppforetradare", "betrodd-part");
        assertThat(all.valueStream().map(member -> member.path("name").stringValue()))
                .allMatch(name -> name.startsWith("TEST "))
                .contains("TEST Region Norrvik", "TEST Sundby kommun", "TEST E-hälsomyndigheten");
        JsonNode clinic = call(200, "GET", "/admin/labs/m-seed/sambi/members/5599990065", "");
        assertThat(clinic.path("representedBy").stringValue()).isEqualTo("5599990073");
        assertThat(clinic.path("member").booleanValue()).isTrue();
        assertThat(call(200, "GET", "/admin/labs/m-seed/sweden-connect/members/5599990008", "")
                        .path("sector")
                        .stringValue())
                .isEqualTo("public");
    }

    @Test
    void theWayIntoSambiIsTakenStepByStep() throws Exception {
        newLab("m-way");
        register("m-way", "sambi", NEW, "{\"name\":\"TEST Ny AB\",\"kind\":\"tjansteleverantor\"}");
        for (String step : new String[] {
            "intresseanmalan", "granskningsavtal", "tillitsdeklaration", "granskning", "beslut", "anslutningsavtal"
        }) {
            assertThat(step(200, "m-way", "sambi", NEW, step)
                            .path("steps")
                            .valueStream()
                            .map(taken -> taken.path("step").stringValue())
                            .toList())
                    .endsWith(step);
        }
        JsonNode member = call(200, "GET", "/admin/labs/m-way/sambi/members/" + NEW, "");
        assertThat(member.path("member").booleanValue()).isTrue();
        assertThat(member.path("next").stringValue()).isEqualTo("metadata");
        assertThat(member.path("steps").path(0).path("by").stringValue()).isEqualTo("TEST Karin");
        assertThat(last("m-way", "member.step").facts())
                .containsEntry("step", "anslutningsavtal")
                .containsEntry("number", NEW)
                .containsEntry("by", "TEST Karin");
    }

    @Test
    void aStepOutOfOrderIsRefusedAndSaysWhichIsNext() throws Exception {
        newLab("m-order");
        register("m-order", "sambi", NEW, "{\"name\":\"TEST Ny AB\"}");
        JsonNode problem = step(409, "m-order", "sambi", NEW, "beslut");
        assertThat(problem.path("requirement").stringValue()).isEqualTo("SAMBI-069");
        assertThat(problem.path("observed").stringValue()).contains("intresseanmalan");
        assertThat(problem.path("expected").stringValue()).contains("intresseanmalan");
        assertThat(problem.path("remedy").stringValue()).contains("intresseanmalan");
        assertThat(last("m-order", "member.step").outcome()).isEqualTo(Outcome.refused);
        assertThat(step(400, "m-order", "sambi", NEW, "examen").path("expected").stringValue())
                .contains("granskningsavtal");
    }

    @Test
    void aNegativeDecisionTakesTheApplicationBackToTheDeclaration() throws Exception {
        newLab("m-refused");
        step(200, "m-refused", "sambi", HALFWAY, "granskning");
        step(200, "m-refused", "sambi", HALFWAY, "beslut", ",\"outcome\":\"avslag\"");
        assertThat(step(409, "m-refused", "sambi", HALFWAY, "anslutningsavtal")
                        .path("observed")
                        .stringValue())
                .contains("went against");
        assertThat(call(200, "GET", "/admin/labs/m-refused/sambi/members/" + HALFWAY, "")
                        .path("next")
                        .stringValue())
                .isEqualTo("tillitsdeklaration");
    }

    @Test
    void theDeclarationComesWithinTwelveMonthsOfTheReviewAgreementOrTheAgreementIsSignedAnew() throws Exception {
        newLab("m-late");
        register("m-late", "sambi", NEW, "{\"name\":\"TEST Ny AB\"}");
        clock("m-late", "2026-01-10T10:00:00Z");
        step(200, "m-late", "sambi", NEW, "intresseanmalan");
        step(200, "m-late", "sambi", NEW, "granskningsavtal");
        clock("m-late", "2027-01-11T10:00:00Z");
        JsonNode problem = step(409, "m-late", "sambi", NEW, "tillitsdeklaration");
        assertThat(problem.path("requirement").stringValue()).isEqualTo("SAMBI-069");
        assertThat(problem.path("expected").stringValue()).contains("2027-01-10");
        step(200, "m-late", "sambi", NEW, "granskningsavtal");
        step(200, "m-late", "sambi", NEW, "tillitsdeklaration");
    }

    private void clock(String lab, String at) throws Exception {
        call(200, "PUT", "/admin/labs/" + lab + "/clock", "{\"mode\":\"frozen\",\"at\":\"" + at + "\"}");
    }

    @Test
    void aMembershipCanEndAndBeginAgain() throws Exception {
        newLab("m-end");
        Register production = Register.of("m-end", "sambi", "prod");
        assertThat(members.waitingFor(production, 5_599_990_032L)).isEmpty();
        step(200, "m-end", "sambi", "5599990032", "uttrade");
        assertThat(members.waitingFor(production, 5_599_990_032L)).startsWith("intresseanmalan");
        step(200, "m-end", "sambi", "5599990032", "intresseanmalan");
        assertThat(members.waitingFor(production, 5_599_990_032L)).startsWith("granskningsavtal");
    }

    @Test
    void theWayIntoSwedenConnectIsAContractAndASelfDeclaration() throws Exception {
        newLab("m-sc");
        register("m-sc", "sweden-connect", NEW, "{\"name\":\"TEST Ny AB\",\"sector\":\"private\"}");
        assertThat(step(409, "m-sc", "sweden-connect", NEW, "sjalvdeklaration")
                        .path("requirement")
                        .stringValue())
                .isEqualTo("SC-170");
        step(200, "m-sc", "sweden-connect", NEW, "avtal");
        assertThat(step(200, "m-sc", "sweden-connect", NEW, "sjalvdeklaration")
                        .path("member")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void whoStandsBehindARepresentativeWaitsForItToo() throws Exception {
        newLab("m-behind");
        Register production = Register.of("m-behind", "sambi", "prod");
        assertThat(members.waitingFor(production, 5_599_990_024L)).isEmpty();
        step(200, "m-behind", "sambi", "5599990081", "uttrade");
        assertThat(members.waitingFor(production, 5_599_990_024L)).contains("5599990081: beslut");
    }

    @Test
    void aGruppforetradareTakesSmallMembersOnly() throws Exception {
        newLab("m-small");
        String path = "/admin/labs/m-small/sambi/members/" + NEW;
        JsonNode large =
                call(422, "PUT", path, "{\"name\":\"TEST Stor AB\",\"representedBy\":\"5599990073\",\"employees\":21}");
        assertThat(large.path("expected").stringValue()).contains("20");
        call(200, "PUT", path, "{\"name\":\"TEST Liten AB\",\"representedBy\":\"5599990073\",\"employees\":20}");
        assertThat(call(422, "PUT", path, "{\"representedBy\":\"5599990016\"}")
                        .path("expected")
                        .stringValue())
                .contains("gruppforetradare");
    }

    @Test
    void aBetroddPartIsReviewedButNeverAMember() throws Exception {
        newLab("m-trusted");
        assertThat(members.waitingFor(Register.of("m-trusted", "sambi", "prod"), 5_599_990_107L))
                .containsExactly("medlemskap");
    }

    @Test
    void anUnknownOrganisationIsRegisteredInPassingInTrialAndRefusedInProduction() throws Exception {
        newLab("m-passing");
        Ownership trial = owner("m-passing", "sambi", "trial", entity("TEST Okända AB", ""));
        assertThat(trial.member()).isPresent();
        assertThat(trial.waitingFor()).isEmpty();
        assertThat(trial.findings()).extracting(Finding::rule).containsExactly("SAMBI-052");
        assertThat(trial.findings()).noneMatch(Finding::refuses);
        assertThat(last("m-passing", "member.step").facts()).containsEntry("step", "intresseanmalan");

        Ownership again = owner("m-passing", "sambi", "trial", entity("TEST Okända AB", ""));
        assertThat(again.findings()).isEmpty();
        assertThat(again.member()).isEqualTo(trial.member());

        Ownership other = owner("m-passing", "sambi", "trial", entity("TEST Andra AB", "5560000009"));
        assertThat(other.member()).contains(5_560_000_009L);

        assertThat(owner("m-passing", "sambi", "prod", entity("TEST Okända AB", ""))
                        .waitingFor())
                .contains("granskningsavtal");
        assertThat(owner("m-passing", "sambi", "prod", entity("TEST Tredje AB", ""))
                        .findings())
                .singleElement()
                .matches(Finding::refuses)
                .extracting(Finding::rule)
                .isEqualTo("SAMBI-052");
    }

    @Test
    void numbersThatTheSandboxInventsHaveARightCheckDigitAndAreNotTheSame() throws Exception {
        newLab("m-invent");
        long one = owner("m-invent", "sambi", "trial", entity("TEST Ett AB", ""))
                .member()
                .orElseThrow();
        long two = owner("m-invent", "sambi", "trial", entity("TEST Två AB", ""))
                .member()
                .orElseThrow();
        assertThat(one).isEqualTo(5_598_000_015L);
        assertThat(two).isEqualTo(5_598_000_023L);
    }

    @Test
    void theSandboxsOwnIdentityProvidersBelongToTheRegionAndAreNeverHeldBack() throws Exception {
        newLab("m-own");
        Ownership own = members.ownerOf(
                Register.of("m-own", "sambi", "prod"),
                Sample.identityProvider("https://idp.example.se").getDocumentElement(),
                new Sender(Sender.Way.control, "idp"));
        assertThat(own.name()).isEqualTo("TEST Region Norrvik");
        assertThat(own.waitingFor()).isEmpty();
        assertThat(own.findings()).isEmpty();
    }

    @Test
    void nameNumberAndSignatureServiceAreHeldAgainstTheRegister() throws Exception {
        newLab("m-register");
        assertThat(owner(
                                "m-register",
                                "sweden-connect",
                                "prod",
                                entity(
                                        "TEST Journalen",
                                        "5599990032",
                                        "http://id.elegnamnden.se/st/1.0/public-sector-sp",
                                        "http://id.elegnamnden.se/st/1.0/sigservice",
                                        "http://id.swedenconnect.se/contract/sc/eid-choice-2017"))
                        .findings())
                .allMatch(Finding::refuses)
                .extracting(Finding::rule)
                .containsExactly("SC-168");
        assertThat(owner("m-register", "sambi", "trial", entity("TEST Journalbolaget AB", "5599990016"))
                        .findings())
                .extracting(Finding::rule)
                .contains("SAMBI-052");
        assertThat(owner("m-register", "sambi", "trial", entity("TEST Journalbolaget AB", "5599990123"))
                        .findings())
                .extracting(Finding::rule)
                .containsExactly("SC-160");
        step(200, "m-register", "sweden-connect", "5599990032", "underskriftstjanst");
        assertThat(owner(
                                "m-register",
                                "sweden-connect",
                                "prod",
                                entity(
                                        "TEST Journalbolaget AB",
                                        "5599990032",
                                        "http://id.elegnamnden.se/st/1.0/private-sector-sp",
                                        "http://id.elegnamnden.se/st/1.0/sigservice",
                                        "http://id.swedenconnect.se/contract/sc/sweden-connect"))
                        .findings())
                .isEmpty();
    }

    @Test
    void theFirstHandInToProductionIsTheStepMetadata() throws Exception {
        newLab("m-upload");
        Register production = Register.of("m-upload", "sambi", "prod");
        members.metadataHandedIn(production, 5_599_990_032L, "https://sp.example.se/owned", "post 127.0.0.1");
        members.metadataHandedIn(production, 5_599_990_032L, "https://sp.example.se/owned", "post 127.0.0.1");
        JsonNode member = call(200, "GET", "/admin/labs/m-upload/sambi/members/5599990032", "");
        assertThat(member.path("steps")
                        .valueStream()
                        .filter(taken -> taken.path("step").stringValue().equals("metadata")))
                .hasSize(1);
        assertThat(member.has("next")).isFalse();
    }

    @Test
    void aResetBringsTheSeedBackAndASnapshotWhatWas() throws Exception {
        newLab("m-state");
        register("m-state", "sambi", NEW, "{\"name\":\"TEST Ny AB\"}");
        step(200, "m-state", "sambi", "5599990032", "uttrade");
        String snapshot = control("GET", "/admin/labs/m-state/snapshot", "application/json", "")
                .body();
        call(200, "POST", "/admin/labs/m-state/reset", "");
        call(404, "GET", "/admin/labs/m-state/sambi/members/" + NEW, "");
        assertThat(members.waitingFor(Register.of("m-state", "sambi", "prod"), 5_599_990_032L))
                .isEmpty();
        call(200, "PUT", "/admin/labs/m-state/snapshot", snapshot);
        call(200, "GET", "/admin/labs/m-state/sambi/members/" + NEW, "");
        assertThat(members.waitingFor(Register.of("m-state", "sambi", "prod"), 5_599_990_032L))
                .isNotEmpty();
    }
}
