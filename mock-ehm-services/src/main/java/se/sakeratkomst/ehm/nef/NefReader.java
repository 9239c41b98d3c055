package se.sakeratkomst.ehm.nef;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.ehm.animal.Animal;
import se.sakeratkomst.ehm.animal.AnimalOwner;
import se.sakeratkomst.ehm.animal.AnimalPrescription;
import se.sakeratkomst.ehm.animal.Veterinarian;
import se.sakeratkomst.ehm.check.subject.ArticleRef;
import se.sakeratkomst.ehm.nef.NefSchemas.Kind;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * Reads the two messages that PIRR takes. A document type, another charset than it says, a size over the limit and what the schemas do not
 * know are refused.
 *
 * @see "Handbok: NEF djur; ehm-v17-messages.md 10.2"
 */
public final class NefReader {

    private static final int LONGEST_REF = 41;
    private static final Set<String> QUALIFIERS = Set.of("14", "30", "ZZZ");

    private final NefSchemas schemas;
    private final NefFields fields;
    private final NefLimits limits;

    public NefReader(NefSchemas schemas, NefFields fields, NefLimits limits) {
        this.schemas = schemas;
        this.fields = fields;
        this.limits = limits;
    }

    /**
     * Reads.
     *
     * @param charset what the MIME part says, or null
     * @throws NefRefused with what is wrong
     */
    public NefMessage read(byte[] document, @Nullable String charset) {
        Element interchange = parsed(document, charset);
        Kind kind = kind(interchange);
        if (limits.checked()) {
            requireValid(kind, interchange);
        }
        NefHeader header = header(interchange);
        try {
            return kind == Kind.NEW_PRESCRIPTION
                    ? new NefMessage.NewPrescription(header, rows(interchange))
                    : cancellation(header, interchange);
        } catch (NefRefused e) {
            if (limits.checked()) {
                throw e;
            }
            return new NefMessage.Unread(
                    header,
                    new Veterinarian(null, null, null, null, null, null),
                    kind == Kind.NEW_PRESCRIPTION,
                    e.findings().get(0).observed());
        }
    }

    /** The reference of the interchange, as far as it can be read in a message that is refused. */
    public Optional<String> interchangeRef(byte[] document) {
        try {
            return fields.text(
                            SecureXml.parse(document, limits.largest()).getDocumentElement(), NefField.INTERCHANGE_REF)
                    .filter(ref -> ref.length() <= LONGEST_REF);
        } catch (SamlRefusal e) {
            return Optional.empty();
        }
    }

    private Element parsed(byte[] document, @Nullable String charset) {
        if (document.length > limits.largest()) {
            throw NefRefused.of(
                    "NEF-SIZE",
                    document.length + " bytes",
                    "at most " + limits.largest() + " bytes",
                    "Send one set of prescriptions in each message.");
        }
        NefCharset.require(document, charset, limits.charsets());
        try {
            Document parsed = SecureXml.parse(document, limits.largest());
            return parsed.getDocumentElement();
        } catch (SamlRefusal e) {
            Finding why = e.first();
            throw NefRefused.of(
                    why.rule().equals("XML-DOCTYPE") ? "NEF-DOCTYPE" : "NEF-XML",
                    why.observed(),
                    why.rule().equals("XML-DOCTYPE") ? "no DOCTYPE" : "one well-formed document of XML 1.0",
                    "Send the interchange as XML, without document type.");
        }
    }

    private Kind kind(Element interchange) {
        boolean isNew = !fields.elements(interchange, NefField.NEW_PRESCRIPTION).isEmpty();
        boolean isCancel = !fields.elements(interchange, NefField.CANCELLATION).isEmpty();
        if (isNew == isCancel) {
            throw NefRefused.of(
                    "NEF-MESSAGE",
                    "the element " + interchange.getLocalName()
                            + (isNew ? " with both messages" : " with neither message"),
                    "an Interchange with a NewPrescriptionMessage or a PrescriptionCancellationMessage",
                    "PIRR has two services: Nytt recept djur and Makulera recept djur.");
        }
        Kind kind = isNew ? Kind.NEW_PRESCRIPTION : Kind.CANCELLATION;
        if (!schemas.namespace(kind).equals(interchange.getNamespaceURI())) {
            throw NefRefused.of(
                    "NEF-NAMESPACE",
                    "the namespace " + interchange.getNamespaceURI(),
                    schemas.namespace(kind),
                    "Use the namespaces of the schemas; those of the sandbox lie in docs/animals.md.");
        }
        return kind;
    }

    private void requireValid(Kind kind, Element interchange) {
        List<String> objections = schemas.objections(kind, interchange.getOwnerDocument());
        if (!objections.isEmpty()) {
            throw new NefRefused(objections.stream()
                    .map(each -> Finding.error(
                            "NEF-SCHEMA",
                            "holding a NEF message against its schema",
                            each,
                            "a message that the schema knows",
                            "Send what the schema asks for. If yours is the real schema, give it to the sandbox: "
                                    + NefSchemas.SETTING + " and " + NefFields.SETTING + "."))
                    .toList());
        }
    }

    private NefHeader header(Element interchange) {
        String ref = required(interchange, NefField.INTERCHANGE_REF);
        if (ref.length() > LONGEST_REF) {
            throw NefRefused.of(
                    "NEF-INTERCHANGE-REF",
                    ref.length() + " characters",
                    "at most " + LONGEST_REF + ", unique for each transfer",
                    "Use a UUID.");
        }
        String qualifier = required(interchange, NefField.SENDER_QUALIFIER);
        if (!QUALIFIERS.contains(qualifier)) {
            throw wrong(NefField.SENDER_QUALIFIER, qualifier, "14, 30 or ZZZ");
        }
        return new NefHeader(
                required(interchange, NefField.SENDER),
                qualifier,
                optional(interchange, NefField.SUB_SENDER),
                optional(interchange, NefField.SYSTEM_NAME),
                optional(interchange, NefField.SYSTEM_VERSION),
                ref,
                optional(interchange, NefField.TEST_INDICATOR));
    }

    private List<AnimalPrescription> rows(Element interchange) {
        Veterinarian veterinarian = new Veterinarian(
                optional(interchange, NefField.PRESCRIBER_CODE),
                optional(interchange, NefField.PRESCRIBER_PROFESSION),
                optional(interchange, NefField.PRESCRIBER_GIVEN_NAME),
                optional(interchange, NefField.PRESCRIBER_SURNAME),
                optional(interchange, NefField.PRESCRIBER_WORKPLACE),
                optional(interchange, NefField.PRESCRIBER_PHONE));
        AnimalOwner owner = new AnimalOwner(
                optional(interchange, NefField.OWNER_PERSONNUMMER),
                optional(interchange, NefField.OWNER_ORGANISATION_NUMBER),
                day(interchange, NefField.OWNER_BIRTH_DATE),
                optional(interchange, NefField.OWNER_NAME));
        String food = optional(interchange, NefField.FOOD_PRODUCING);
        Animal animal = new Animal(
                optional(interchange, NefField.SPECIES),
                optional(interchange, NefField.ANIMAL_IDENTITY),
                number(interchange, NefField.ANIMAL_COUNT),
                "true".equals(food) || "1".equals(food));
        String originalId = required(interchange, NefField.ORIGINAL_ID);
        LocalDate issuedOn = day(interchange, NefField.ISSUED_ON);
        if (issuedOn == null) {
            throw missing(NefField.ISSUED_ON);
        }
        List<Element> items = fields.elements(interchange, NefField.ROW);
        if (items.isEmpty()) {
            throw missing(NefField.ROW);
        }
        return items.stream()
                .map(item -> new AnimalPrescription(
                        originalId,
                        requiredNumber(item, NefField.ROW_NUMBER),
                        veterinarian,
                        owner,
                        animal,
                        optional(interchange, NefField.RECEIVING_PHARMACY),
                        issuedOn,
                        day(item, NefField.ROW_LAST_VALID_ON),
                        new ArticleRef(
                                optional(item, NefField.ROW_NPL_ID),
                                optional(item, NefField.ROW_NPL_PACK_ID),
                                optional(item, NefField.ROW_VARUNR)),
                        requiredNumber(item, NefField.ROW_PACKAGES),
                        requiredNumber(item, NefField.ROW_DISPENSES),
                        optional(item, NefField.ROW_DOSAGE),
                        optional(item, NefField.ROW_PURPOSE),
                        number(item, NefField.ROW_WITHDRAWAL_DAYS)))
                .toList();
    }

    private NefMessage cancellation(NefHeader header, Element interchange) {
        return new NefMessage.Cancellation(
                header,
                new Veterinarian(
                        optional(interchange, NefField.CANCELLER_CODE),
                        optional(interchange, NefField.CANCELLER_PROFESSION),
                        optional(interchange, NefField.CANCELLER_GIVEN_NAME),
                        optional(interchange, NefField.CANCELLER_SURNAME),
                        optional(interchange, NefField.CANCELLER_WORKPLACE),
                        optional(interchange, NefField.CANCELLER_PHONE)),
                optional(interchange, NefField.CANCELLED_INTERCHANGE_REF),
                required(interchange, NefField.CANCELLED_ORIGINAL_ID),
                number(interchange, NefField.CANCELLED_ROW_NUMBER),
                required(interchange, NefField.CANCEL_REASON),
                optional(interchange, NefField.CANCEL_COMMENT));
    }

    private String required(Element from, NefField field) {
        return fields.text(from, field).orElseThrow(() -> missing(field));
    }

    private @Nullable String optional(Element from, NefField field) {
        return fields.text(from, field).orElse(null);
    }

    private @Nullable LocalDate day(Element from, NefField field) {
        String text = optional(from, field);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw wrong(field, text, "a day as ccyy-mm-dd");
        }
    }

    private @Nullable Integer number(Element from, NefField field) {
        String text = optional(from, field);
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw wrong(field, text, "a whole number");
        }
    }

    private int requiredNumber(Element from, NefField field) {
        Integer number = number(from, field);
        if (number == null) {
            throw missing(field);
        }
        return number;
    }

    private static NefRefused missing(NefField field) {
        return wrong(field, "nothing", "a value");
    }

    private static NefRefused wrong(NefField field, String observed, String expected) {
        return NefRefused.of(
                "NEF-FIELD",
                field.key() + ": " + observed,
                expected,
                "Where the field is looked for stands in nef/fields.yaml, or in the file that " + NefFields.SETTING
                        + " names.");
    }
}
