package se.sakeratkomst.metadata.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.metadata.discovery.Matching.Obstacle;
import se.sakeratkomst.metadata.discovery.Matching.Reason;
import se.sakeratkomst.saml.federation.Federations;

class MatchingTest {

    private static final String HSAID = "http://id.swedenconnect.se/ec/1.0/loa3-hsaid";
    private static final String PNR = "http://id.elegnamnden.se/ec/1.0/loa3-pnr";
    private static final String MOBILE = "http://id.elegnamnden.se/sprop/1.0/mobile-auth";
    private static final String SCAL2 = "http://id.elegnamnden.se/sprop/1.0/scal2";
    private static final String PREPAID = "http://id.swedenconnect.se/contract/sc/prepaid-auth-2021";
    private static final String CHOICE = "http://id.swedenconnect.se/contract/sc/eid-choice-2017";
    private static final String PRIVATE = "http://id.elegnamnden.se/st/1.0/private-sector-sp";

    private static Option idp(String... categories) {
        return new Option(
                "urn:idp", Map.of(), Map.of(), Optional.empty(), List.of(), Map.of("sv", "TEST"), Set.of(categories));
    }

    private static List<Reason> reasons(Set<String> serviceProvider, Option option) {
        return Matching.obstacles(Federations.SWEDEN_CONNECT, serviceProvider, option).stream()
                .map(Obstacle::reason)
                .toList();
    }

    @Test
    void oneServiceCategoryInCommonIsEnough() {
        assertThat(reasons(Set.of(HSAID, PNR), idp(PNR))).isEmpty();
        assertThat(reasons(Set.of(HSAID), idp(PNR))).containsExactly(Reason.SERVICE);
        assertThat(reasons(Set.of(HSAID), idp())).containsExactly(Reason.SERVICE);
    }

    @Test
    void everyServicePropertyOfTheServiceProviderIsNeeded() {
        assertThat(reasons(Set.of(PNR, MOBILE, SCAL2), idp(PNR, MOBILE, SCAL2))).isEmpty();
        assertThat(Matching.obstacles(Federations.SWEDEN_CONNECT, Set.of(PNR, MOBILE, SCAL2), idp(PNR, MOBILE)))
                .containsExactly(new Obstacle(Reason.PROPERTY, SCAL2));
        assertThat(reasons(Set.of(PNR), idp(PNR, MOBILE))).isEmpty();
    }

    @Test
    void contractsOfTheIdentityProviderLetInThoseWhoHaveOneOfThem() {
        assertThat(reasons(Set.of(PNR), idp(PNR))).isEmpty();
        assertThat(reasons(Set.of(PNR), idp(PNR, PREPAID))).containsExactly(Reason.CONTRACT);
        assertThat(reasons(Set.of(PNR, CHOICE), idp(PNR, PREPAID, CHOICE))).isEmpty();
        assertThat(reasons(Set.of(PNR, CHOICE), idp(PNR))).isEmpty();
    }

    @Test
    void serviceTypesMatchNothing() {
        assertThat(reasons(Set.of(PNR, PRIVATE), idp(PNR))).isEmpty();
    }

    @Test
    void whoDeclaresNoServiceCategoryIsNotMatchedByThem() {
        assertThat(reasons(Set.of(PRIVATE), idp(PNR))).isEmpty();
        assertThat(Matching.declaresService(Set.of(PRIVATE))).isFalse();
    }

    @Test
    void inSambiTheOrganisationsDisplayNameDecides() {
        assertThat(Matching.obstacles(Federations.SAMBI, Set.of(HSAID), idp())).isEmpty();
        assertThat(Matching.obstacles(
                        Federations.SAMBI,
                        Set.of(),
                        new Option("urn:idp", Map.of(), Map.of(), Optional.empty(), List.of(), Map.of(), Set.of())))
                .extracting(Obstacle::reason)
                .containsExactly(Reason.DISPLAY_NAME);
    }
}
