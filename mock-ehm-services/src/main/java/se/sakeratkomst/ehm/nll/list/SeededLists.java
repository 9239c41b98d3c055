package se.sakeratkomst.ehm.nll.list;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.article.Article;
import se.sakeratkomst.ehm.article.Articles;
import se.sakeratkomst.ehm.check.subject.Basis;
import se.sakeratkomst.ehm.nll.view.ConsentView;
import se.sakeratkomst.ehm.nll.view.LockView;
import se.sakeratkomst.ehm.nll.writing.ConsentWriting;
import se.sakeratkomst.ehm.nll.writing.DispenseWriting;
import se.sakeratkomst.ehm.nll.writing.LockWriting;
import se.sakeratkomst.ehm.nll.writing.PrescriptionWriting;
import se.sakeratkomst.ehm.pharmacy.Pharmacies;
import se.sakeratkomst.ehm.pharmacy.Pharmacy;
import se.sakeratkomst.ehm.prescriber.Prescriber;
import se.sakeratkomst.ehm.prescriber.Prescribers;
import se.sakeratkomst.ehm.prescriber.Workplace;
import se.sakeratkomst.ehm.prescriber.Workplaces;
import se.sakeratkomst.ehm.register.ListMaker;
import se.sakeratkomst.ehm.register.NllRegister;
import se.sakeratkomst.ehm.register.PlanRefused;
import se.sakeratkomst.ehm.register.PlannedConsent;
import se.sakeratkomst.ehm.register.PlannedList;
import se.sakeratkomst.ehm.register.PlannedLock;
import se.sakeratkomst.ehm.register.PlannedPaperDispense;
import se.sakeratkomst.ehm.register.PlannedPrescription;
import se.sakeratkomst.ehm.register.StoredResource;
import se.sakeratkomst.ehm.register.Whose;
import se.sakeratkomst.kit.lab.LabId;

/**
 * Makes lists of plans, for seeding and for the control API: what a plan leaves out is as an ordinary prescription has it, and everything
 * that a register knows comes from there, so that the control table finds nothing in what the sandbox made itself.
 */
public final class SeededLists implements ListMaker {

    private static final String SEED = "seed";
    private static final String PHYSICIAN = "LK";
    private static final Set<String> STATUSES =
            new TreeSet<>(Set.of("active", "on-hold", "completed", "stopped", "cancelled"));
    private static final Set<String> KINDS = Stream.of(Basis.PAPER, Basis.TELEPHONE, Basis.FAX, Basis.EEA)
            .map(Basis::name)
            .collect(Collectors.toUnmodifiableSet());
    private static final String DOSAGE = "1 dos vid behov";
    private static final String REASON = "Enligt läkares ordination";
    private static final int DISPENSES = 3;
    private static final int MOST = 99;
    private static final int VALID_DAYS = 365;
    private static final int LONGEST_DAYS = 3660;
    private static final int LONGEST_TEXT = 1000;
    private static final LocalTime OPEN = LocalTime.of(10, 0);
    private static final String REGISTER =
            "Take one of the sandbox's registers, mock-ehm-services/src/main/resources/registers.";

    private final Supplier<Articles> articles;
    private final Supplier<Prescribers> prescribers;
    private final Supplier<Workplaces> workplaces;
    private final Supplier<Pharmacies> pharmacies;
    private final SeedDocuments documents;
    private final int consentYears;

    /** @param consentYears for how many years a consent to access is given */
    public SeededLists(
            Supplier<Articles> articles,
            Supplier<Prescribers> prescribers,
            Supplier<Workplaces> workplaces,
            Supplier<Pharmacies> pharmacies,
            SeedDocuments documents,
            int consentYears) {
        this.articles = articles;
        this.prescribers = prescribers;
        this.workplaces = workplaces;
        this.pharmacies = pharmacies;
        this.documents = documents;
        this.consentYears = consentYears;
    }

    @Override
    public List<StoredResource> rows(LabId lab, Whose whose, PlannedList plan, Instant now, UnaryOperator<String> ids) {
        List<StoredResource> rows = new ArrayList<>();
        Map<String, SeededPrescription> byKey = new LinkedHashMap<>();
        for (int i = 0; i < plan.allPrescriptions().size(); i++) {
            PlannedPrescription planned = plan.allPrescriptions().get(i);
            String at = "prescriptions[" + i + "]";
            String key = text(at + ".key", planned.key());
            if (byKey.containsKey(key)) {
                throw new PlanRefused(at + ".key", "'" + key + "' twice", "a key of its own", "Name each differently.");
            }
            SeededPrescription facts = prescription(whose, planned, key, now, ids, at);
            byKey.put(key, facts);
            rows.add(row(lab, facts, now));
            for (int n = 0; n < facts.dispensed(); n++) {
                rows.add(row(lab, dispense(facts, key, n, now, ids), now));
            }
        }
        String patientId = whose.patientId();
        if (patientId == null) {
            if (!plan.allPaperDispenses().isEmpty()
                    || !plan.allLocks().isEmpty()
                    || !plan.allConsents().isEmpty()) {
                throw new PlanRefused(
                        "locks",
                        "a lock, a consent or a dispense of paper of somebody without personnummer",
                        "prescriptions only",
                        "Take it out of the plan.");
            }
            return rows;
        }
        for (int i = 0; i < plan.allPaperDispenses().size(); i++) {
            String name = "paper/" + whose.name() + "/" + i;
            rows.add(row(
                    lab,
                    paper(
                            patientId,
                            plan.allPaperDispenses().get(i),
                            ids.apply(name),
                            now,
                            "paperDispenses[" + i + "]"),
                    now));
        }
        for (int i = 0; i < plan.allLocks().size(); i++) {
            String name = "lock/" + whose.name() + "/" + i;
            SeededLock lock = lock(patientId, plan.allLocks().get(i), byKey, ids.apply(name), "locks[" + i + "]");
            rows.add(row(lab, lock, now));
        }
        for (int i = 0; i < plan.allConsents().size(); i++) {
            String name = "consent/" + whose.name() + "/" + i;
            rows.add(row(
                    lab,
                    consent(patientId, plan.allConsents().get(i), ids.apply(name), now, "consents[" + i + "]"),
                    now));
        }
        return rows;
    }

    private SeededPrescription prescription(
            Whose whose, PlannedPrescription planned, String key, Instant now, UnaryOperator<String> ids, String at) {
        Article article = article(at + ".nplPackId", planned.nplPackId());
        LocalDate issued = NllRegister.day(now)
                .minusDays(number(at + ".issuedDaysAgo", planned.issuedDaysAgo(), 0, 0, LONGEST_DAYS));
        int allowed = number(
                at + ".dispensesAllowed", planned.dispensesAllowed(), article.repeatable() ? DISPENSES : 1, 1, MOST);
        int dispensed = number(at + ".dispensed", planned.dispensed(), 0, 0, allowed);
        return new SeededPrescription(
                ids.apply("prescription/" + key),
                whose,
                ids.apply("chain/" + key),
                status(at + ".status", planned.status(), dispensed == allowed),
                issued,
                issued.plusDays(number(at + ".validForDays", planned.validForDays(), VALID_DAYS, 0, LONGEST_DAYS)),
                article,
                planned.dosage() == null ? DOSAGE : text(at + ".dosage", planned.dosage()),
                planned.treatmentReason() == null ? REASON : text(at + ".treatmentReason", planned.treatmentReason()),
                number(at + ".packages", planned.packages(), 1, 1, MOST),
                allowed,
                dispensed,
                Boolean.TRUE.equals(planned.dosePackaging()),
                Boolean.TRUE.equals(planned.benefit()),
                Boolean.TRUE.equals(planned.substitutionForbidden()),
                prescriber(at + ".prescriberCode", planned.prescriberCode(), issued),
                workplace(at + ".workplaceCode", planned.workplaceCode(), issued));
    }

    /** What is wholly dispensed is completed; whoever says otherwise contradicts himself. */
    private static String status(String at, @Nullable String stated, boolean used) {
        if (stated == null) {
            return used ? "completed" : "active";
        }
        if (!STATUSES.contains(stated)) {
            throw new PlanRefused(at, "'" + stated + "'", "one of " + STATUSES, "Leave it out for an active one.");
        }
        if (used && stated.equals("active")) {
            throw new PlanRefused(
                    at,
                    "active, with every dispense made",
                    "fewer dispenses made than allowed, or status completed",
                    "Leave the status out: it is completed then.");
        }
        return stated;
    }

    /** Spread evenly from the day of issue until today. */
    private SeededDispense dispense(
            SeededPrescription prescription, String key, int number, Instant now, UnaryOperator<String> ids) {
        long days = ChronoUnit.DAYS.between(prescription.issuedOn(), NllRegister.day(now));
        LocalDate day = prescription.issuedOn().plusDays(days * number / prescription.dispensed());
        String name = "dispense/" + key + "/" + number;
        return new SeededDispense(
                ids.apply(name), prescription, "TEST-" + ids.apply(name + "/dispatch"), day, pharmacy(day));
    }

    private SeededPaperDispense paper(
            String patientId, PlannedPaperDispense planned, String id, Instant now, String at) {
        String kind = code(at + ".kind", planned.kind(), Basis.PAPER.name(), KINDS);
        boolean foreign = kind.equals(Basis.EEA.name());
        if (foreign == (planned.country() == null)) {
            throw new PlanRefused(
                    at + ".country",
                    planned.country() == null ? "nothing" : "'" + planned.country() + "' with kind " + kind,
                    "a country code with kind EEA, and with no other",
                    "State where the prescription was issued, such as NO.");
        }
        LocalDate day = NllRegister.day(now).minusDays(number(at + ".daysAgo", planned.daysAgo(), 0, 0, LONGEST_DAYS));
        return new SeededPaperDispense(
                id,
                patientId,
                article(at + ".nplPackId", planned.nplPackId()),
                kind,
                planned.country(),
                number(at + ".packages", planned.packages(), 1, 1, MOST),
                day,
                pharmacy(day),
                foreign ? from(at + ".country", String.valueOf(planned.country())) : prescriber(at, null, day));
    }

    private Prescriber from(String at, String country) {
        return prescribers.get().all().stream()
                .filter(each ->
                        each.country().equals(country) && each.professions().contains(PHYSICIAN))
                .findFirst()
                .orElseThrow(() -> new PlanRefused(
                        at, "'" + country + "'", "a country of which the register has a physician", REGISTER));
    }

    private SeededLock lock(
            String patientId, PlannedLock planned, Map<String, SeededPrescription> byKey, String id, String at) {
        String subject = code(at + ".subject", planned.subject(), LockView.ALL, LockView.SUBJECTS);
        boolean paper = subject.equals(LockView.PAPER_DISPENSES);
        SeededPrescription locked = planned.prescription() == null ? null : byKey.get(planned.prescription());
        if (paper ? planned.prescription() != null : locked == null) {
            throw new PlanRefused(
                    at + ".prescription",
                    planned.prescription() == null ? "nothing" : "'" + planned.prescription() + "'",
                    paper
                            ? "none, since " + subject + " locks dispenses of paper"
                            : "the key of a prescription of the plan",
                    "Name the prescription whose chain is locked by its key.");
        }
        return new SeededLock(
                id,
                patientId,
                locked == null ? null : locked.chainId(),
                code(at + ".legalGround", planned.legalGround(), LockView.PRIVACY, LockView.GROUNDS),
                code(at + ".target", planned.target(), LockView.CARE, LockView.TARGETS),
                subject);
    }

    private SeededConsent consent(String patientId, PlannedConsent planned, String id, Instant now, String at) {
        String category = code(at + ".category", planned.category(), ConsentView.ACCESS, ConsentView.CATEGORIES);
        boolean doses = category.equals(ConsentView.DOSES);
        if (doses == (planned.careProvider() != null)) {
            throw new PlanRefused(
                    at + ".careProvider",
                    planned.careProvider() == null ? "nothing" : "'" + planned.careProvider() + "'",
                    doses ? "none: " + category + " is nobody's own" : "the care provider that asks for access",
                    "Name the care provider as the users' attributes do, such as SE5599990008.");
        }
        String status = code(
                at + ".status",
                planned.status(),
                ConsentView.GIVEN,
                doses
                        ? Set.of(ConsentView.GIVEN, ConsentView.ENDED)
                        : Set.of(ConsentView.ASKED, ConsentView.GIVEN, ConsentView.REFUSED, ConsentView.ENDED));
        LocalDate day = NllRegister.day(now).minusDays(number(at + ".daysAgo", planned.daysAgo(), 0, 0, LONGEST_DAYS));
        boolean held = !doses && (status.equals(ConsentView.GIVEN) || status.equals(ConsentView.ENDED));
        return new SeededConsent(
                id,
                patientId,
                category,
                doses ? null : text(at + ".careProvider", planned.careProvider()),
                status,
                day,
                held ? day.plusYears(consentYears) : null);
    }

    private static String code(String at, @Nullable String stated, String otherwise, Set<String> known) {
        String code = stated == null ? otherwise : stated;
        if (!known.contains(code)) {
            throw new PlanRefused(
                    at, "'" + code + "'", "one of " + new TreeSet<>(known), "Leave it out for " + otherwise + ".");
        }
        return code;
    }

    private Article article(String at, @Nullable String packId) {
        return articles.get()
                .byPackId(text(at, packId))
                .orElseThrow(() -> new PlanRefused(
                        at, "'" + packId + "', no package", "an NPL pack id of the article register", REGISTER));
    }

    private Prescriber prescriber(String at, @Nullable String code, LocalDate day) {
        return prescribers.get().all().stream()
                .filter(each -> code == null
                        ? each.code() != null
                                && !each.group()
                                && each.professions().get(0).equals(PHYSICIAN)
                                && each.validOn(day)
                        : code.equals(each.code()))
                .findFirst()
                .orElseThrow(() -> new PlanRefused(
                        at,
                        code == null ? "no physician in the register" : "'" + code + "', nobody's code",
                        "a code of the register of prescribers",
                        REGISTER));
    }

    private Workplace workplace(String at, @Nullable String code, LocalDate day) {
        return workplaces.get().all().stream()
                .filter(each -> code == null ? each.validOn(day) : code.equals(each.code()))
                .findFirst()
                .orElseThrow(() -> new PlanRefused(
                        at,
                        code == null ? "no workplace in the register" : "'" + code + "', no workplace's code",
                        "a code of the register of workplaces",
                        REGISTER));
    }

    private Pharmacy pharmacy(LocalDate day) {
        return pharmacies.get().all().stream()
                .filter(each -> each.licensed() && !each.register() && each.openOn(day))
                .findFirst()
                .orElseThrow(() -> new PlanRefused(
                        "dispensed", "no open pharmacy in the register", "one that dispensed", REGISTER));
    }

    private static String text(String at, @Nullable String value) {
        if (value == null || value.isBlank() || value.length() > LONGEST_TEXT) {
            throw new PlanRefused(
                    at,
                    value == null || value.isBlank() ? "nothing" : value.length() + " characters",
                    "1 to " + LONGEST_TEXT + " characters",
                    "Correct the plan.");
        }
        return value;
    }

    private static int number(String at, @Nullable Integer stated, int otherwise, int least, int most) {
        int number = stated == null ? otherwise : stated;
        if (number < least || number > most) {
            throw new PlanRefused(
                    at, String.valueOf(number), "a number from " + least + " to " + most, "Correct the plan.");
        }
        return number;
    }

    private StoredResource row(LabId lab, SeededPrescription facts, Instant now) {
        return row(
                lab,
                PrescriptionWriting.TYPE,
                facts.id(),
                facts.whose().patientId(),
                facts.chainId(),
                null,
                null,
                facts.status(),
                facts.issuedOn(),
                String.valueOf(facts.prescriber().code()),
                now,
                documents.prescription(facts));
    }

    private StoredResource row(LabId lab, SeededDispense facts, Instant now) {
        return row(
                lab,
                DispenseWriting.TYPE,
                facts.id(),
                facts.prescription().whose().patientId(),
                null,
                facts.prescription().id(),
                facts.pharmacy().gln() + "/" + facts.dispatchId(),
                "completed",
                facts.handedOverOn(),
                facts.pharmacy().gln(),
                now,
                documents.dispense(facts));
    }

    private StoredResource row(LabId lab, SeededPaperDispense facts, Instant now) {
        return row(
                lab,
                DispenseWriting.TYPE,
                facts.id(),
                facts.patientId(),
                null,
                null,
                null,
                "completed",
                facts.handedOverOn(),
                facts.pharmacy().gln(),
                now,
                documents.paperDispense(facts));
    }

    private StoredResource row(LabId lab, SeededConsent facts, Instant now) {
        return row(
                lab,
                ConsentWriting.TYPE,
                facts.id(),
                facts.patientId(),
                null,
                null,
                facts.category(),
                facts.status(),
                facts.day(),
                facts.patientId(),
                now,
                documents.consent(facts));
    }

    private StoredResource row(LabId lab, SeededLock facts, Instant now) {
        return row(
                lab,
                LockWriting.TYPE,
                facts.id(),
                facts.patientId(),
                facts.chainId(),
                null,
                LockView.CODE,
                LockView.ACTIVE,
                NllRegister.day(now),
                facts.patientId(),
                now,
                documents.lock(facts));
    }

    private static StoredResource row(
            LabId lab,
            String type,
            String id,
            @Nullable String patientId,
            @Nullable String chainId,
            @Nullable String aboutId,
            @Nullable String code,
            String status,
            LocalDate dated,
            String author,
            Instant now,
            String document) {
        return new StoredResource(
                null,
                lab.value(),
                type,
                id,
                1,
                true,
                patientId,
                chainId,
                aboutId,
                code,
                status,
                dated,
                author,
                SEED,
                Math.min(
                        now.toEpochMilli(),
                        dated.atTime(OPEN)
                                .atZone(NllRegister.SWEDEN)
                                .toInstant()
                                .toEpochMilli()),
                null,
                document);
    }
}
