package se.sakeratkomst.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.SecureXml;

final class SecureXmlTest {

    private static void refused(String rule, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SamlRefusal.class,
                        refusal -> assertThat(refusal.first().rule()).isEqualTo(rule));
    }

    @Test
    void aHarmlessDoctypeIsRefused() {
        refused("XML-DOCTYPE", () -> SecureXml.parse("<!DOCTYPE a><a/>"));
    }

    @Test
    void anExternalEntityIsRefusedWithoutBeingFetched() {
        refused(
                "XML-DOCTYPE",
                () -> SecureXml.parse("<!DOCTYPE a [<!ENTITY x SYSTEM 'http://127.0.0.1:1/'>]><a>&x;</a>"));
    }

    @Test
    void moreThanAMegabyteIsRefused() {
        refused("XML-SIZE", () -> SecureXml.parse("<a>" + "x".repeat(SecureXml.MAX_BYTES) + "</a>"));
    }

    @Test
    void textThatIsNotXmlIsRefused() {
        refused("XML-WELLFORMED", () -> SecureXml.parse("hello"));
    }

    @Test
    void nothingIsRefused() {
        refused("XML-WELLFORMED", () -> SecureXml.parse(new byte[0]));
    }

    @Test
    void twoRootsAreRefused() {
        refused("XML-WELLFORMED", () -> SecureXml.parse("<a/><a/>"));
    }

    @Test
    void aReaderThatIsUsedAgainStillHasItsLimitsAndRemembersNothing() {
        for (int i = 0; i < 200; i++) {
            SecureXml.parse("<a>".repeat(90) + "</a>".repeat(90));
        }
        refused("XML-WELLFORMED", () -> SecureXml.parse("<a>".repeat(101) + "</a>".repeat(101)));
        refused("XML-DOCTYPE", () -> SecureXml.parse("<!DOCTYPE a><a/>"));
        assertThat(SecureXml.parse("<b/>").getDocumentElement().getNodeName()).isEqualTo("b");
        assertThat(SecureXml.parse("<b/>")).isNotSameAs(SecureXml.parse("<b/>"));
    }

    @Test
    void xmlThatHasOtherCharactersAndLineEndsThanSignaturesKnowIsRefused() {
        refused("XML-WELLFORMED", () -> SecureXml.parse("<?xml version=\"1.1\"?><a>&#1;</a>"));
    }

    @Test
    void aNameThatHasNoPlaceInXmlWithNamespacesIsRefused() {
        refused("XML-WELLFORMED", () -> SecureXml.parse("<a><:b/></a>"));
        refused("XML-WELLFORMED", () -> SecureXml.parse("<a :b='c'/>"));
    }

    @Test
    void hundredsOfNestedElementsAreRefused() {
        refused("XML-WELLFORMED", () -> SecureXml.parse("<a>".repeat(5000) + "</a>".repeat(5000)));
    }

    @Test
    void textIsReadWholePastCommentsCdataAndInstructions() {
        Element element = SecureXml.parse("<a>one<!-- x -->two<![CDATA[three]]><?pi x?>four</a>")
                .getDocumentElement();
        assertThat(Elements.text(element)).isEqualTo("onetwothreefour");
    }

    @Test
    void whatIsWrittenReadsTheSameAgain() {
        String xml = "<a xmlns=\"urn:x\" b=\"1 &amp; &quot;2\">å &lt; ö<!--c--></a>";
        assertThat(SecureXml.text(SecureXml.parse(xml))).isEqualTo(xml);
    }

    @Test
    void aDetachedElementKeepsTheNamespacesItNeeds() {
        Element inner = Elements.children(
                        SecureXml.parse("<a xmlns:p='urn:p'><b t='p:x'/></a>").getDocumentElement())
                .get(0);
        String alone = new String(SecureXml.serialise(Elements.detach(inner)), StandardCharsets.UTF_8);
        assertThat(alone).contains("xmlns:p=\"urn:p\"");
    }

    @Test
    void prettyPrintingShowsEveryElementOnALine() {
        assertThat(SecureXml.pretty(SecureXml.parse("<a><b>t</b></a>"))).isEqualTo("<a>\n  <b>t</b>\n</a>\n");
    }
}
