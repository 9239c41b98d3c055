package se.sakeratkomst.idp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import se.sakeratkomst.saml.federation.Attribute;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.metadata.AttributeConsumingService;
import se.sakeratkomst.saml.metadata.RequestedAttribute;
import se.sakeratkomst.saml.metadata.SpMetadata;
import se.sakeratkomst.saml.metadata.UiInfo;
import se.sakeratkomst.saml.response.ReceivedAssertion;
import se.sakeratkomst.saml.response.ReceivedResponse;

/** Service providers with attribute sets of their own, and people with more than one capacity. */
abstract class PersonaCase extends IdpCase {
    /** Two employments at two organisations, two assignments in the first; the card tells the personnummer alone. */
    static final TestCa.Card MOA = PEERS.ca.card(TestCa.Wish.of("197708182386"));

    /** BankID of somebody whom the BankID identity provider's own directory has. */
    static final TestCa.Card PATRIK =
            PEERS.ca.card(TestCa.Wish.of("199001012393").policy(TestCa.POLICY_BANKID));

    /** BankID of a fritidsförskrivare. */
    static final TestCa.Card FREDRIK =
            PEERS.ca.card(TestCa.Wish.of("195804042397").policy(TestCa.POLICY_BANKID));

    static String sambi(Attribute attribute) {
        return SAMBI.nameOf(attribute).orElseThrow();
    }

    /** A set of attributes; a name that ends with ! is required. */
    static AttributeConsumingService set(int index, String... names) {
        return new AttributeConsumingService(
                index,
                index == 0,
                Map.of("sv", "TEST"),
                Arrays.stream(names)
                        .map(name -> new RequestedAttribute(
                                name.replace("!", ""), Optional.empty(), Optional.empty(), name.endsWith("!")))
                        .toList());
    }

    TestSp sp(FederationProfile profile, String name, Set<String> categories, AttributeConsumingService... sets) {
        TestSp sp = new TestSp("urn:test:sp:" + name, profile, "https://sp.test/" + name + "/acs", IDP);
        SpMetadata metadata = SpMetadata.of(sp.entityId)
                .entityCategories(categories)
                .signingKey(TestSp.KEY.certificate())
                .encryptionKey(TestSp.KEY.certificate())
                .assertionConsumerService(sp.acs)
                .uiInfo(new UiInfo(Map.of("sv", "TEST Tjänst", "en", "TEST Service"), Map.of(), List.of()));
        Stream.of(sets).forEach(metadata::attributeConsumingService);
        PEERS.register(profile.id(), metadata.build().getDocumentElement());
        return known(sp);
    }

    static ReceivedAssertion assertion(TestSp.Page page) {
        ReceivedResponse response = page.response();
        assertThat(response.success()).as(page.text()).isTrue();
        return ReceivedAssertion.read(TestSp.assertion(response));
    }

    static List<String> offered(TestSp.Page page) {
        return page.html().select("form#choice input[type=radio]").eachAttr("value");
    }

    static TestSp.Page choose(TestSp sp, TestSp.Page page, String field, String value) {
        return sp.post(IDP + page.action("choice"), Map.of(field, value));
    }
}
