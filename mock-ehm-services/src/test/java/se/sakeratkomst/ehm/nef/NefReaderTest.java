package se.sakeratkomst.ehm.nef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.sakeratkomst.ehm.nef.NefSchemas.Kind;
import se.sakeratkomst.saml.xml.SecureXml;

class NefReaderTest {

    private static final NefSchemas SCHEMAS = NefSchemas.read(null);
    private static final NefFields FIELDS = NefFields.read(null);
    private static final List<String> CHARSETS = List.of("UTF-8", "ISO-8859-1");

    private final NefReader reader = new NefReader(SCHEMAS, FIELDS, new NefLimits(200_000, CHARSETS, true));
    private final NefReader lenient = new NefReader(SCHEMAS, FIELDS, new NefLimits(200_000, CHARSETS, false));
    private final NefMessage.NewPrescription prescription = NefMessages.prescription("ref-1", NefMessages.uuid());
    private final byte[] xml = NefMessages.xml(prescription);

    private byte[] changed(UnaryOperator<String> change) {
        String text = new String(xml, StandardCharsets.UTF_8);
        String other = change.apply(text);
        assertThat(other).isNotEqualTo(text);
        return other.getBytes(StandardCharsets.UTF_8);
    }

    private void refused(byte[] document, String rule) {
        refused(document, null, rule);
    }

    private void refused(byte[] document, String charset, String rule) {
        assertThatThrownBy(() -> reader.read(document, charset))
                .isInstanceOfSatisfying(
                        NefRefused.class,
                        e -> assertThat(e.findings()).extracting("rule").contains(rule));
    }

    @Test
    void whatIsWrittenIsRead() {
        assertThat(reader.read(xml, "utf-8")).isEqualTo(prescription);
        NefMessage.Cancellation cancellation = NefMessages.cancellation("ref-2", "ref-1", NefMessages.uuid());
        assertThat(reader.read(NefMessages.xml(cancellation), null)).isEqualTo(cancellation);
        assertThat(reader.interchangeRef(xml)).contains("ref-1");
    }

    @Test
    void anAcknowledgementIsOfItsSchema() {
        byte[] aperak = NefWriter.write(
                new NefWriter.Envelope(
                        NefMessages.header("own"), LocalDateTime.of(2026, 11, 23, 10, 0), NefMessages.SENDER, "14"),
                new Acknowledgement(
                        "ref-1",
                        null,
                        2,
                        List.of(new Acknowledgement.Remark("G.003", 2, "row 1", "x".repeat(2000), "article"))));
        assertThat(SCHEMAS.objections(Kind.ACKNOWLEDGEMENT, SecureXml.parse(aperak)))
                .isEmpty();
        assertThat(new String(aperak, StandardCharsets.UTF_8))
                .contains("receipt=\"application\"", "<ReferedObjectInfo><InterchangeRef>ref-1</InterchangeRef>");
    }

    @Test
    void aDoctypeIsRefused() {
        refused(changed(text -> text.replaceFirst("\\?>\n", "?>\n<!DOCTYPE Interchange>")), "NEF-DOCTYPE");
    }

    @Test
    void brokenXmlIsRefused() {
        refused(changed(text -> text.replace("</Interchange>", "")), "NEF-XML");
        refused(new byte[0], "NEF-XML");
    }

    @Test
    void anotherCharsetThanItSaysIsRefused() {
        Charset latin = StandardCharsets.ISO_8859_1;
        byte[] asLatin = changed(text -> text.replace("UTF-8", "ISO-8859-1"));
        byte[] latinBytes = new String(asLatin, StandardCharsets.UTF_8).getBytes(latin);
        assertThat(reader.read(latinBytes, "iso-8859-1")).isEqualTo(prescription);
        refused(latinBytes, "utf-8", "NEF-CHARSET");
        refused(new String(xml, StandardCharsets.UTF_8).getBytes(latin), "NEF-CHARSET");
        refused(
                changed(text -> text.replace("UTF-8", "ISO-8859-1").replace("Mot ledvärk", "Ålderskrämpor")),
                "NEF-CHARSET");
        refused(new String(xml, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16), "NEF-CHARSET");
        refused(changed(text -> text.replace("UTF-8", "windows-1252")), "NEF-CHARSET");
        refused(changed(text -> text.replace("UTF-8", "x-none")), "NEF-CHARSET");
    }

    @Test
    void moreThanTheLargestSizeIsRefused() {
        refused(changed(text -> text + " ".repeat(200_001)), "NEF-SIZE");
    }

    @Test
    void anUnknownNamespaceIsRefused() {
        refused(changed(text -> text.replace("/nefmak", "/nefmak2")), "NEF-NAMESPACE");
        refused(changed(text -> text.replace("/nefcommon", "/nefcommon2")), "NEF-SCHEMA");
    }

    @Test
    void aMessageThatPirrDoesNotKnowIsRefused() {
        refused(changed(text -> text.replace("NewPrescriptionMessage", "RenewalMessage")), "NEF-MESSAGE");
        refused(
                changed(text -> text.replace("</Interchange>", "<PrescriptionCancellationMessage/></Interchange>")),
                "NEF-MESSAGE");
    }

    @Test
    void whatTheSchemaDoesNotKnowIsRefusedWithAllThatIsWrong() {
        byte[] wrong = changed(text -> text.replace(">ref-1<", ">" + "r".repeat(42) + "<")
                .replace("<NumberOfPackages>1<", "<NumberOfPackages>many<"));
        assertThatThrownBy(() -> reader.read(wrong, null))
                .isInstanceOfSatisfying(
                        NefRefused.class, e -> assertThat(e.findings()).hasSizeGreaterThan(1));
        refused(changed(text -> text.replace("<Dosage>", "<Dosage></Dosage><Dosage>")), "NEF-SCHEMA");
        refused(changed(text -> text.replace(">14<", ">15<")), "NEF-SCHEMA");
    }

    @Test
    void bodiesOfAnotherStructureAreTakenUnreadWhenThatIsAskedFor() {
        byte[] other = changed(text -> text.replace("PrescriptionSetId", "SomethingElse"));
        assertThat(lenient.read(other, null)).isInstanceOfSatisfying(NefMessage.Unread.class, unread -> {
            assertThat(unread.newPrescription()).isTrue();
            assertThat(unread.header()).isEqualTo(prescription.header());
        });
        assertThat(lenient.read(xml, null)).isEqualTo(prescription);
        byte[] withoutRef = changed(text -> text.replace("InterchangeRef", "Ref"));
        assertThatThrownBy(() -> lenient.read(withoutRef, null)).isInstanceOf(NefRefused.class);
    }

    @Test
    void schemasAndPlacesOfOnesOwnReplaceTheSandboxs(@TempDir Path folder) throws IOException {
        for (String name : List.of(
                "Header.xsd", "PrescriptionAnimal.xsd", "PrescriptionCancellationAnimal.xsd", "AperakAnimal.xsd")) {
            Files.writeString(folder.resolve(name), own(name).replace("PrescriptionItem", "Rad"));
        }
        Path places = folder.resolve("fields.yaml");
        Files.writeString(places, own("fields.yaml").replace("PrescriptionItem", "Rad"));
        NefReader mine =
                new NefReader(NefSchemas.read(folder), NefFields.read(places), new NefLimits(200_000, CHARSETS, true));
        assertThat(mine.read(changed(text -> text.replace("PrescriptionItem", "Rad")), null))
                .isEqualTo(prescription);
        assertThatThrownBy(() -> mine.read(xml, null)).isInstanceOf(NefRefused.class);

        Files.writeString(places, own("fields.yaml").replace("row-number:", "row-nummer:"));
        assertThatThrownBy(() -> NefFields.read(places)).hasMessageContainingAll("row-number", NefFields.SETTING);
        Files.delete(folder.resolve("Header.xsd"));
        assertThatThrownBy(() -> NefSchemas.read(folder)).hasMessageContainingAll("Header.xsd", NefSchemas.SETTING);
    }

    private static String own(String name) throws IOException {
        try (InputStream file = NefReader.class.getResourceAsStream("/nef/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
