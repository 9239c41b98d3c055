package se.sakeratkomst.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.metadata.AggregateEntry;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.metadata.Feed;
import se.sakeratkomst.saml.metadata.StreamedAggregate;
import se.sakeratkomst.saml.signature.SigningKey;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

class StreamedAggregateTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final SigningKey OPERATOR = TestKeys.OPERATOR;

    @TempDir
    Path folder;

    private static AggregateEntry entry(String xml) {
        return AggregateEntry.of(SecureXml.parse(xml).getDocumentElement());
    }

    private byte[] written(AggregateEntry... entries) throws IOException {
        Path file = folder.resolve("feed.xml");
        try (StreamedAggregate aggregate = new StreamedAggregate(
                file, new StreamedAggregate.Head("urn:TEST", NOW.plus(Duration.ofDays(1)), Duration.ofMinutes(1)))) {
            for (AggregateEntry entry : entries) {
                aggregate.add(entry);
            }
            aggregate.finish(OPERATOR);
        }
        return Files.readAllBytes(file);
    }

    @Test
    void theSignatureHoldsForEveryWayToWriteNamespaces() throws Exception {
        byte[] feed = written(
                entry("<md:EntityDescriptor xmlns:md='" + Ns.MD + "' entityID='a' ID='x'><md:SPSSODescriptor"
                        + " protocolSupportEnumeration='p' ID='y'/></md:EntityDescriptor>"),
                entry("<EntityDescriptor xmlns='" + Ns.MD + "' entityID='b'><!-- c --><m:SPSSODescriptor xmlns:m='"
                        + Ns.MD + "' protocolSupportEnumeration='p'/></EntityDescriptor>"),
                entry("<md:EntityDescriptor xmlns:md='" + Ns.MD + "' xmlns:xs='" + Ns.XS + "' xmlns:xsi='" + Ns.XSI
                        + "' entityID='c'><md:Extensions><a:A xmlns:a='urn:a' xsi:type='xs:string'>å &lt;&amp;"
                        + "\n é</a:A></md:Extensions></md:EntityDescriptor>"));
        Feed verified = Feed.verified(feed, List.of(OPERATOR.certificate()), NOW);
        assertThat(verified.all()).extracting(EntityDescriptor::entityId).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(new String(feed, StandardCharsets.UTF_8))
                .contains("xmlns:xs=")
                .doesNotContain("ID=\"x\"");
    }

    @Test
    void oneOtherByteBreaksIt() throws Exception {
        String feed = new String(
                written(entry("<md:EntityDescriptor xmlns:md='" + Ns.MD + "' entityID='urn:one'/>")),
                StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Feed.verified(
                        feed.replace("urn:one", "urn:two").getBytes(StandardCharsets.UTF_8),
                        List.of(OPERATOR.certificate()),
                        NOW))
                .isInstanceOf(SamlRefusal.class);
    }

    @Test
    void anEntryIsAnElementAgain() {
        Element element = entry(
                        "<EntityDescriptor xmlns='" + Ns.MD + "' entityID='b'><x xmlns='urn:x'/></EntityDescriptor>")
                .element();
        assertThat(element.getAttribute("entityID")).isEqualTo("b");
        assertThat(element.getFirstChild().getNamespaceURI()).isEqualTo("urn:x");
    }
}
