package se.sakeratkomst.ehm.animal;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.support.TransactionOperations;
import se.sakeratkomst.ehm.animal.AnimalOwner.Kind;
import se.sakeratkomst.ehm.animal.DepotRefused.Reason;
import se.sakeratkomst.ehm.article.Article;
import se.sakeratkomst.ehm.check.AffChecks;
import se.sakeratkomst.ehm.check.AffFinding;
import se.sakeratkomst.ehm.check.ControlSet;
import se.sakeratkomst.ehm.check.subject.ArticleRef;
import se.sakeratkomst.ehm.check.subject.AskedDispense;
import se.sakeratkomst.ehm.check.subject.AskedPrescription;
import se.sakeratkomst.ehm.check.subject.Caller;
import se.sakeratkomst.ehm.check.subject.Holdings;
import se.sakeratkomst.ehm.check.subject.PatientFacts;
import se.sakeratkomst.ehm.check.subject.PrescriptionStatus;
import se.sakeratkomst.ehm.check.subject.StoredPrescription;
import se.sakeratkomst.ehm.check.subject.Subject;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.control.LabState;
import se.sakeratkomst.kit.lab.LabId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Receptdepå djur of every lab. Each change is one transaction, held against the control sets for animals, and committed before it is
 * answered; a change that the table rejects stores nothing.
 *
 * @see "Handbok: Receptdepå djur (RDD); ehm.md 3.5"
 */
public final class ReceptdepaDjur implements LabState {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final BigDecimal NEARLY = new BigDecimal("0.12");

    /** A lab's holdings, as a snapshot has them. */
    record Contents(
            List<PrescriptionRow> prescriptions,
            List<DispenseRow> dispenses,
            List<HistoryRow> history,
            List<ConsentRow> consents) {}

    private final PrescriptionRows prescriptions;
    private final DispenseRows dispenses;
    private final HistoryRows history;
    private final OwnerConsents consents;
    private final TransactionOperations transactions;
    private final LabClock clock;
    private final JsonMapper json;
    private final Supplier<AffChecks> checks;
    private final RegistersOfLab registers;
    private final OwnersOfLab owners;
    private final SeededAnimals seeded;

    ReceptdepaDjur(
            PrescriptionRows prescriptions,
            DispenseRows dispenses,
            HistoryRows history,
            OwnerConsents consents,
            TransactionOperations transactions,
            LabClock clock,
            JsonMapper json,
            Supplier<AffChecks> checks,
            RegistersOfLab registers,
            OwnersOfLab owners,
            SeededAnimals seeded) {
        this.prescriptions = prescriptions;
        this.dispenses = dispenses;
        this.history = history;
        this.consents = consents;
        this.transactions = transactions;
        this.clock = clock;
        this.json = json;
        this.checks = checks;
        this.registers = registers;
        this.owners = owners;
        this.seeded = seeded;
    }

    /** Today in the lab, as a Swedish calendar has it. */
    public LocalDate today(LabId lab) {
        return clock.now(lab).atZone(SWEDEN).toLocalDate();
    }

    /**
     * Takes in a veterinarian's set of prescriptions, all of them or none (AFF-NEF). Belongs into a transaction of the caller, who notes the
     * interchange in it.
     */
    public DepotAnswer receive(LabId lab, Caller veterinarian, Received how, List<AnimalPrescription> set) {
        return within(() -> create(lab, ControlSet.NEF, veterinarian, how, set));
    }

    /** Registers a prescription at a pharmacy (AFF-REG). */
    public DepotAnswer register(LabId lab, Caller pharmacy, AnimalPrescription asked) {
        Received how = new Received(gln(pharmacy), null);
        return retried(() -> create(lab, ControlSet.REG, pharmacy, how, List.of(asked)));
    }

    private DepotAnswer create(LabId lab, ControlSet set, Caller caller, Received how, List<AnimalPrescription> asked) {
        List<AffFinding> findings = new ArrayList<>();
        for (AnimalPrescription each : asked) {
            AskedPrescription.Builder prescription =
                    AskedPrescription.of().expression("row " + each.row()).content(each.content());
            boolean twice =
                    asked.stream().filter(other -> other.row() == each.row()).count() > 1;
            findings.addAll(checks.get()
                    .run(set, subject(lab, caller, each.owner(), prescription.build(), null, List.of(), twice)));
        }
        if (findings.stream().anyMatch(AffFinding::rejects)) {
            return new DepotAnswer(findings, List.of());
        }
        LocalDate today = today(lab);
        List<StoredAnimalPrescription> stored = new ArrayList<>();
        for (AnimalPrescription each : asked) {
            AnimalPrescription dated = each.lastValidOn() == null ? validForAYear(each) : each;
            stored.add(stored(
                    lab,
                    prescriptions.save(row(
                            lab,
                            null,
                            new StoredAnimalPrescription(
                                    UUID.randomUUID().toString(),
                                    1,
                                    PrescriptionStatus.NEW,
                                    today,
                                    dated,
                                    how,
                                    0,
                                    BigDecimal.ZERO,
                                    null)))));
        }
        return new DepotAnswer(findings, stored);
    }

    private static AnimalPrescription validForAYear(AnimalPrescription each) {
        return new AnimalPrescription(
                each.originalId(),
                each.row(),
                each.veterinarian(),
                each.owner(),
                each.animal(),
                each.receivingPharmacy(),
                each.issuedOn(),
                each.issuedOn().plusYears(1),
                each.article(),
                each.packages(),
                each.dispensesAllowed(),
                each.dosage(),
                each.purpose(),
                each.withdrawalDays());
    }

    /**
     * Cancels a veterinarian's set, or one row of it (AFF-MAK). Belongs into a transaction of the caller.
     *
     * @param row null for all rows
     * @throws DepotRefused when there is no such set or row
     */
    public DepotAnswer cancel(
            LabId lab, Caller veterinarian, String author, String originalId, @Nullable Integer row, String reason) {
        return within(() -> {
            List<String> ids = prescriptions.findByLabAndOriginalIdOrderByOriginalRow(lab.value(), originalId).stream()
                    .filter(each -> row == null || each.originalRow() == row)
                    .map(PrescriptionRow::id)
                    .toList();
            if (ids.isEmpty()) {
                throw notThere("set " + originalId + (row == null ? "" : ", row " + row));
            }
            return cancelHeld(
                    lab, veterinarian, author, held(lab, ids), reason, PrescriptionStatus.CANCELLED_BY_PRESCRIBER);
        });
    }

    /**
     * Cancels a prescription at a pharmacy (AFF-MAK).
     *
     * @throws DepotRefused when there is none of that id
     */
    public DepotAnswer cancel(LabId lab, Caller pharmacy, String id, String reason) {
        String gln = gln(pharmacy);
        return retried(
                () -> cancelHeld(lab, pharmacy, gln, held(lab, List.of(id)), reason, PrescriptionStatus.CANCELLED));
    }

    private DepotAnswer cancelHeld(
            LabId lab,
            Caller caller,
            String author,
            List<PrescriptionRow> rows,
            String reason,
            PrescriptionStatus becomes) {
        List<AffFinding> findings = new ArrayList<>();
        for (PrescriptionRow each : rows) {
            StoredAnimalPrescription before = stored(lab, each);
            AskedPrescription asked = AskedPrescription.of()
                    .expression("row " + before.content().row())
                    .content(before.content().content())
                    .basisVersion(before.version())
                    .build();
            findings.addAll(checks.get()
                    .run(
                            ControlSet.MAK,
                            subject(
                                    lab,
                                    caller,
                                    before.content().owner(),
                                    asked,
                                    inWordsOfTheTable(before),
                                    List.of(),
                                    false)));
        }
        if (findings.stream().anyMatch(AffFinding::rejects)) {
            return new DepotAnswer(findings, List.of());
        }
        List<StoredAnimalPrescription> after = new ArrayList<>();
        for (PrescriptionRow each : rows) {
            StoredAnimalPrescription before = stored(lab, each);
            remember(lab, each, "M", author, reason);
            after.add(save(
                    lab,
                    each,
                    new StoredAnimalPrescription(
                            before.id(),
                            before.version() + 1,
                            becomes,
                            today(lab),
                            before.content(),
                            before.received(),
                            before.dispensed(),
                            before.dispensedQuantity(),
                            before.lastDispensedOn())));
        }
        return new DepotAnswer(findings, after);
    }

    /**
     * Corrects a prescription at a pharmacy (AFF-KORR).
     *
     * @param basisVersion the version that was read
     * @throws DepotRefused when there is none of that id
     */
    public DepotAnswer correct(
            LabId lab, Caller pharmacy, String id, int basisVersion, AnimalPrescription to, String reason) {
        String gln = gln(pharmacy);
        return retried(() -> {
            PrescriptionRow row = held(lab, List.of(id)).get(0);
            StoredAnimalPrescription before = stored(lab, row);
            AskedPrescription asked = AskedPrescription.of()
                    .expression("row " + to.row())
                    .content(to.content())
                    .basisVersion(basisVersion)
                    .build();
            List<AffFinding> findings = checks.get()
                    .run(
                            ControlSet.KORR,
                            subject(lab, pharmacy, to.owner(), asked, inWordsOfTheTable(before), List.of(), false));
            if (findings.stream().anyMatch(AffFinding::rejects)) {
                return new DepotAnswer(findings, List.of());
            }
            remember(lab, row, "K", gln, reason);
            return new DepotAnswer(
                    findings,
                    List.of(save(
                            lab,
                            row,
                            new StoredAnimalPrescription(
                                    before.id(),
                                    before.version() + 1,
                                    PrescriptionStatus.CORRECTED,
                                    today(lab),
                                    to,
                                    before.received(),
                                    before.dispensed(),
                                    before.dispensedQuantity(),
                                    before.lastDispensedOn()))));
        });
    }

    /**
     * Dispenses (AFF-EXP), all rows or none.
     *
     * @param dispatchId expeditions-id
     * @param keep false for a rehearsal, which stores nothing
     * @throws DepotRefused when a prescription is not there, or the rows are of several owners
     */
    public DepotAnswer dispense(
            LabId lab, Caller pharmacy, String dispatchId, List<AnimalDispense> rows, boolean keep) {
        String gln = gln(pharmacy);
        return retried(() -> {
            List<PrescriptionRow> held = held(
                    lab,
                    new TreeSet<>(rows.stream()
                                    .map(AnimalDispense::prescriptionId)
                                    .toList())
                            .stream().toList());
            AnimalOwner owner = stored(lab, held.get(0)).content().owner();
            List<AskedDispense> asked = new ArrayList<>();
            for (AnimalDispense each : rows) {
                StoredAnimalPrescription stored = stored(lab, find(held, each.prescriptionId()));
                AnimalOwner other = stored.content().owner();
                if (other.kind() != owner.kind() || !other.id().equals(owner.id())) {
                    throw new DepotRefused(Reason.SEVERAL_OWNERS, "rows of several owners in one dispatch");
                }
                asked.add(AskedDispense.of()
                        .expression("row " + each.row())
                        .row(BigDecimal.valueOf(each.row()))
                        .dispatchId(dispatchId)
                        .article(each.article())
                        .benefit(each.benefit())
                        .packages(each.packages())
                        .dispensedOn(today(lab))
                        .basisVersion(each.basisVersion())
                        .comment(each.comment())
                        .stored(inWordsOfTheTable(stored))
                        .build());
            }
            List<AffFinding> findings =
                    checks.get().run(ControlSet.EXP, subject(lab, pharmacy, owner, null, null, asked, false));
            if (!keep || findings.stream().anyMatch(AffFinding::rejects)) {
                return new DepotAnswer(findings, List.of());
            }
            List<StoredAnimalPrescription> after = new ArrayList<>();
            for (AnimalDispense each : rows) {
                PrescriptionRow row = find(held, each.prescriptionId());
                after.add(dispenseOne(lab, gln, dispatchId, each, row));
            }
            return new DepotAnswer(findings, after);
        });
    }

    private StoredAnimalPrescription dispenseOne(
            LabId lab, String gln, String dispatchId, AnimalDispense each, PrescriptionRow row) {
        StoredAnimalPrescription before = stored(lab, row);
        Optional<BigDecimal> quantity = article(lab, each.article()).flatMap(found -> found.amountOf(each.packages()));
        dispenses.save(new DispenseRow(
                null,
                lab.value(),
                before.id(),
                dispatchId,
                each.row(),
                gln,
                today(lab),
                each.article().nplPackId(),
                each.packages(),
                quantity.orElse(null),
                each.comment()));
        int dispensed = before.dispensed() + 1;
        BigDecimal inAll = before.dispensedQuantity().add(quantity.orElse(BigDecimal.ZERO));
        boolean done = each.last() || usedUp(lab, before.content(), dispensed, inAll, quantity.isPresent());
        return save(
                lab,
                row,
                new StoredAnimalPrescription(
                        before.id(),
                        before.version() + 1,
                        done ? PrescriptionStatus.COMPLETED : PrescriptionStatus.DISPENSABLE,
                        today(lab),
                        before.content(),
                        before.received(),
                        dispensed,
                        inAll,
                        today(lab)));
    }

    /** Nothing is left, or at most 12 % of a dispense; counted in dispenses where amounts are not known. */
    private boolean usedUp(
            LabId lab, AnimalPrescription content, int dispensed, BigDecimal quantity, boolean quantityKnown) {
        Optional<BigDecimal> one = article(lab, content.article())
                .flatMap(found -> found.amountOf(content.packages()))
                .filter(amount -> quantityKnown && amount.signum() > 0);
        return one.map(amount -> amount.multiply(BigDecimal.valueOf(content.dispensesAllowed()))
                                .subtract(quantity)
                                .compareTo(amount.multiply(NEARLY))
                        <= 0)
                .orElse(dispensed >= content.dispensesAllowed());
    }

    /**
     * What a pharmacy sees of an owner's: all that were not cancelled; of an owner told by birth date those addressed to it.
     *
     * @throws DepotRefused when the owner has not consented
     */
    public List<StoredAnimalPrescription> read(LabId lab, Caller pharmacy, AnimalOwner owner) {
        String gln = gln(pharmacy);
        if (!consents.holds(lab, owner, gln)) {
            throw new DepotRefused(Reason.NO_CONSENT, "no consent of the owner to Receptdepå djur");
        }
        return of(lab, owner).stream()
                .filter(each -> each.status() != PrescriptionStatus.CANCELLED
                        && each.status() != PrescriptionStatus.CANCELLED_BY_PRESCRIBER)
                .filter(each -> owner.kind() != Kind.BIRTH_DATE
                        || gln.equals(each.content().receivingPharmacy()))
                .toList();
    }

    /** Whether there is anything to dispense to the owner (djurreceptFinns), consent or not. */
    public boolean hasPrescriptions(LabId lab, AnimalOwner owner) {
        return of(lab, owner).stream().anyMatch(each -> each.status().open());
    }

    /**
     * Prints a prescription on paper, with which it leaves the register: it is not dispensed here again.
     *
     * @throws DepotRefused when there is none of that id, it is not open, or the owner has not consented
     */
    public PrintedOriginal print(LabId lab, Caller pharmacy, String id) {
        String gln = gln(pharmacy);
        return retried(() -> {
            PrescriptionRow row = held(lab, List.of(id)).get(0);
            StoredAnimalPrescription before = stored(lab, row);
            if (!consents.holds(lab, before.content().owner(), gln)) {
                throw new DepotRefused(Reason.NO_CONSENT, "no consent of the owner to Receptdepå djur");
            }
            if (!before.status().open()) {
                throw notThere("open prescription " + id + " (its status is "
                        + before.status().number() + ")");
            }
            StoredAnimalPrescription printed = save(
                    lab,
                    row,
                    new StoredAnimalPrescription(
                            before.id(),
                            before.version() + 1,
                            PrescriptionStatus.PRINTED,
                            today(lab),
                            before.content(),
                            before.received(),
                            before.dispensed(),
                            before.dispensedQuantity(),
                            before.lastDispensedOn()));
            Optional<Article> article = article(lab, before.content().article());
            return new PrintedOriginal(
                    printed,
                    article.map(Article::name).orElse(null),
                    article.map(Article::pack).orElse(null),
                    Math.max(0, before.content().dispensesAllowed() - before.dispensed()),
                    dispenses.findByLabAndPrescriptionIdOrderByRowId(lab.value(), id).stream()
                            .map(each -> new PrintedOriginal.Made(each.dispensedOn(), each.pharmacy(), each.packages()))
                            .toList());
        });
    }

    public Optional<StoredAnimalPrescription> find(LabId lab, String id) {
        return prescriptions.findByLabAndId(lab.value(), id).map(row -> stored(lab, row));
    }

    /** The rows of a veterinarian's set, cancelled ones too. */
    public List<StoredAnimalPrescription> ofSet(LabId lab, String originalId) {
        return prescriptions.findByLabAndOriginalIdOrderByOriginalRow(lab.value(), originalId).stream()
                .map(row -> stored(lab, row))
                .toList();
    }

    /** Everything of a lab, for testers. */
    public List<StoredAnimalPrescription> all(LabId lab) {
        return prescriptions.findByLabOrderByRowId(lab.value()).stream()
                .map(row -> stored(lab, row))
                .toList();
    }

    private List<StoredAnimalPrescription> of(LabId lab, AnimalOwner owner) {
        return prescriptions
                .findByLabAndOwnerKindAndOwnerIdOrderByRowId(
                        lab.value(), owner.kind().name(), owner.id())
                .stream()
                .map(row -> stored(lab, row))
                .toList();
    }

    private Subject subject(
            LabId lab,
            Caller caller,
            AnimalOwner owner,
            @Nullable AskedPrescription asked,
            @Nullable StoredPrescription stored,
            List<AskedDispense> rows,
            boolean twice) {
        PatientFacts.Builder facts = PatientFacts.of()
                .personnummer(owner.personnummer())
                .organisationNumber(owner.organisationNumber())
                .birthDate(owner.birthDate())
                .registerConsent(consents.holds(lab, owner, caller.pharmacyGln()));
        if (owner.personnummer() != null) {
            facts.populationStatus(owners.status(lab, owner.personnummer()));
            if (owner.birthDate() == null && owner.organisationNumber() == null) {
                facts.birthDate(birthDate(owner.personnummer()));
            }
        }
        return new Subject(
                today(lab), caller, facts.build(), asked, stored, rows, holdings(lab, twice), registers.of(lab));
    }

    private static @Nullable LocalDate birthDate(String personnummer) {
        try {
            int day = Integer.parseInt(personnummer.substring(6, 8));
            return LocalDate.parse(
                    personnummer.substring(0, 6) + "%02d".formatted(day > 60 ? day - 60 : day),
                    DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException | IndexOutOfBoundsException | NumberFormatException e) {
            return null;
        }
    }

    private Holdings holdings(LabId lab, boolean twice) {
        return new Holdings() {
            @Override
            public boolean holdsOriginal(String originalId, int rowId) {
                return twice
                        || prescriptions.findByLabAndOriginalIdOrderByOriginalRow(lab.value(), originalId).stream()
                                .anyMatch(each -> each.originalRow() == rowId
                                        && each.status() != PrescriptionStatus.PRINTED.number());
            }

            @Override
            public boolean isOfThePatient(String prescriptionId) {
                return prescriptions.findByLabAndId(lab.value(), prescriptionId).isPresent();
            }

            @Override
            public boolean holdsDispatch(String dispatchId, @Nullable BigDecimal row) {
                return row != null
                        && dispenses.existsByLabAndDispatchIdAndRowNumber(lab.value(), dispatchId, row.intValue());
            }
        };
    }

    private static StoredPrescription inWordsOfTheTable(StoredAnimalPrescription stored) {
        return StoredPrescription.of()
                .id(stored.id())
                .version(stored.version())
                .status(stored.status())
                .storedOn(stored.statusSince())
                .content(stored.content().content())
                .dispensed(stored.dispensed())
                .dispensedQuantity(stored.dispensedQuantity())
                .lastDispensedOn(stored.lastDispensedOn())
                .build();
    }

    private Optional<Article> article(LabId lab, ArticleRef ref) {
        return registers.of(lab).articles().find(ref.nplId(), ref.nplPackId(), ref.varunr());
    }

    private List<PrescriptionRow> held(LabId lab, List<String> ids) {
        List<PrescriptionRow> rows = new ArrayList<>();
        for (String id : new TreeSet<>(ids)) {
            prescriptions.hold(lab.value(), id);
            rows.add(prescriptions.findByLabAndId(lab.value(), id).orElseThrow(() -> notThere("prescription " + id)));
        }
        if (rows.isEmpty()) {
            throw notThere("row at all");
        }
        return rows;
    }

    private static DepotRefused notThere(String what) {
        return new DepotRefused(Reason.NOT_THERE, "no " + what + " in Receptdepå djur");
    }

    /** Looked up again each time, since a dispatch may dispense one prescription in two rows. */
    private PrescriptionRow find(List<PrescriptionRow> held, String id) {
        return held.stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .flatMap(row -> prescriptions.findByLabAndId(row.lab(), id))
                .orElseThrow(() -> notThere("prescription " + id));
    }

    private StoredAnimalPrescription save(LabId lab, PrescriptionRow before, StoredAnimalPrescription after) {
        return stored(lab, prescriptions.save(row(lab, before, after)));
    }

    private PrescriptionRow row(LabId lab, @Nullable PrescriptionRow before, StoredAnimalPrescription after) {
        AnimalPrescription content = after.content();
        int copy = before != null
                ? before.copy()
                : (int)
                        prescriptions
                                .findByLabAndOriginalIdOrderByOriginalRow(lab.value(), content.originalId())
                                .stream()
                                .filter(each -> each.originalRow() == content.row())
                                .count();
        return new PrescriptionRow(
                before == null ? null : before.rowId(),
                lab.value(),
                after.id(),
                after.version(),
                after.status().number(),
                after.statusSince(),
                content.owner().kind().name(),
                content.owner().id(),
                content.receivingPharmacy(),
                content.originalId(),
                content.row(),
                copy,
                after.received().sender(),
                after.received().interchangeRef(),
                after.dispensed(),
                after.dispensedQuantity(),
                after.lastDispensedOn(),
                json.writeValueAsString(content));
    }

    private StoredAnimalPrescription stored(LabId lab, PrescriptionRow row) {
        AnimalPrescription content = json.readValue(row.json(), AnimalPrescription.class);
        PrescriptionStatus kept = PrescriptionStatus.of(row.status());
        LocalDate last = content.lastValidOn();
        boolean expired = kept.open() && last != null && today(lab).isAfter(last);
        return new StoredAnimalPrescription(
                row.id(),
                row.version(),
                expired ? PrescriptionStatus.EXPIRED : kept,
                row.statusSince(),
                content,
                new Received(row.sender(), row.interchangeRef()),
                row.dispensed(),
                row.dispensedQuantity(),
                row.lastDispensedOn());
    }

    private void remember(LabId lab, PrescriptionRow before, String kind, String author, String reason) {
        history.save(new HistoryRow(
                null,
                lab.value(),
                before.id(),
                before.version(),
                kind,
                author,
                reason,
                clock.now(lab).toEpochMilli(),
                before.json()));
    }

    private static String gln(Caller pharmacy) {
        String gln = pharmacy.pharmacyGln();
        if (gln == null) {
            throw new DepotRefused(Reason.NO_PHARMACY, "a caller who is at no pharmacy");
        }
        return gln;
    }

    /** Two that met at the same set or dispatch: the later one looks again, and then sees what the other stored. */
    private <T> T retried(Supplier<T> work) {
        try {
            return within(work);
        } catch (DataIntegrityViolationException | PessimisticLockingFailureException e) {
            return within(work);
        }
    }

    private <T> T within(Supplier<T> work) {
        T result = transactions.execute(status -> work.get());
        if (result == null) {
            throw new IllegalStateException("A change must have a result");
        }
        return result;
    }

    @Override
    public String name() {
        return "receptdepaDjur";
    }

    @Override
    public void seed(LabId lab) {
        transactions.executeWithoutResult(status -> {
            for (SeededAnimals.Seeded each : seeded.of(today(lab))) {
                String id = UUID.nameUUIDFromBytes((lab + "/rdd/" + each.key()).getBytes(StandardCharsets.UTF_8))
                        .toString();
                if (prescriptions.findByLabAndId(lab.value(), id).isEmpty()) {
                    prescriptions.save(row(
                            lab,
                            null,
                            new StoredAnimalPrescription(
                                    id,
                                    1,
                                    PrescriptionStatus.NEW,
                                    each.content().issuedOn(),
                                    each.content(),
                                    new Received("seed", null),
                                    0,
                                    BigDecimal.ZERO,
                                    null)));
                    if (each.consent()) {
                        consents.give(
                                lab, each.content().owner(), each.content().receivingPharmacy());
                    }
                }
            }
        });
    }

    @Override
    public void clear(LabId lab) {
        transactions.executeWithoutResult(status -> {
            prescriptions.deleteAllOf(lab.value());
            dispenses.deleteAllOf(lab.value());
            history.deleteAllOf(lab.value());
            consents.clear(lab);
        });
    }

    @Override
    public Object snapshot(LabId lab) {
        return new Contents(
                prescriptions.findByLabOrderByRowId(lab.value()),
                dispenses.findByLabOrderByRowId(lab.value()),
                history.findByLabOrderByRowId(lab.value()),
                consents.all(lab));
    }

    @Override
    public void restore(LabId lab, JsonNode snapshot) {
        Contents contents = json.treeToValue(snapshot, Contents.class);
        transactions.executeWithoutResult(status -> {
            clear(lab);
            contents.prescriptions().forEach(row -> prescriptions.save(row.in(lab)));
            contents.dispenses().forEach(row -> dispenses.save(row.in(lab)));
            contents.history().forEach(row -> history.save(row.in(lab)));
            contents.consents().forEach(row -> consents.save(row.in(lab)));
        });
    }
}
