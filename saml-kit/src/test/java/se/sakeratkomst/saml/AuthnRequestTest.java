package se.sakeratkomst.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.saml.authn.AuthnRequest;
import se.sakeratkomst.saml.authn.IncomingRequest;
import se.sakeratkomst.saml.authn.RequestChecks;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.metadata.MetadataReader;
import se.sakeratkomst.saml.metadata.SpMetadata;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

final class AuthnRequestTest {
    private static final String SSO = "https://idp.test/sso";
    private static final FederationProfile SAMBI = Federations.SAMBI;
    private static final FederationProfile SC = Federations.SWEDEN_CONNECT;

    private static AuthnRequest request(FederationProfile profile) {
        return AuthnRequest.to(SSO, Messages.SP, Messages.ACS, Messages.NOW).withRequestedLoas(List.of(profile.loa(3)));
    }

    private static IncomingRequest incoming(FederationProfile profile, AuthnRequest request) {
        EntityDescriptor sp = MetadataReader.read(SpMetadata.of(Messages.SP)
                        .signingKey(TestKeys.SP.certificate())
                        .encryptionKey(TestKeys.SP.certificate())
                        .assertionConsumerService(Messages.ACS)
                        .build())
                .get(0);
        return new IncomingRequest(
                request,
                Ns.BINDING_REDIRECT,
                SSO,
                true,
                sp,
                sp.sp().orElseThrow(),
                profile,
                true,
                Set.of(profile.loa(2), profile.loa(3)),
                Messages.NOW);
    }

    private static List<String> rules(IncomingRequest incoming) {
        return java.util.stream.Stream.concat(
                        RequestChecks.examine(RequestChecks.trustworthiness(), incoming).stream(),
                        RequestChecks.examine(RequestChecks.rightness(), incoming).stream())
                .filter(Finding::refuses)
                .map(Finding::rule)
                .toList();
    }

    private static List<String> rules(FederationProfile profile, AuthnRequest request) {
        return rules(incoming(profile, request));
    }

    @Test
    void aRequestReadsBackAsItWasWritten() {
        AuthnRequest request = request(SC)
                .withNameIdFormat(Ns.NAMEID_PERSISTENT)
                .withComparison("exact")
                .withForceAuthn(true)
                .withAttributeConsumingServiceIndex(2);
        AuthnRequest read = AuthnRequest.read(
                SecureXml.parse(SecureXml.serialise(request.write())).getDocumentElement());
        assertThat(read).isEqualTo(request);
    }

    @Test
    void aRightRequestHasNoFindingInEitherFederation() {
        assertThat(rules(SAMBI, request(SAMBI))).isEmpty();
        assertThat(rules(SC, request(SC))).isEmpty();
    }

    @Test
    void anotherRootElementIsRefused() {
        assertThatThrownBy(
                        () -> AuthnRequest.read(SecureXml.parse("<Response/>").getDocumentElement()))
                .isInstanceOf(SamlRefusal.class);
    }

    @Test
    void aForeignAcsIsFoundWithTheAddressesThatAreRegistered() {
        IncomingRequest incoming = incoming(SC, request(SC).withAcsUrl("https://evil.test/acs"));
        Finding finding =
                RequestChecks.examine(RequestChecks.trustworthiness(), incoming).get(0);
        assertThat(finding.rule()).isEqualTo("SC-048");
        assertThat(finding.expected()).contains(Messages.ACS);
    }

    @Test
    void anAcsThatDiffersInOneSlashIsForeign() {
        assertThat(rules(SC, request(SC).withAcsUrl(Messages.ACS + "/"))).containsExactly("SC-048");
    }

    @Test
    void urlAndIndexTogetherAreFound() {
        assertThat(rules(SC, request(SC).withAcsIndex(0))).containsExactly("SC-049");
    }

    @Test
    void onlySambiDemandsTheAcsUrl() {
        assertThat(rules(SAMBI, request(SAMBI).withAcsUrl(null))).containsExactly("SAMBI-016");
        assertThat(rules(SC, request(SC).withAcsUrl(null))).isEmpty();
    }

    @Test
    void onlySwedenConnectDemandsDestinationOfAnUnsignedRequest() {
        IncomingRequest sambi = unsigned(incoming(SAMBI, request(SAMBI).withDestination(null)));
        assertThat(rules(sambi)).doesNotContain("SAML-DESTINATION");
        assertThat(rules(SC, request(SC).withDestination(null))).containsExactly("SC-050");
    }

    @Test
    void anotherDestinationIsFound() {
        assertThat(rules(SC, request(SC).withDestination("https://other.test/")))
                .containsExactly("SC-050");
    }

    private static IncomingRequest unsigned(IncomingRequest i) {
        return new IncomingRequest(
                i.request(),
                i.binding(),
                i.endpoint(),
                false,
                i.sp(),
                i.role(),
                i.profile(),
                i.signatureDemanded(),
                i.supportedLoas(),
                i.now());
    }

    @Test
    void anUnsignedRequestIsFoundWhereASignatureIsPromised() {
        assertThat(rules(unsigned(incoming(SC, request(SC))))).containsExactly("SC-041");
        assertThat(rules(unsigned(incoming(SAMBI, request(SAMBI))))).containsExactly("SAMBI-034");
    }

    @Test
    void onlySwedenConnectTakesPostedRequests() {
        for (FederationProfile profile : Federations.all()) {
            IncomingRequest i = incoming(profile, request(profile));
            IncomingRequest posted = new IncomingRequest(
                    i.request(),
                    Ns.BINDING_POST,
                    i.endpoint(),
                    true,
                    i.sp(),
                    i.role(),
                    i.profile(),
                    true,
                    i.supportedLoas(),
                    i.now());
            assertThat(rules(posted)).isEqualTo(profile == SAMBI ? List.of("SAMBI-014") : List.of());
        }
    }

    @Test
    void anotherComparisonThanExactIsFound() {
        assertThat(rules(SC, request(SC).withComparison("minimum"))).containsExactly("SC-055");
        assertThat(rules(SAMBI, request(SAMBI).withComparison("minimum"))).containsExactly("SAMBI-040");
    }

    @Test
    void aLevelOfTheOtherFederationIsNotSupported() {
        assertThat(rules(SAMBI, request(SAMBI).withRequestedLoas(List.of(SC.loa(3)))))
                .containsExactly("SAMBI-040");
        assertThat(rules(SC, request(SC).withRequestedLoas(List.of(SAMBI.loa(3)))))
                .containsExactly("SC-064");
    }

    @Test
    void onlySambiForbidsASubject() {
        assertThat(rules(SAMBI, request(SAMBI).withSubjectPresent(true))).containsExactly("SAMBI-018");
        assertThat(rules(SC, request(SC).withSubjectPresent(true))).isEmpty();
    }

    @Test
    void anEmailNameIdIsFound() {
        assertThat(rules(SC, request(SC).withNameIdFormat(Ns.NAMEID_EMAIL))).containsExactly("SC-035");
    }

    @Test
    void anAttributeSetThatDoesNotExistIsFound() {
        assertThat(rules(SC, request(SC).withAttributeConsumingServiceIndex(9))).containsExactly("SC-053");
    }

    @Test
    void aStaleRequestIsFound() {
        assertThat(rules(SC, request(SC).withIssueInstant("2026-01-31T09:00:00Z")))
                .containsExactly("SAML-CORE-3.2.1");
    }

    @Test
    void missingForceAuthnAndLoaAreWarningsOnly() {
        AuthnRequest bare = AuthnRequest.to(SSO, Messages.SP, Messages.ACS, Messages.NOW);
        AuthnRequest without = AuthnRequest.read(stripped(bare));
        assertThat(RequestChecks.examine(RequestChecks.rightness(), incoming(SC, without)))
                .allMatch(finding -> finding.severity() == Severity.WARNING)
                .extracting(Finding::rule)
                .contains("SC-051", "SC-054");
        assertThat(without.forceAuthn()).isEqualTo(Optional.empty());
    }

    private static org.w3c.dom.Element stripped(AuthnRequest request) {
        org.w3c.dom.Element element = request.write().getDocumentElement();
        element.removeAttributeNS(null, "ForceAuthn");
        return element;
    }
}
