package se.sakeratkomst.certify.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.certify.evidence.JournalEntry;
import se.sakeratkomst.certify.evidence.SandboxClient;

class FeedFaultsTest {
    private static final String IDP = "urn:saker-atkomst-sandbox:TEST:default:sambi:idp";

    @Test
    void fetchOfTheFederationWithTheFaultIsTheSystems() {
        assertThat(isFetch(Map.of())).isTrue();
    }

    @Test
    void fetchOfAnotherFederationIsNot() {
        assertThat(isFetch(Map.of("federation", "sweden-connect"))).isFalse();
    }

    @Test
    void fetchInTheProductionLikeEnvironmentIsNot() {
        assertThat(isFetch(Map.of("environment", "prod"))).isFalse();
    }

    @Test
    void fetchByThePartsOfTheSandboxIsNot() {
        assertThat(isFetch(Map.of("userAgent", SandboxClient.OWN_READER + " TEST identity provider")))
                .isFalse();
    }

    @Test
    void fetchBeforeTheFaultWasThereIsNot() {
        assertThat(isFetch(Map.of("fault", "none"))).isFalse();
    }

    @Test
    void fetchOfAnotherEntityIsNot() {
        assertThat(isFetch(Map.of("resource", "entity", "entityId", "urn:other")))
                .isFalse();
        assertThat(isFetch(Map.of("resource", "entity", "entityId", IDP))).isTrue();
    }

    @Test
    void fetchOfTheIdentityProviderByItsHashIs() {
        assertThat(isFetch(Map.of("resource", "entity", "entityId", "{sha1}ebb3b14ba1c923e5e8c6a7543880cfbdf48aa866")))
                .isTrue();
    }

    @Test
    void otherEventIsNot() {
        assertThat(FeedFaults.isFetchOfTheSystem(entry("feed.published", Map.of()), "sambi", IDP, "unsigned"))
                .isFalse();
    }

    private static boolean isFetch(Map<String, String> changed) {
        return FeedFaults.isFetchOfTheSystem(entry("feed.fetched", changed), "sambi", IDP, "unsigned");
    }

    private static JournalEntry entry(String kind, Map<String, String> changed) {
        Map<String, String> facts = new LinkedHashMap<>(Map.of(
                "federation", "sambi",
                "environment", "trial",
                "resource", "aggregate",
                "userAgent", "vendor/1.0",
                "fault", "unsigned"));
        facts.putAll(changed);
        return new JournalEntry(
                1, 1, "metadata", "2026-11-23T04:00:00Z", kind, "accepted", "", "", "", List.of(), "", facts, null);
    }
}
