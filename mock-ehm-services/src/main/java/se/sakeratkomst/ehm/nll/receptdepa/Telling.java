package se.sakeratkomst.ehm.nll.receptdepa;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Ratio;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.article.Article;
import se.sakeratkomst.ehm.article.Narcotic;
import se.sakeratkomst.ehm.article.ProductType;
import se.sakeratkomst.ehm.check.ControlSet;
import se.sakeratkomst.ehm.check.subject.Registers;
import se.sakeratkomst.ehm.nll.view.ArticleView;
import se.sakeratkomst.ehm.nll.view.DispenseView;
import se.sakeratkomst.ehm.nll.view.PractitionerView;
import se.sakeratkomst.ehm.nll.view.PrescriptionView;
import se.sakeratkomst.ehm.nll.writing.DispenseWriting;
import se.sakeratkomst.ehm.nll.writing.PrescriptionWriting;
import se.sakeratkomst.ehm.nll.writing.Quantities;
import se.sakeratkomst.ehm.nll.writing.Uttag;
import se.sakeratkomst.ehm.pharmacy.Pharmacy;
import se.sakeratkomst.ehm.prescriber.Prescriber;
import se.sakeratkomst.ehm.register.Patient;
import se.sakeratkomst.ehm.soap.Values;
import se.sakeratkomst.kit.lab.LabId;

/** Tells NLL's prescriptions and dispenses in version 17's words. */
final class Telling {

    /** Under which name a member that NLL has no place for is kept as a note of the document. */
    static final List<String> NOTED =
            List.of("notatOrdination", "forskrivarKommentar", "leveransMeddelande", "apoteketsKommentar");

    static final String ORIGINAL_ID = "urn:saker-atkomst-sandbox:TEST:originalordinationsid";

    private static final Map<String, String> ISSUERS = Map.of(
            "LK", "LAK", "AL", "ATL", "LF", "LMF", "TL", "TAN", "VT", "VET", "TH", "TAH", "BM", "BMO", "SJ", "SSK");
    private static final Map<String, Integer> FORMATS = Map.of("PAPER", 0, "TELEPHONE", 1, "FAX", 4, "EEA", 0);
    private static final int E_ORDINATION = 5;
    private static final String FULL_DAY = "d";

    private final Registers registers;
    private final Quantities quantities;
    private final BigDecimal restMargin;
    private final Numbers numbers;

    /** @param restMargin share of a dispense that is no rest */
    Telling(Registers registers, Quantities quantities, BigDecimal restMargin, Numbers numbers) {
        this.registers = registers;
        this.quantities = quantities;
        this.restMargin = restMargin;
        this.numbers = numbers;
    }

    /**
     * A prescription and what was made of it.
     *
     * @param recorded when this version was stored
     * @param byPharmacy whether a pharmacy wrote this version
     * @param dispenses those that count
     */
    record Told(
            LabId lab,
            @Nullable Patient patient,
            PrescriptionView view,
            Instant recorded,
            boolean byPharmacy,
            LocalDate today,
            List<DispenseView> dispenses) {

        Told {
            dispenses = List.copyOf(dispenses);
        }

        int version() {
            return view.version().orElse(1);
        }
    }

    /** The status by version 17's numbers. */
    int status(Told told) {
        boolean past = told.view()
                .lastValidOn()
                .filter(day -> day.isBefore(told.today()))
                .isPresent();
        return switch (told.view().status().orElse("")) {
            case "active" -> past ? 210 : !told.dispenses().isEmpty() ? 205 : told.version() > 1 ? 203 : 202;
            case "on-hold" -> 216;
            case "completed" -> 207;
            case "cancelled", "entered-in-error" -> told.byPharmacy() ? 212 : 217;
            default -> 218;
        };
    }

    /** Whether it belongs to the current ones. */
    boolean isCurrent(Told told) {
        return List.of(202, 203, 205, 216).contains(status(told));
    }

    Values statusOf(Told told) {
        return new Values()
                .put("radversion", (long) told.version())
                .put("status", status(told))
                .put("tidpunkt", told.recorded());
    }

    /** A prescription, whole. */
    Values prescription(Told told) {
        PrescriptionView view = told.view();
        boolean dose = view.dosePackaging();
        Values values = new Values()
                .put("affResultat", new AffResult(ControlSet.NOD, told.recorded(), List.of()).told())
                .put("artikelinformation", article(view.article(), null))
                .put("behandlingsinformation", treatment(view))
                .put("harForandrats", told.version() > 1)
                .put("korrigerbar", isCurrent(told))
                .put("ordinationsId", number(told))
                .put("ordinationsinformation", about(told))
                .put("ordinationsstatus", statusOf(told))
                .put("radnummerNEF", "1")
                .put(
                        "tidigareOrdinationsId",
                        view.replaces().map(id -> numbers.of(told.lab(), PrescriptionWriting.TYPE, id)));
        for (String name : NOTED) {
            values.put(name, noted(view.resource(), name));
        }
        history(told, values);
        Values rules = new Values()
                .put("ejTillatenSubstitution", view.substitutionForbidden())
                .put("forman", view.benefit())
                .put("sistaGiltighetsdag", view.lastValidOn());
        if (dose) {
            return values.put("dispenseringsregler", rules).put("ordinationstyp", "D");
        }
        Uttag left = Uttag.of(view, told.dispenses(), quantities, restMargin);
        return values.put(
                        "helforpackningsregler",
                        rules.put("forskrivetAntalUttag", allowed(view))
                                .put("intervall", interval(view))
                                .put(
                                        "resterandeAntalUttag",
                                        "active".equals(view.status().orElse("")) ? left.left() : 0)
                                .put(
                                        "slutexpedierad",
                                        "completed".equals(view.status().orElse(""))))
                .put("mangdinformation", quantity(view, left))
                .put("senasteHelforpackningsuttag", last(told));
    }

    private static int allowed(PrescriptionView view) {
        return view.numberOfDispensesAllowed().orElse(0);
    }

    Values quantity(PrescriptionView view, Uttag left) {
        BigDecimal whole = left.each().multiply(BigDecimal.valueOf(allowed(view)));
        return new Values()
                .put("antalForpackningar", view.packages().orElse(1))
                .put("maxDygnsdos", most(view, FULL_DAY))
                .put("maxVeckodos", most(view, "wk"))
                .put(
                        "startforpackning",
                        found(view.article()).map(Article::startPack).orElse(false))
                .put("totalmangd", whole)
                .put("totalmangdKvar", left.rest().max(BigDecimal.ZERO));
    }

    /** The short form, for what is past. */
    Values brief(Told told) {
        PrescriptionView view = told.view();
        Values values = new Values()
                .put("nplPackId", view.nplPackId())
                .put("varunummer", view.varunr())
                .put("ordinationsid", number(told))
                .put("ordinationstidpunkt", view.issuedOn().orElse(told.today()))
                .put("sistaGiltighetsdag", view.lastValidOn().orElse(told.today()))
                .put("status", status(told));
        history(told, values);
        return values;
    }

    long number(Told told) {
        return numbers.of(told.lab(), PrescriptionWriting.TYPE, told.view().id().orElseThrow());
    }

    /** What the version came of: a correction, a cancellation or an end. */
    private void history(Told told, Values values) {
        int status = status(told);
        if (status == 212 || status == 217) {
            values.put("makulering", cancellation(told, 4, null));
        } else if (status == 218) {
            values.put(
                    "utsattning",
                    new Values()
                            .put("tidpunkt", told.recorded())
                            .put("typ", "U")
                            .put("utsattningstidpunkt", told.recorded()));
        } else if (told.version() > 1 && status == 203) {
            values.put(
                    "forandring", new Values().put("tidpunkt", told.recorded()).put("typ", "K"));
        }
    }

    /** @param reason orsakskod */
    static Values cancellation(Told told, int reason, @Nullable String comment) {
        String text = switch (reason) {
            case 1 -> "Fel patient";
            case 2 -> "Fel artikel, styrka eller ändamål";
            case 3 -> "Avslutad eller inte längre aktuell";
            default -> "Annan orsak";
        };
        return new Values()
                .put("kommentar", comment)
                .put("orsakskod", reason)
                .put("orsakskodKlartext", text)
                .put("paUppdragAv", told.byPharmacy() ? "P" : "F")
                .put("tidpunkt", told.recorded())
                .put("typ", "M");
    }

    private Values about(Told told) {
        PrescriptionView view = told.view();
        String format = view.registrationBasis().orElse("").toUpperCase(Locale.ROOT);
        return new Values()
                .put("lagringstidpunkt", told.recorded())
                .put("mottagandeApotek", view.receivingPharmacy())
                .put("ordinationstidpunkt", view.issuedOn().orElse(told.today()))
                .put("ordinator", prescriber(view))
                .put("originalformat", FORMATS.getOrDefault(format, E_ORDINATION))
                .put("originalordinationsId", originalId(view))
                .put("patient", patient(told))
                .put("testindikator", 3);
    }

    static String originalId(PrescriptionView view) {
        return view.resource().getIdentifier().stream()
                .filter(each -> ORIGINAL_ID.equals(each.getSystem()))
                .map(Identifier::getValue)
                .findFirst()
                .or(view::id)
                .orElse("");
    }

    private Values prescriber(PrescriptionView view) {
        Optional<PractitionerView> who = view.prescriber();
        String profession =
                who.flatMap(each -> each.licence().or(each::occupation)).orElse("LK");
        Optional<String> workplace = who.flatMap(PractitionerView::workplaceCode);
        return new Values()
                .put("arbetsplatskod", workplace.orElse("0"))
                .put("efternamn", who.flatMap(PractitionerView::surname))
                .put("fornamn", who.flatMap(PractitionerView::givenName))
                .put(
                        "forskrivarkod",
                        who.flatMap(PractitionerView::prescriberCode).orElse("0000000"))
                .put(
                        "kontaktuppgift",
                        new Values()
                                .put("adress1", who.flatMap(PractitionerView::workplaceName))
                                .put(
                                        "postort",
                                        workplace
                                                .flatMap(registers.workplaces()::byCode)
                                                .map(place -> place.town()))
                                .put("telefonnummer1", who.flatMap(PractitionerView::phone)))
                .put("legitimationskod", who.flatMap(PractitionerView::licenceNumber))
                .put("utfardarkategori", ISSUERS.getOrDefault(profession, "LAK"))
                .put("yrkeskod", profession);
    }

    private static Values patient(Told told) {
        Patient known = told.patient();
        if (known != null) {
            return new Values()
                    .put("efternamn", known.surname())
                    .put("fornamn", known.givenName())
                    .put("personnummer", known.personnummer());
        }
        Optional<org.hl7.fhir.r4.model.Patient> contained = told.view().containedPatient();
        return new Values()
                .put(
                        "efternamn",
                        contained
                                .map(each -> each.getNameFirstRep().getFamily())
                                .orElse("-"))
                .put(
                        "fornamn",
                        contained
                                .map(each -> each.getNameFirstRep().getGivenAsSingleString())
                                .orElse("-"))
                .put(
                        "fodelsedatum",
                        contained
                                .filter(org.hl7.fhir.r4.model.Patient::hasBirthDate)
                                .map(each -> new Values()
                                        .put(
                                                "fodelsedatum",
                                                LocalDate.parse(each.getBirthDateElement()
                                                        .getValueAsString()))
                                        .put("kon", kon(each))));
    }

    private static int kon(org.hl7.fhir.r4.model.Patient patient) {
        String gender = patient.hasGender() ? patient.getGender().toCode() : "";
        return gender.equals("male") ? 1 : gender.equals("female") ? 2 : 3;
    }

    private static Values treatment(PrescriptionView view) {
        List<String> dosages = view.dosages();
        return new Values()
                .put("andamalKlartext", view.treatmentReason())
                .put("behandlingsslut", view.usageEnd())
                .put("behandlingsstart", view.usageStart())
                .put("doseringstext1", dosages.isEmpty() ? null : dosages.get(0))
                .put(
                        "doseringstext2",
                        dosages.size() < 2 ? null : String.join("; ", dosages.subList(1, dosages.size())))
                .put("sprakkod", "sv");
    }

    private static @Nullable Values interval(PrescriptionView view) {
        var duration = view.resource().getDispenseRequest().getDispenseInterval();
        String code = duration.hasCode() ? duration.getCode() : String.valueOf(duration.getUnit());
        String unit = switch (code) {
            case FULL_DAY -> "Dg";
            case "wk" -> "V";
            case "mo" -> "Mn";
            default -> "";
        };
        return unit.isEmpty() || !duration.hasValue()
                ? null
                : new Values()
                        .put("expeditionsintervall", duration.getValue().intValue())
                        .put("intervallenhet", unit);
    }

    private static @Nullable BigDecimal most(PrescriptionView view, String unit) {
        return view.resource().getDosageInstruction().stream()
                .filter(dosage -> dosage.hasMaxDosePerPeriod())
                .map(dosage -> dosage.getMaxDosePerPeriod())
                .filter(ratio ->
                        unit.equals(code(ratio)) && ratio.getNumerator().hasValue())
                .map(ratio -> ratio.getNumerator().getValue())
                .findFirst()
                .orElse(null);
    }

    private static String code(Ratio ratio) {
        Quantity period = ratio.getDenominator();
        return String.valueOf(period.hasCode() ? period.getCode() : period.getUnit());
    }

    private static Optional<String> noted(MedicationRequest resource, String name) {
        return resource.getNote().stream()
                .filter(note -> note.hasAuthorStringType()
                        && name.equals(note.getAuthorStringType().getValue()))
                .map(Annotation::getText)
                .findFirst();
    }

    Values article(ArticleView view, @Nullable Boolean exchanged) {
        Optional<Article> found = found(view);
        return new Values()
                .put("nplId", view.nplId().or(() -> found.map(Article::nplId)))
                .put("nplPackId", view.nplPackId().or(() -> found.map(Article::nplPackId)))
                .put("utbyttArtikel", exchanged)
                .put("varunr", view.varunr().or(() -> found.map(Article::varunr)));
    }

    private Optional<Article> found(ArticleView view) {
        return registers
                .articles()
                .find(
                        view.nplId().orElse(null),
                        view.nplPackId().orElse(null),
                        view.varunr().orElse(null));
    }

    private @Nullable Values last(Told told) {
        if (told.dispenses().isEmpty()) {
            return null;
        }
        DispenseView last = told.dispenses().get(told.dispenses().size() - 1);
        return new Values()
                .put("senastExpedieratNPLId", last.nplId())
                .put("senastExpedieratNPLPackId", last.nplPackId())
                .put("senastExpedieratVarunr", last.varunr())
                .put("senasteExpedieradMangd", quantities.dispensed(last, told.view()))
                .put("senasteFormansval", benefit(last))
                .put("senasteUttagsdatum", last.handedOverOn().orElse(told.today()));
    }

    private static String benefit(DispenseView view) {
        return view.benefitChoice().filter(code -> code.length() == 1).orElse("U");
    }

    /**
     * A dispense.
     *
     * @param row when it was stored, and whether it stands
     */
    Values dispense(Told prescription, DispenseView view, Instant stored, List<DispenseView> upToIt) {
        MedicationDispense resource = view.resource();
        boolean stands = "completed".equals(view.status().orElse(""));
        String dispatch = view.dispatchId().or(view::actorDispatchId).orElse("");
        int packages = view.packagesDispensed().orElse(1);
        Values status = new Values().put("status", stands ? 200 : 210).put("tidpunkt", stored);
        view.pharmacy()
                .ifPresent(gln -> status.put(
                        "apotekspersonal", new Values().put("anvandarId", "-").put("apoteksId", gln)));
        return new Values()
                .put("affResultat", new AffResult(ControlSet.EXP, stored, List.of()).told())
                .put("apoteksaktorensExpeditionsId", view.actorDispatchId().orElse(dispatch))
                .put(
                        "artikelinformation",
                        article(view.article(), view.substituted().orElse(null)))
                .put("expedieradMangd", quantities.dispensed(view, prescription.view()))
                .put("expedieratAntalForpackningar", packages)
                .put("expedieratAntalUttag", upToIt.size())
                .put(
                        "expeditionsId",
                        dispatch.matches("\\d{1,15}") ? Long.parseLong(dispatch) : Numbers.number(dispatch))
                .put("expeditionsdatum", view.handedOverOn().orElse(prescription.today()))
                .put(
                        "expeditionsradId",
                        view.dispatchRowNo().map(BigDecimal::longValue).orElse(1L))
                .put("farmaceutsNotering", view.comment())
                .put("formansval", benefit(view))
                .put("ordinationsId", number(prescription))
                .put(
                        "startforpackning",
                        found(view.article()).map(Article::startPack).orElse(false))
                .put(
                        "uttagsId",
                        numbers.of(
                                prescription.lab(),
                                DispenseWriting.TYPE,
                                resource.getIdElement().getIdPart()))
                .put("uttagsstatus", status)
                .put("uttagstyp", prescription.view().dosePackaging() ? "D" : "H");
    }

    /** Puts what the registers know of all that is told beside it. */
    void registers(Values answer, List<Told> all, LocalDate today) {
        Set<String> articles = new LinkedHashSet<>();
        Set<String> prescribers = new LinkedHashSet<>();
        Set<String> workplaces = new LinkedHashSet<>();
        Set<String> pharmacies = new LinkedHashSet<>();
        for (Told told : all) {
            found(told.view().article()).map(Article::nplPackId).ifPresent(articles::add);
            told.view().prescriberCode().ifPresent(prescribers::add);
            told.view().workplaceCode().ifPresent(workplaces::add);
            told.view().receivingPharmacy().ifPresent(pharmacies::add);
            told.dispenses().forEach(each -> {
                each.nplPackId().ifPresent(articles::add);
                each.pharmacy().ifPresent(pharmacies::add);
            });
        }
        pharmacies.forEach(gln -> answer.add("apoteksInformationLista", pharmacy(gln, today)));
        workplaces.forEach(code -> answer.add("arbetsplatsInfoLista", workplace(code, today)));
        articles.forEach(id -> registers
                .articles()
                .byPackId(id)
                .ifPresent(article -> answer.add("artikelLista", article(article, today))));
        prescribers.forEach(code -> answer.add("forskrivarInfoLista", prescriber(code, today)));
    }

    /** An unknown pharmacy is told with its GLN and that it is not registered. */
    Values pharmacy(String gln, LocalDate today) {
        Optional<Pharmacy> found = registers.pharmacies().byGln(gln);
        return new Values()
                .put("aktorsnamn", found.map(Pharmacy::actor))
                .put("eReceptDjur", false)
                .put("glnKod", gln)
                .put("huvudtypkod", found.map(each -> each.dose() ? "DX" : "AP"))
                .put("namn", found.map(Pharmacy::name))
                .put("ort", found.map(Pharmacy::town))
                .put("registrerad", found.map(each -> each.openOn(today)).orElse(false))
                .put("slutdatum", found.map(Pharmacy::closedOn))
                .put("startdatum", found.map(Pharmacy::openedOn).orElse(null));
    }

    private Values workplace(String code, LocalDate today) {
        var found = registers.workplaces().byCode(code);
        return new Values()
                .put("arbetsplatsNamn", found.map(each -> each.name()))
                .put("arbetsplatsOrt", found.map(each -> each.town()))
                .put("arbetsplatskod", code)
                .put("giltigSlut", found.map(each -> each.validUntil()))
                .put("giltigStart", found.map(each -> each.validFrom()))
                .put("registrerad", found.map(each -> each.validOn(today)).orElse(false));
    }

    private Values prescriber(String code, LocalDate today) {
        Optional<Prescriber> found = registers.prescribers().byCode(code);
        Values values = new Values()
                .put("efternamn", found.map(Prescriber::surname))
                .put("fornamn", found.map(Prescriber::givenName))
                .put("forskrivarkod", code)
                .put("giltig", found.map(each -> each.validOn(today)).orElse(false));
        found.ifPresent(each -> each.professions()
                .forEach(profession -> values.add(
                        "yrkesKodInfoLista",
                        new Values()
                                .put("yrkesKodKlartext", profession)
                                .put("inskrankt", !each.restrictions().isEmpty()))));
        return values;
    }

    private static Values article(Article article, LocalDate today) {
        Narcotic narcotic = article.narcotic();
        Values values = new Values()
                .put("antalKlartext", article.pack())
                .put("artikelbenamning", article.name())
                .put("atcKod", article.atc())
                .put("formansberattigad", article.hasBenefit())
                .put("forpackningsenhet", article.unit())
                .put("forpackningsmangd", article.amount())
                .put("forpackningstyp", article.pack())
                .put("forsaljningsstoppad", !article.soldOn(today))
                .put("lakemedel", article.type() == ProductType.LM)
                .put("narkotikaklass", narcotic == null ? "0" : narcoticCode(narcotic))
                .put("nplId", article.nplId())
                .put("nplPackageId", article.nplPackId())
                .put("produkttyp", article.type().name())
                .put("registrerad", true)
                .put("sarskiltLakemedelKod", article.special() == null ? "1" : article.repeatable() ? "2" : "3")
                .put("tillhandahalls", article.soldOn(today))
                .put("utbytbar", article.interchangeable())
                .put("varunummer", article.varunr());
        return values;
    }

    private static String narcoticCode(Narcotic narcotic) {
        return switch (narcotic) {
            case I -> "6";
            case II -> "1";
            case III -> "3";
            case IV -> "4";
            case V -> "5";
        };
    }
}
