package se.sakeratkomst.ehm.nll.receptdepa;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationDispense.MedicationDispenseStatus;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UnsignedIntType;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.article.Article;
import se.sakeratkomst.ehm.check.subject.Registers;
import se.sakeratkomst.ehm.nll.view.Extensions;
import se.sakeratkomst.ehm.nll.view.NllUris;
import se.sakeratkomst.ehm.nll.view.PrescriptionView;
import se.sakeratkomst.ehm.prescriber.Prescriber;
import se.sakeratkomst.ehm.register.Patient;
import se.sakeratkomst.ehm.soap.Fields;
import se.sakeratkomst.ehm.soap.SoapCall;
import se.sakeratkomst.ehm.soap.SoapRefusal;
import se.sakeratkomst.ehm.user.User;

/** Writes version 17's prescriptions and dispenses as NLL's documents. */
final class Prescribing {

    private static final String PRESCRIBER = "prescriber";

    private final Registers registers;
    private final String completing;

    /** @param completing choice by which a dispense completes the prescription */
    Prescribing(Registers registers, String completing) {
        this.registers = registers;
        this.completing = completing;
    }

    /** Who prescribes, as the message and the proof of the user say it. */
    record Prescribes(
            @Nullable String code,
            @Nullable String licenceNumber,
            @Nullable String profession,
            @Nullable String givenName,
            @Nullable String surname,
            @Nullable String workplace,
            Optional<Fields> contact) {}

    /** The user, with what the register of prescribers knows and what the message adds. */
    Prescribes user(SoapCall call, Fields request) {
        Optional<Fields> stated = request.one("ordinator").or(() -> request.one("forandrandeOrdinator"));
        User user = call.user();
        Optional<Prescriber> known =
                Optional.ofNullable(user.prescriptionCode()).flatMap(registers.prescribers()::byCode);
        String proven = user.prescriptionCode();
        Optional<String> told = stated.flatMap(each -> each.text("forskrivarkod"));
        if (proven != null && told.isPresent() && !told.get().equals(proven)) {
            throw SoapRefusal.of(
                    SoapRefusal.Why.FORBIDDEN,
                    "EHM-084",
                    "finding out who prescribes",
                    "forskrivarkod " + told.get() + ", but the proof of the user says " + proven,
                    "the same in both",
                    "Make the call in the name of the user who is logged in.");
        }
        Optional<Fields> argos = call.argos();
        return new Prescribes(
                told.orElse(proven),
                stated.flatMap(each -> each.text("legitimationskod"))
                        .or(() -> known.map(Prescriber::licenceNumber))
                        .orElse(null),
                stated.flatMap(each -> each.text("yrkeskod"))
                        .or(() -> user.licences().stream().findFirst())
                        .or(() -> user.occupations().stream().findFirst())
                        .orElse(null),
                stated.flatMap(each -> each.text("fornamn"))
                        .or(() -> known.map(Prescriber::givenName))
                        .orElse(null),
                stated.flatMap(each -> each.text("efternamn"))
                        .or(() -> known.map(Prescriber::surname))
                        .orElse(null),
                stated.flatMap(each -> each.text("arbetsplatskod"))
                        .or(() -> argos.flatMap(header -> header.text("arbetsplatskod")))
                        .orElse(null),
                request.one("ordinatorsKontaktuppgift").or(() -> stated.flatMap(each -> each.one("kontaktuppgift"))));
    }

    /** A prescriber whom a pharmacy tells of. */
    static Prescribes told(Fields ordinator) {
        return new Prescribes(
                ordinator.text("forskrivarkod").orElse(null),
                ordinator.text("legitimationskod").orElse(null),
                ordinator.text("yrkeskod").orElse(null),
                ordinator.text("fornamn").orElse(null),
                ordinator.text("efternamn").orElse(null),
                ordinator.text("arbetsplatskod").orElse(null),
                ordinator.one("kontaktuppgift"));
    }

    private Practitioner practitioner(Prescribes who) {
        Practitioner practitioner = new Practitioner();
        practitioner.setId(PRESCRIBER);
        practitioner.getMeta().addProfile(NllUris.PRACTITIONER);
        Optional.ofNullable(who.workplace()).ifPresent(code -> {
            practitioner.addExtension(new Extension(NllUris.WORKPLACE_CODE, new StringType(code)));
            registers
                    .workplaces()
                    .byCode(code)
                    .ifPresent(place -> practitioner.addExtension(
                            new Extension(NllUris.WORKPLACE_NAME, new StringType(place.name()))));
        });
        if (who.surname() != null) {
            practitioner.addName().setFamily(who.surname());
            if (who.givenName() != null) {
                practitioner.getNameFirstRep().addGiven(who.givenName());
            }
        }
        who.contact()
                .flatMap(contact -> contact.text("telefonnummer1"))
                .ifPresent(phone -> practitioner
                        .addTelecom()
                        .setSystem(ContactPointSystem.PHONE)
                        .setValue(phone));
        Practitioner.PractitionerQualificationComponent qualification = practitioner.addQualification();
        if (who.licenceNumber() != null) {
            qualification.addIdentifier(identifier(NllUris.LICENCE_NUMBER, who.licenceNumber()));
        }
        if (who.code() != null) {
            qualification.addIdentifier(identifier(NllUris.PRESCRIBER_CODE, who.code()));
        }
        if (who.profession() != null) {
            qualification.setCode(new CodeableConcept(new Coding(NllUris.PROFESSION, who.profession(), null)));
        }
        return practitioner;
    }

    private static Identifier identifier(String system, String value) {
        return new Identifier().setSystem(system).setValue(value);
    }

    /**
     * A new prescription.
     *
     * @param dose whether it is a dispenseradOrdination
     * @param basis what a pharmacy registers it from, or null
     */
    MedicationRequest prescription(
            Fields asked, boolean dose, Prescribes who, @Nullable Patient patient, @Nullable String basis) {
        MedicationRequest resource = new MedicationRequest();
        resource.setStatus(MedicationRequestStatus.ACTIVE);
        resource.setIntent(MedicationRequestIntent.ORDER);
        Fields about = asked.one("ordinationsinformation").orElseThrow();
        Fields rules = asked.one(dose ? "dispenseringsregler" : "helforpackningsregler")
                .orElseThrow();
        resource.addContained(practitioner(who));
        resource.setRequester(new Reference("#" + PRESCRIBER));
        subject(resource, about.one("patient").orElseThrow(), patient);
        resource.addIdentifier(identifier(Telling.ORIGINAL_ID, about.required("originalordinationsId")));
        about.day("ordinationstidpunkt")
                .ifPresent(day -> resource.setAuthoredOnElement(new DateTimeType(day.toString())));
        about.text("mottagandeApotek")
                .ifPresent(gln -> resource.addExtension(new Extension(
                        NllUris.RECEIVING_PHARMACY, new Reference().setIdentifier(identifier(NllUris.GLN, gln)))));
        resource.addExtension(new Extension(
                NllUris.BASIS, new Coding(NllUris.BASIS_CODES, basis == null ? "ELECTRONIC" : basis, null)));
        resource.setMedication(article(asked.one("artikelinformation").orElseThrow()));
        treatment(resource, asked.one("behandlingsinformation").orElseThrow());
        rules(resource, rules);
        if (dose) {
            resource.getDispenseRequest().addExtension(new Extension(NllUris.DOSE_PACKAGING, new BooleanType(true)));
        } else {
            quantity(resource, asked.one("mangdinformation").orElseThrow());
            rules.number("forskrivetAntalUttag").ifPresent(number -> allowed(resource, number));
        }
        for (String name : Telling.NOTED) {
            asked.text(name).ifPresent(text -> note(resource, name, text));
        }
        return resource;
    }

    private static void subject(MedicationRequest resource, Fields told, @Nullable Patient known) {
        if (known != null) {
            resource.setSubject(new Reference("Patient/" + known.id()));
            return;
        }
        org.hl7.fhir.r4.model.Patient patient = new org.hl7.fhir.r4.model.Patient();
        patient.setId("patient");
        patient.addName().setFamily(told.required("efternamn")).addGiven(told.required("fornamn"));
        told.one("fodelsedatum").ifPresent(birth -> {
            birth.day("fodelsedatum").ifPresent(day -> patient.setBirthDateElement(new DateType(day.toString())));
            birth.number("kon")
                    .ifPresent(kon -> patient.setGender(
                            kon == 1
                                    ? AdministrativeGender.MALE
                                    : kon == 2 ? AdministrativeGender.FEMALE : AdministrativeGender.UNKNOWN));
        });
        resource.addContained(patient);
        resource.setSubject(new Reference("#patient"));
    }

    static void note(MedicationRequest resource, String name, String text) {
        resource.getNote()
                .removeIf(each -> each.hasAuthorStringType()
                        && name.equals(each.getAuthorStringType().getValue()));
        resource.addNote(new Annotation().setAuthor(new StringType(name)).setText(text));
    }

    private CodeableConcept article(Fields told) {
        CodeableConcept concept = new CodeableConcept();
        told.text("nplId").ifPresent(id -> concept.addCoding(new Coding(NllUris.NPL_ID, id, null)));
        told.text("nplPackId").ifPresent(id -> concept.addCoding(new Coding(NllUris.NPL_PACK_ID, id, null)));
        told.text("varunr").ifPresent(id -> concept.addCoding(new Coding(NllUris.VARUNR, id, null)));
        Optional<Article> found = registers
                .articles()
                .find(
                        told.text("nplId").orElse(null),
                        told.text("nplPackId").orElse(null),
                        told.text("varunr").orElse(null));
        found.ifPresent(article -> {
            if (article.atc() != null) {
                concept.addCoding(new Coding(NllUris.ATC, article.atc(), null));
            }
            concept.setText(article.name() + ", " + article.form()
                    + (article.strength() == null ? "" : ", " + article.strength()));
        });
        return concept;
    }

    /** Dosage, purpose and period, where they are told. */
    static void treatment(MedicationRequest resource, Fields told) {
        told.text("andamalKlartext").ifPresent(text -> set(resource, NllUris.TREATMENT_REASON, new StringType(text)));
        Optional<String> first = told.text("doseringstext1");
        if (first.isPresent()) {
            List<Dosage> dosages = new ArrayList<>();
            Dosage dosage = resource.hasDosageInstruction()
                    ? resource.getDosageInstructionFirstRep().copy()
                    : new Dosage();
            dosages.add(dosage.setText(first.get()));
            told.text("doseringstext2").ifPresent(second -> dosages.add(new Dosage().setText(second)));
            resource.setDosageInstruction(dosages);
        }
        Optional<LocalDate> start = told.day("behandlingsstart");
        Optional<LocalDate> end = told.day("behandlingsslut");
        if (start.isPresent() || end.isPresent()) {
            Period period = new Period();
            start.ifPresent(day -> period.setStartElement(new DateTimeType(day.toString())));
            end.ifPresent(day -> period.setEndElement(new DateTimeType(day.toString())));
            resource.getDosageInstructionFirstRep().getTiming().getRepeat().setBounds(period);
        }
    }

    /** Benefit, substitution, validity and interval, where they are told. */
    static void rules(MedicationRequest resource, Fields told) {
        told.flag("forman").ifPresent(benefit -> set(resource, NllUris.BENEFIT_CONDITIONS, new BooleanType(benefit)));
        told.flag("ejTillatenSubstitution")
                .ifPresent(forbidden -> resource.getSubstitution().setAllowed(new BooleanType(!forbidden)));
        told.day("sistaGiltighetsdag").ifPresent(day -> new PrescriptionView(resource).validUntil(day));
        told.one("intervall").ifPresent(interval -> {
            String unit = interval.required("intervallenhet");
            Duration duration = new Duration();
            duration.setValue(interval.number("expeditionsintervall").orElse(0L));
            duration.setSystem("http://unitsofmeasure.org");
            duration.setCode(unit.equals("Dg") ? "d" : unit.equals("V") ? "wk" : unit.equals("Mn") ? "mo" : unit);
            resource.getDispenseRequest().setDispenseInterval(duration);
        });
    }

    /** Packages and doses, where they are told. */
    static void quantity(MedicationRequest resource, Fields told) {
        told.number("antalForpackningar")
                .ifPresent(packages -> dispensing(resource, NllUris.PACKAGES, new UnsignedIntType(packages)));
        told.decimal("maxDygnsdos").ifPresent(most -> most(resource, most, "d"));
        told.decimal("maxVeckodos").ifPresent(most -> most(resource, most, "wk"));
    }

    private static void most(MedicationRequest resource, BigDecimal most, String unit) {
        Ratio ratio = new Ratio()
                .setNumerator(new Quantity().setValue(most))
                .setDenominator(new Quantity()
                        .setValue(1)
                        .setSystem("http://unitsofmeasure.org")
                        .setCode(unit));
        Dosage place = resource.getDosageInstruction().stream()
                .filter(each -> !each.hasMaxDosePerPeriod())
                .findFirst()
                .orElseGet(resource::addDosageInstruction);
        place.setMaxDosePerPeriod(ratio);
    }

    static void allowed(MedicationRequest resource, long number) {
        dispensing(resource, NllUris.DISPENSES_ALLOWED, new UnsignedIntType(number));
        resource.getDispenseRequest().setNumberOfRepeatsAllowed((int) Math.max(0, number - 1));
    }

    private static void set(MedicationRequest resource, String url, Type value) {
        List<Extension> extensions = new ArrayList<>(resource.getExtension());
        Extensions.set(extensions, url, value);
        resource.setExtension(extensions);
    }

    private static void dispensing(MedicationRequest resource, String url, Type value) {
        List<Extension> extensions =
                new ArrayList<>(resource.getDispenseRequest().getExtension());
        Extensions.set(extensions, url, value);
        resource.getDispenseRequest().setExtension(extensions);
    }

    /**
     * A dispense of a registered prescription.
     *
     * @param row what is dispensed
     * @param dispatch the pharmacy's and the national id, and the day
     */
    MedicationDispense dispense(
            Fields row,
            Dispatch dispatch,
            PrescriptionView prescription,
            boolean completes,
            @Nullable String pharmacy) {
        MedicationDispense resource = new MedicationDispense();
        resource.setStatus(MedicationDispenseStatus.COMPLETED);
        resource.addExtension(new Extension(NllUris.ACTOR_DISPATCH_ID, new StringType(dispatch.actorsId())));
        resource.addExtension(new Extension(NllUris.DISPATCH_ID, new StringType(Long.toString(dispatch.id()))));
        resource.addExtension(new Extension(NllUris.DISPATCH_ROW, new DecimalType(row.required("expeditionsradId"))));
        resource.addExtension(new Extension(NllUris.BENEFIT_CHOICE, new CodeType(row.required("formansval"))));
        row.number("expedieratAntalForpackningar")
                .filter(packages -> packages > 0)
                .ifPresent(packages -> resource.addExtension(
                        new Extension(NllUris.PACKAGES_DISPENSED, new PositiveIntType(packages))));
        row.decimal("expedieradMangd")
                .ifPresent(quantity ->
                        resource.addExtension(new Extension(NllUris.DEDUCTED_QUANTITY, new DecimalType(quantity))));
        if (completes) {
            resource.addExtension(new Extension(NllUris.COMPLETE_CHOICE, new CodeType(completing)));
        }
        Fields article = row.one("artikelinformation").orElseThrow();
        CodeableConcept dispensed = article(article);
        resource.setMedication(dispensed);
        prescription.patientId().ifPresent(id -> resource.setSubject(new Reference("Patient/" + id)));
        if (pharmacy != null) {
            resource.setLocation(new Reference().setIdentifier(identifier(NllUris.GLN, pharmacy)));
        }
        resource.addAuthorizingPrescription(new Reference("MedicationRequest/"
                + prescription.id().orElseThrow() + "/_history/"
                + prescription.version().orElseThrow()));
        resource.setWhenHandedOverElement(new DateTimeType(dispatch.day().toString()));
        row.text("farmaceutsNotering").ifPresent(text -> resource.addNote().setText(text));
        boolean exchanged = article.flag("utbyttArtikel")
                .orElseGet(() -> !article.text("nplId")
                        .or(() -> article.text("nplPackId")
                                .flatMap(registers.articles()::byPackId)
                                .map(Article::nplId))
                        .equals(prescription.nplId()));
        resource.getSubstitution().setWasSubstituted(exchanged);
        return resource;
    }

    /** @param actorsId the pharmacy's own id */
    record Dispatch(String actorsId, long id, LocalDate day) {}
}
