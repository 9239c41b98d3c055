package se.sakeratkomst.ehm.nef;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.ehm.animal.Animal;
import se.sakeratkomst.ehm.animal.AnimalOwner;
import se.sakeratkomst.ehm.animal.AnimalPrescription;
import se.sakeratkomst.ehm.animal.Veterinarian;
import se.sakeratkomst.saml.xml.SecureXml;

/** Writes NEF messages as the sandbox's own schemas have them, in UTF-8. */
public final class NefWriter {

    /** Namespace of the messages. */
    public static final String MESSAGES = "http://receptpartner.se/nefmak";

    /** Namespace of what they have in common. */
    public static final String COMMON = "http://receptpartner.se/nefcommon";

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final int LONG = 1000;
    private static final int SHORT = 41;

    /** Who sends to whom, and when. */
    public record Envelope(NefHeader header, LocalDateTime at, String recipient, String recipientQualifier) {}

    private final Document document = SecureXml.newDocument();
    private final Element interchange;

    private NefWriter() {
        interchange = document.createElementNS(MESSAGES, "Interchange");
        interchange.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns", MESSAGES);
        interchange.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:c", COMMON);
        document.appendChild(interchange);
    }

    /** Nytt recept djur: what the rows have in common is taken from the first. */
    public static byte[] write(Envelope envelope, NefMessage.NewPrescription message) {
        NefWriter writer = new NefWriter();
        writer.address(envelope, null);
        AnimalPrescription first = message.rows().get(0);
        Element body = writer.child(writer.interchange, "NewPrescriptionMessage");
        writer.text(body, "PrescriptionSetId", first.originalId());
        writer.text(body, "IssueDate", first.issuedOn());
        writer.prescriber(body, first.veterinarian());
        AnimalOwner owner = first.owner();
        Element holder = writer.child(body, "AnimalOwner");
        writer.text(holder, "PersonalIdentityNumber", owner.personnummer());
        writer.text(holder, "OrganisationNumber", owner.organisationNumber());
        writer.text(holder, "BirthDate", owner.birthDate());
        writer.text(holder, "Name", owner.name());
        Animal treated = first.animal();
        Element animal = writer.child(body, "Animal");
        writer.text(animal, "Species", treated.species());
        writer.text(animal, "Identity", treated.identity());
        writer.text(animal, "Count", treated.count());
        writer.text(animal, "FoodProducing", treated.foodProducing());
        writer.text(body, "ReceivingPharmacy", first.receivingPharmacy());
        for (AnimalPrescription row : message.rows()) {
            Element item = writer.child(body, "PrescriptionItem");
            writer.text(item, "RowNumber", row.row());
            writer.text(item, "ProductId", row.article().nplId());
            writer.text(item, "PackageId", row.article().nplPackId());
            writer.text(item, "ItemNumber", row.article().varunr());
            writer.text(item, "NumberOfPackages", row.packages());
            writer.text(item, "NumberOfDispenses", row.dispensesAllowed());
            writer.text(item, "LastValidDate", row.lastValidOn());
            writer.text(item, "Dosage", row.dosage());
            writer.text(item, "Purpose", row.purpose());
            writer.text(item, "WithdrawalPeriodDays", row.withdrawalDays());
        }
        return writer.bytes();
    }

    /** Makulera recept djur. */
    public static byte[] write(Envelope envelope, NefMessage.Cancellation message) {
        NefWriter writer = new NefWriter();
        writer.text(writer.interchange, "MessageVersion", "1");
        writer.address(envelope, null);
        Element body = writer.child(writer.interchange, "PrescriptionCancellationMessage");
        Element refered = writer.child(body, "ReferedObjectInfo");
        writer.text(refered, "InterchangeRef", message.referedInterchange());
        writer.text(refered, "PrescriptionSetId", message.originalId());
        writer.text(refered, "RowNumber", message.row());
        writer.prescriber(body, message.veterinarian());
        writer.text(body, "ReasonCode", message.reason());
        writer.text(body, "Comment", message.comment());
        return writer.bytes();
    }

    /** The acknowledgement (APERAK). */
    public static byte[] write(Envelope envelope, Acknowledgement message) {
        NefWriter writer = new NefWriter();
        writer.address(envelope, "application");
        Element body = writer.child(writer.interchange, "ApplicationAcknowledgeMessage");
        Element refered = writer.child(body, "ReferedObjectInfo");
        writer.text(refered, "InterchangeRef", cut(message.interchangeRef(), SHORT));
        writer.text(refered, "PrescriptionSetId", cut(message.originalId(), SHORT));
        writer.text(body, "AcknowledgementStatus", message.status());
        for (Acknowledgement.Remark remark : message.remarks()) {
            Element finding = writer.child(body, "Finding");
            writer.text(finding, "Code", remark.code());
            writer.text(finding, "Severity", remark.severity());
            writer.text(finding, "Place", remark.place());
            writer.text(finding, "Text", cut(remark.text(), LONG));
            writer.text(finding, "Observed", cut(remark.observed(), LONG));
        }
        return writer.bytes();
    }

    private void address(Envelope envelope, @Nullable String receipt) {
        NefHeader header = envelope.header();
        Element address = common(interchange, "MessageRoutingAddress");
        commonText(address, "Sender", header.sender());
        commonText(address, "SenderQualifier", header.senderQualifier());
        commonText(address, "SubSender", header.subSender());
        Element system = common(address, "SubSenderInfo");
        commonText(system, "SystemName", header.systemName());
        commonText(system, "SystemVersion", header.systemVersion());
        commonText(address, "InterchangeDate", envelope.at().toLocalDate());
        commonText(
                address,
                "InterchangeTime",
                envelope.at().truncatedTo(ChronoUnit.SECONDS).format(DateTimeFormatter.ofPattern("HH:mm:ss")));
        commonText(address, "InterchangeRef", header.interchangeRef());
        commonText(address, "Recipient", envelope.recipient());
        commonText(address, "RecipientQualifier", envelope.recipientQualifier());
        Element type = common(address, "MessageType");
        type.setTextContent("e-recept");
        if (receipt != null) {
            type.setAttribute("receipt", receipt);
        }
        commonText(address, "TestIndicator", header.testIndicator());
    }

    private void prescriber(Element body, Veterinarian veterinarian) {
        Element prescriber = child(body, "Prescriber");
        commonText(prescriber, "PrescriptionCode", veterinarian.code());
        commonText(prescriber, "ProfessionCode", veterinarian.profession());
        commonText(prescriber, "GivenName", veterinarian.givenName());
        commonText(prescriber, "FamilyName", veterinarian.surname());
        commonText(prescriber, "Workplace", veterinarian.workplace());
        commonText(prescriber, "Telephone", veterinarian.phone());
    }

    private Element child(Element parent, String name) {
        Element child = document.createElementNS(MESSAGES, name);
        parent.appendChild(child);
        return child;
    }

    private Element common(Element parent, String name) {
        Element child = document.createElementNS(COMMON, "c:" + name);
        parent.appendChild(child);
        return child;
    }

    /** Nothing where there is no content, as the specification asks. */
    private void text(Element parent, String name, @Nullable Object content) {
        if (content != null) {
            child(parent, name).setTextContent(content.toString());
        }
    }

    private void commonText(Element parent, String name, @Nullable Object content) {
        if (content != null) {
            common(parent, name).setTextContent(content.toString());
        }
    }

    private static @Nullable String cut(@Nullable String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }

    private byte[] bytes() {
        return (DECLARATION + SecureXml.text(document)).getBytes(StandardCharsets.UTF_8);
    }
}
