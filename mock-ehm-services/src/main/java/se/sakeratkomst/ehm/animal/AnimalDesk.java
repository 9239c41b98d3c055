package se.sakeratkomst.ehm.animal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.sakeratkomst.ehm.check.AffFinding;
import se.sakeratkomst.ehm.check.ControlSet;
import se.sakeratkomst.ehm.check.subject.ArticleRef;
import se.sakeratkomst.ehm.check.subject.BenefitChoice;
import se.sakeratkomst.ehm.check.subject.Caller;
import se.sakeratkomst.ehm.check.subject.RegisterMissing;
import se.sakeratkomst.ehm.soap.Answering;
import se.sakeratkomst.ehm.soap.Desk;
import se.sakeratkomst.ehm.soap.Fields;
import se.sakeratkomst.ehm.soap.SoapCall;
import se.sakeratkomst.ehm.soap.SoapRefusal;
import se.sakeratkomst.ehm.soap.Values;
import se.sakeratkomst.kit.clock.LabClock;

/**
 * Domain rdd: what pharmacies do with the prescriptions in Receptdepå djur. The contracts are the sandbox's own.
 *
 * @see "ehm.md 3.5; docs/animals.md"
 */
final class AnimalDesk implements Desk {

    private static final Map<ControlSet, Integer> KONTROLLTYP =
            Map.of(ControlSet.NEF, 2, ControlSet.REG, 3, ControlSet.KORR, 4, ControlSet.EXP, 5, ControlSet.MAK, 7);

    private final ReceptdepaDjur depot;
    private final OwnerConsents consents;
    private final LabClock clock;

    AnimalDesk(ReceptdepaDjur depot, OwnerConsents consents, LabClock clock) {
        this.depot = depot;
        this.consents = consents;
        this.clock = clock;
    }

    @Override
    public Map<String, Answering> answers() {
        Map<String, Answering> answers = new LinkedHashMap<>();
        answers.put("HamtaReceptDjur", guarded(this::read));
        answers.put("SkapaReceptDjur", guarded(this::register));
        answers.put("KorrigeraReceptDjur", guarded(this::correct));
        answers.put("MakuleraReceptDjur", guarded(this::cancel));
        answers.put("KontrolleraUttagDjur", guarded((call, request) -> dispense(call, request, false)));
        answers.put("GodkannUttagDjur", guarded((call, request) -> dispense(call, request, true)));
        answers.put("SkrivUtReceptoriginalDjur", guarded(this::print));
        answers.put("UppdateraSamtyckeDjur", guarded(this::consent));
        return answers;
    }

    /** What the register refuses outright is a fault in the words of SOAP. */
    private static Answering guarded(Answering answering) {
        return (call, request) -> {
            try {
                return answering.answer(call, request);
            } catch (DepotRefused e) {
                throw fault(e);
            } catch (RegisterMissing e) {
                throw SoapRefusal.of(
                        SoapRefusal.Why.SYSTEM,
                        "V17-REGISTER",
                        "holding the call against the control table",
                        String.valueOf(e.getMessage()),
                        "an answer from " + e.register().known(),
                        "Call again when the register answers; nothing was stored.");
            }
        };
    }

    private static SoapRefusal fault(DepotRefused refused) {
        String observed = String.valueOf(refused.getMessage());
        return switch (refused.reason()) {
            case NOT_THERE ->
                SoapRefusal.notFound(
                        "finding a prescription for an animal",
                        observed,
                        "an id that HamtaReceptDjur has told",
                        "Read the owner's prescriptions again.");
            case NO_CONSENT ->
                SoapRefusal.of(
                        SoapRefusal.Why.REFUSED,
                        "RDD-CONSENT",
                        "reading the owner's prescriptions",
                        observed,
                        "a consent (samtycke rrd)",
                        "Ask the owner, and register the answer with UppdateraSamtyckeDjur.");
            case NO_PHARMACY ->
                SoapRefusal.of(
                        SoapRefusal.Why.FORBIDDEN,
                        "RDD-PHARMACY",
                        "calling Receptdepå djur",
                        observed,
                        "a user of a pharmacy (pharmacyIdentifier)",
                        "Log in at a pharmacy.");
            case SEVERAL_OWNERS ->
                SoapRefusal.invalid(observed, "rows of one owner", "Send a dispatch for each owner.");
        };
    }

    private Values read(SoapCall call, Fields request) {
        Values answer = new Values();
        depot.read(call.lab(), caller(call), owner(request.one("djuragare").orElseThrow()))
                .forEach(each -> answer.add("recept", recept(each)));
        return answer;
    }

    private Values register(SoapCall call, Fields request) {
        return written(
                call,
                ControlSet.REG,
                depot.register(
                        call.lab(), caller(call), asked(request.one("recept").orElseThrow())));
    }

    private Values correct(SoapCall call, Fields request) {
        return written(
                call,
                ControlSet.KORR,
                depot.correct(
                        call.lab(),
                        caller(call),
                        request.required("ordinationsId"),
                        number(request, "underlagsversion"),
                        asked(request.one("recept").orElseThrow()),
                        request.required("kommentar")));
    }

    private Values cancel(SoapCall call, Fields request) {
        String reason = request.required("orsakskod")
                + request.text("kommentar").map(text -> " " + text).orElse("");
        return written(
                call,
                ControlSet.MAK,
                depot.cancel(call.lab(), caller(call), request.required("ordinationsId"), reason));
    }

    private Values dispense(SoapCall call, Fields request, boolean keep) {
        List<AnimalDispense> rows = request.all("uttag").stream()
                .map(row -> new AnimalDispense(
                        row.required("ordinationsId"),
                        number(row, "underlagsversion"),
                        number(row, "expeditionsradId"),
                        article(row),
                        number(row, "antalForpackningar"),
                        row.text("formansval").map(AnimalDesk::benefit).orElse(null),
                        row.flag("slutexpedierad").orElse(false),
                        row.text("farmaceutsNotering").orElse(null)))
                .toList();
        return written(
                call,
                ControlSet.EXP,
                depot.dispense(call.lab(), caller(call), request.required("expeditionsId"), rows, keep));
    }

    private Values print(SoapCall call, Fields request) {
        PrintedOriginal printed = depot.print(call.lab(), caller(call), request.required("ordinationsId"));
        call.wrote(List.of(printed.prescription().id()));
        Values answer = new Values()
                .put("antalUttagKvar", printed.dispensesLeft())
                .put("artikelbenamning", printed.articleName())
                .put("forpackning", printed.articlePack())
                .put("recept", recept(printed.prescription()));
        printed.dispenses()
                .forEach(each -> answer.add(
                        "uttag",
                        new Values()
                                .put("antalForpackningar", each.packages())
                                .put("apoteksId", each.pharmacy())
                                .put("expeditionsdatum", each.dispensedOn())));
        return answer;
    }

    private Values consent(SoapCall call, Fields request) {
        AnimalOwner owner = owner(request.one("djuragare").orElseThrow());
        String pharmacy = call.user().pharmacy();
        if (request.flag("samtycke").orElse(false)) {
            consents.give(call.lab(), owner, pharmacy);
        } else {
            consents.withdraw(call.lab(), owner, pharmacy);
        }
        return new Values()
                .put("djurreceptFinns", depot.hasPrescriptions(call.lab(), owner))
                .put("samtycke", consents.holds(call.lab(), owner, pharmacy));
    }

    private Values written(SoapCall call, ControlSet set, DepotAnswer answer) {
        call.controlled(
                answer.affStatus(),
                answer.findings().stream()
                        .map(each -> (each.rejects() ? "R " : "W ") + each.code())
                        .toList());
        call.wrote(answer.stored().stream().map(StoredAnimalPrescription::id).toList());
        Values result = new Values()
                .put("affStatus", answer.affStatus())
                .put("kontrolltidpunkt", clock.now(call.lab()))
                .put("kontrolltyp", KONTROLLTYP.get(set));
        for (AffFinding each : answer.findings()) {
            result.add(
                    "affFelLista",
                    new Values()
                            .put("allvarlighetsgrad", each.rejects() ? 2 : 1)
                            .put("felkod", each.code())
                            .put(
                                    "felmeddelande",
                                    each.textSv() + " (" + each.expression() + ": " + each.observed() + ")"));
        }
        Values told = new Values().put("affResultat", result);
        answer.stored().forEach(each -> told.add("recept", recept(each)));
        return told;
    }

    private static Caller caller(SoapCall call) {
        return new Caller(Set.copyOf(call.user().roles()), call.user().pharmacy());
    }

    private static AnimalOwner owner(Fields told) {
        return new AnimalOwner(
                told.text("personnummer").orElse(null),
                told.text("organisationsnummer").orElse(null),
                told.day("fodelsedatum").orElse(null),
                told.text("namn").orElse(null));
    }

    private static AnimalPrescription asked(Fields told) {
        Fields animal = told.one("djur").orElseThrow();
        Fields prescriber = told.one("forskrivare").orElseThrow();
        return new AnimalPrescription(
                told.required("originalordinationsId"),
                number(told, "radnummer"),
                new Veterinarian(
                        prescriber.text("forskrivarkod").orElse(null),
                        prescriber.text("yrkeskod").orElse(null),
                        prescriber.text("fornamn").orElse(null),
                        prescriber.text("efternamn").orElse(null),
                        prescriber.text("arbetsplatsNamn").orElse(null),
                        prescriber.text("telefonnummer1").orElse(null)),
                owner(told.one("djuragare").orElseThrow()),
                new Animal(
                        animal.text("djurslag").orElse(null),
                        animal.text("identitet").orElse(null),
                        animal.number("antal").map(Long::intValue).orElse(null),
                        animal.flag("livsmedelsproducerande").orElse(false)),
                told.text("mottagandeApotek").orElse(null),
                told.day("utfardandetidpunkt").orElseThrow(),
                told.day("sistaGiltighetsdag").orElse(null),
                article(told),
                number(told, "antalForpackningar"),
                number(told, "antalUttag"),
                told.text("doseringstext1").orElse(null),
                told.text("andamalKlartext").orElse(null),
                told.number("karenstidDagar").map(Long::intValue).orElse(null));
    }

    private static ArticleRef article(Fields told) {
        return new ArticleRef(
                told.text("nplId").orElse(null),
                told.text("nplPackId").orElse(null),
                told.text("varunr").orElse(null));
    }

    private static BenefitChoice benefit(String code) {
        return List.of(BenefitChoice.values()).stream()
                .filter(each -> each.name().equals(code))
                .findFirst()
                .orElseThrow(() -> SoapRefusal.invalid(
                        "formansval " + code, "R, U, L or F", "Send U: the benefit is not for animals."));
    }

    private static int number(Fields told, String name) {
        return told.number(name).map(Math::toIntExact).orElse(0);
    }

    private static Values recept(StoredAnimalPrescription stored) {
        AnimalPrescription content = stored.content();
        AnimalOwner owner = content.owner();
        Animal animal = content.animal();
        Veterinarian veterinarian = content.veterinarian();
        return new Values()
                .put("andamalKlartext", content.purpose())
                .put("antalForpackningar", content.packages())
                .put("antalUttag", content.dispensesAllowed())
                .put("antalUttagKvar", Math.max(0, content.dispensesAllowed() - stored.dispensed()))
                .put(
                        "djur",
                        new Values()
                                .put("antal", animal.count())
                                .put("djurslag", animal.species())
                                .put("identitet", animal.identity())
                                .put("livsmedelsproducerande", animal.foodProducing()))
                .put(
                        "djuragare",
                        new Values()
                                .put("fodelsedatum", owner.birthDate())
                                .put("namn", owner.name())
                                .put("organisationsnummer", owner.organisationNumber())
                                .put("personnummer", owner.personnummer()))
                .put("doseringstext1", content.dosage())
                .put(
                        "forskrivare",
                        new Values()
                                .put("arbetsplatsNamn", veterinarian.workplace())
                                .put("efternamn", veterinarian.surname())
                                .put("fornamn", veterinarian.givenName())
                                .put("forskrivarkod", veterinarian.code())
                                .put("telefonnummer1", veterinarian.phone())
                                .put("yrkeskod", veterinarian.profession()))
                .put("karenstidDagar", content.withdrawalDays())
                .put("mottagandeApotek", content.receivingPharmacy())
                .put("nplId", content.article().nplId())
                .put("nplPackId", content.article().nplPackId())
                .put("ordinationsId", stored.id())
                .put("originalordinationsId", content.originalId())
                .put("radnummer", content.row())
                .put("senasteUttag", stored.lastDispensedOn())
                .put("sistaGiltighetsdag", content.lastValidOn())
                .put("status", stored.status().number())
                .put("underlagsversion", stored.version())
                .put("utfardandetidpunkt", content.issuedOn())
                .put("varunr", content.article().varunr());
    }
}
