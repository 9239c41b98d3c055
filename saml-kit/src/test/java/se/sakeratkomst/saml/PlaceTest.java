package se.sakeratkomst.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

class PlaceTest {

    private static final String XML = """
            <?xml version="1.0"?>
            <!-- a remark with <EntityDescriptor in it
            -->
            <EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata"
                entityID="https://sp.example.se">
              <SPSSODescriptor
                  protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><KeyDescriptor/>
                <KeyDescriptor
                    use="encryption"/>
                <!-- two
                lines --><AssertionConsumerService/>
                text <![CDATA[
                more]]>
                <x:own xmlns:x="urn:x"/>
              </SPSSODescriptor>
            </EntityDescriptor>
            """;

    private static final Document DOCUMENT = SecureXml.parseWithLines(XML.getBytes(StandardCharsets.UTF_8));

    private static Element role() {
        return Elements.child(DOCUMENT.getDocumentElement(), Ns.MD, "SPSSODescriptor")
                .orElseThrow();
    }

    @Test
    void aPlaceIsTheLineOnWhichTheStartTagBegins() {
        assertThat(Elements.children(role()).stream().map(SecureXml::line)).containsExactly(7, 8, 11, 14);
        assertThat(SecureXml.line(role())).isEqualTo(6);
        assertThat(SecureXml.line(DOCUMENT.getDocumentElement())).isEqualTo(4);
    }

    @Test
    void theRootBeginsAfterWhatStandsBeforeIt() {
        String xml = "<?xml version=\"1.0\"?>\n\n<!-- a\n -->\n<a\n b=\"1\"/>";
        assertThat(SecureXml.line(SecureXml.parseWithLines(xml.getBytes(StandardCharsets.UTF_8))
                        .getDocumentElement()))
                .isEqualTo(5);
    }

    @Test
    void aPositionStandsInTheWayOnlyWhereThereAreSeveral() {
        assertThat(Elements.children(role()).stream().map(Place::of).map(Place::xpath))
                .containsExactly(
                        "/md:EntityDescriptor/md:SPSSODescriptor/md:KeyDescriptor[1]",
                        "/md:EntityDescriptor/md:SPSSODescriptor/md:KeyDescriptor[2]",
                        "/md:EntityDescriptor/md:SPSSODescriptor/md:AssertionConsumerService",
                        "/md:EntityDescriptor/md:SPSSODescriptor/x:own");
    }

    @Test
    void aFindingIsToldOfAnElement() {
        Finding finding = Finding.error("SC-001", "a", "b", "c", "d").at(role());
        assertThat(finding.place())
                .isEqualTo(new Place("md:SPSSODescriptor", "/md:EntityDescriptor/md:SPSSODescriptor", 6));
    }

    @Test
    void readingWithLinesChangesNothingInTheDocument() {
        assertThat(SecureXml.text(DOCUMENT)).isEqualTo(SecureXml.text(SecureXml.parse(XML)));
    }

    @Test
    void aDocumentThatWasBuiltHasNoLines() {
        assertThat(SecureXml.line(SecureXml.newDocument().createElementNS("urn:x", "x")))
                .isNull();
    }

    @Test
    void readingWithLinesRefusesADoctypeToo() {
        assertThatThrownBy(() -> SecureXml.parseWithLines("<!DOCTYPE a><a/>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(SamlRefusal.class)
                .hasMessageContaining("DOCTYPE");
    }
}
