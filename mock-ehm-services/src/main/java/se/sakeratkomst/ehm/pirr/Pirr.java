package se.sakeratkomst.ehm.pirr;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.support.TransactionOperations;
import se.sakeratkomst.ehm.animal.DepotAnswer;
import se.sakeratkomst.ehm.animal.DepotRefused;
import se.sakeratkomst.ehm.animal.Received;
import se.sakeratkomst.ehm.animal.ReceptdepaDjur;
import se.sakeratkomst.ehm.animal.StoredAnimalPrescription;
import se.sakeratkomst.ehm.check.AffFinding;
import se.sakeratkomst.ehm.check.subject.Caller;
import se.sakeratkomst.ehm.check.subject.RegisterMissing;
import se.sakeratkomst.ehm.nef.Acknowledgement;
import se.sakeratkomst.ehm.nef.NefHeader;
import se.sakeratkomst.ehm.nef.NefMessage;
import se.sakeratkomst.ehm.nef.NefReader;
import se.sakeratkomst.ehm.nef.NefRefused;
import se.sakeratkomst.ehm.nef.NefWriter;
import se.sakeratkomst.ehm.pirr.PirrRefused.Kind;
import se.sakeratkomst.ehm.pirr.SignersCard.Signer;
import se.sakeratkomst.ehm.user.User;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.saml.Finding;

/**
 * The operation {@code callService}: exactly two services, Nytt recept djur and Makulera recept djur. A message is verified, judged and stored
 * with its interchange in one transaction, which has ended before the answer is made.
 *
 * @see "Handbok: NEF djur / PIRR – anrop av webbtjänster; ehm.md 3.4"
 */
public final class Pirr {

    private static final String KIND = "ehm.pirr";
    private static final String ROLE = "veterinar";
    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final int OVERHEAD = 4;

    private final PirrSettings settings;
    private final Supplier<NefReader> reader;
    private final SignersCard cards;
    private final ReceptdepaDjur depot;
    private final Interchanges interchanges;
    private final TransactionOperations transactions;
    private final LabClock clock;
    private final Journal journal;
    private final Pattern newPrescription;
    private final Pattern cancellation;

    Pirr(
            PirrSettings settings,
            Supplier<NefReader> reader,
            SignersCard cards,
            ReceptdepaDjur depot,
            Interchanges interchanges,
            TransactionOperations transactions,
            LabClock clock,
            Journal journal) {
        this.settings = settings;
        this.reader = reader;
        this.cards = cards;
        this.depot = depot;
        this.interchanges = interchanges;
        this.transactions = transactions;
        this.clock = clock;
        this.journal = journal;
        this.newPrescription = Pattern.compile(settings.newPrescription());
        this.cancellation = Pattern.compile(settings.cancellation());
    }

    /** What is known of a call so far, for the answer and the journal. */
    private static final class Course {
        private byte @Nullable [] xml;
        private @Nullable NefMessage message;
        private @Nullable Signer signer;
    }

    /** Takes a message, or refuses it; either way there is an acknowledgement. */
    public PirrAnswer callService(PirrCall call) {
        Course course = new Course();
        try {
            DepotAnswer answer = handle(call, course);
            return told(call, course, settings.codes().handled(), answer);
        } catch (PirrRefused e) {
            return refused(call, course, e.kind(), e.findings());
        } catch (NefRefused e) {
            return refused(call, course, Kind.MESSAGE, e.findings());
        } catch (RegisterMissing e) {
            return refused(
                    call,
                    course,
                    Kind.UNAVAILABLE,
                    List.of(Finding.error(
                            "PIRR-UNAVAILABLE",
                            "holding the message against the control table",
                            String.valueOf(e.getMessage()),
                            "an answer from " + e.register().known(),
                            "Send the message again when the register answers; nothing was stored.")));
        }
    }

    private DepotAnswer handle(PirrCall call, Course course) {
        boolean isNew = newPrescription.matcher(call.service()).matches();
        if (!isNew && !cancellation.matcher(call.service()).matches()) {
            throw PirrRefused.of(
                    Kind.SERVICE,
                    "PIRR-SERVICE",
                    "finding the service",
                    "service '" + call.service() + "'",
                    "one of the two services: " + newPrescription + " or " + cancellation,
                    "PIRR takes prescriptions for animals only; those for people go to NLL.");
        }
        if (!Mime.type(call.contentType()).equals("multipart/signed")) {
            throw PirrRefused.of(
                    Kind.SERVICE,
                    "PIRR-CONTENT-TYPE",
                    "reading the request document",
                    "content type '" + Mime.type(call.contentType()) + "'",
                    "multipart/signed",
                    "Sign the NEF message by S/MIME and say so in contentType.");
        }
        requireSize(call.document());
        requireRole(call.user());
        SignedMail mail = SignedMail.read(call.document(), call.contentType());
        course.xml = mail.content();
        Signer signer = cards.judge(call.lab(), mail.signer(), mail.alongside());
        course.signer = signer;
        NefMessage message = reader.get().read(mail.content(), mail.charset());
        course.message = message;
        if (isNew(message) != isNew) {
            throw PirrRefused.of(
                    Kind.SERVICE,
                    "PIRR-SERVICE",
                    "finding the service of the message",
                    "service '" + call.service() + "' with "
                            + message.getClass().getSimpleName(),
                    "the service that the message belongs to",
                    "Name the service that goes with the message.");
        }
        requireVeterinarian(signer, message, call.user());
        try {
            return stored(call, message);
        } catch (DataIntegrityViolationException | PessimisticLockingFailureException e) {
            return stored(call, message); // the other one of two that met has been stored by now, and is seen
        }
    }

    private static boolean isNew(NefMessage message) {
        return message instanceof NefMessage.NewPrescription
                || (message instanceof NefMessage.Unread unread && unread.newPrescription());
    }

    private void requireSize(byte[] document) {
        int most = settings.largest() * OVERHEAD;
        if (document.length > most) {
            throw PirrRefused.of(
                    Kind.MESSAGE,
                    "PIRR-SIZE",
                    "reading the request document",
                    document.length + " bytes",
                    "at most " + most + " bytes, and a NEF message of at most " + settings.largest(),
                    "Send one set of prescriptions in each message.");
        }
    }

    private static void requireRole(@Nullable User user) {
        if (user != null && !user.roles().contains(ROLE)) {
            throw PirrRefused.of(
                    Kind.USER,
                    "PIRR-USER",
                    "letting the user send a prescription for animals",
                    "roles " + user.roles(),
                    "the role Veterinär",
                    "Log in as a veterinarian (utökad yrkeskod VT).");
        }
    }

    /** The person who signed, who prescribes in the message, and who is logged in are one. */
    private static void requireVeterinarian(Signer signer, NefMessage message, @Nullable User user) {
        String code = signer.person().hosp().prescriptionCode();
        String told = message.veterinarian().code();
        if (told != null && !told.equals(code)) {
            throw PirrRefused.of(
                    Kind.SIGNATURE,
                    "PIRR-SIGNER-PERSON",
                    "finding the veterinarian of the message in the signature",
                    "prescription code " + told + " in the message, signed by " + signer.holder() + ", whose code is "
                            + code,
                    "a signature by the veterinarian who prescribes or cancels",
                    "Sign with the card of the veterinarian whom the message names.");
        }
        if (user != null && !isOf(user, signer)) {
            throw PirrRefused.of(
                    Kind.USER,
                    "PIRR-USER",
                    "finding the user in the signature",
                    "user " + user.subject() + ", signed by " + signer.holder(),
                    "an assertion about the person who signed",
                    "Send the assertion of the veterinarian who signs.");
        }
    }

    private static boolean isOf(User user, Signer signer) {
        String code = user.prescriptionCode();
        return user.subject().equals(signer.person().personalId())
                || signer.person().employment(user.subject()).isPresent()
                || (code != null && code.equals(signer.person().hosp().prescriptionCode()));
    }

    private DepotAnswer stored(PirrCall call, NefMessage message) {
        NefHeader header = message.header();
        DepotAnswer result = transactions.execute(status -> {
            interchanges
                    .taken(call.lab(), header.sender(), header.interchangeRef())
                    .ifPresent(when -> {
                        throw PirrRefused.of(
                                Kind.MESSAGE,
                                "PIRR-REPLAY",
                                "taking the interchange",
                                "reference " + header.interchangeRef() + " of sender " + header.sender() + ", taken at "
                                        + when,
                                "a reference that the sender has not used before",
                                "Give each transfer a reference of its own. What came with the first one was stored then.");
                    });
            interchanges.take(
                    call.lab(),
                    header.sender(),
                    header.interchangeRef(),
                    call.service(),
                    sha256(call.document()),
                    clock.now(call.lab()));
            DepotAnswer answer = change(call.lab(), message);
            if (answer.rejected()) {
                status.setRollbackOnly();
            }
            return answer;
        });
        return Objects.requireNonNull(result);
    }

    private DepotAnswer change(LabId lab, NefMessage message) {
        if (message instanceof NefMessage.Unread) {
            return new DepotAnswer(List.of(), List.of());
        }
        Caller veterinarian = new Caller(Set.of(ROLE), null);
        if (message instanceof NefMessage.NewPrescription prescription) {
            NefHeader header = message.header();
            return depot.receive(
                    lab, veterinarian, new Received(header.sender(), header.interchangeRef()), prescription.rows());
        }
        NefMessage.Cancellation cancel = (NefMessage.Cancellation) message;
        requireReference(lab, cancel);
        try {
            return depot.cancel(
                    lab,
                    veterinarian,
                    String.valueOf(cancel.veterinarian().code()),
                    cancel.originalId(),
                    cancel.row(),
                    cancel.reason() + (cancel.comment() == null ? "" : " " + cancel.comment()));
        } catch (DepotRefused e) {
            throw reference(
                    "no prescription " + cancel.originalId() + (cancel.row() == null ? "" : ", row " + cancel.row()));
        }
    }

    /** What is cancelled came with the interchange that the message names. */
    private void requireReference(LabId lab, NefMessage.Cancellation cancel) {
        for (StoredAnimalPrescription each : depot.ofSet(lab, cancel.originalId())) {
            String came = each.received().interchangeRef();
            if (came != null && !came.equals(cancel.referedInterchange())) {
                throw reference("interchange " + cancel.referedInterchange() + ", the prescription came with another");
            }
        }
    }

    private static PirrRefused reference(String observed) {
        return PirrRefused.of(
                Kind.MESSAGE,
                "PIRR-REFERENCE",
                "finding what is cancelled",
                observed,
                "set and interchange of a prescription that was taken",
                "Name in ReferedObjectInfo the InterchangeRef and the set of the message that is cancelled.");
    }

    private PirrAnswer told(PirrCall call, Course course, String code, DepotAnswer answer) {
        if (course.message instanceof NefMessage.Unread unread) {
            Acknowledgement.Remark remark = new Acknowledgement.Remark(
                    "NEF-UNREAD", 1, null, "Meddelandet är mottaget men inte läst; inget är lagrat", unread.why());
            return answer(call, course, code, 1, List.of(remark), List.of("NEF-UNREAD"), List.of());
        }
        List<Acknowledgement.Remark> remarks = answer.findings().stream()
                .map(each -> new Acknowledgement.Remark(
                        each.code(), each.rejects() ? 2 : 1, each.expression(), each.textSv(), each.observed()))
                .toList();
        List<String> rules =
                answer.findings().stream().map(AffFinding::code).distinct().toList();
        return answer(call, course, code, answer.affStatus(), remarks, rules, answer.stored());
    }

    private PirrAnswer refused(PirrCall call, Course course, Kind kind, List<Finding> findings) {
        List<Acknowledgement.Remark> remarks = findings.stream()
                .map(each -> new Acknowledgement.Remark(
                        each.rule(),
                        2,
                        null,
                        "Attempted: " + each.attempted() + ". Expected: " + each.expected() + ". Remedy: "
                                + each.remedy(),
                        each.observed()))
                .toList();
        List<String> rules = findings.stream().map(Finding::rule).distinct().toList();
        PirrSettings.Codes codes = settings.codes();
        String code = switch (kind) {
            case MESSAGE -> codes.message();
            case SIGNATURE -> codes.signature();
            case SERVICE -> codes.service();
            case USER -> codes.user();
            case UNAVAILABLE -> codes.unavailable();
        };
        return answer(call, course, code, 2, remarks, rules, List.of());
    }

    private PirrAnswer answer(
            PirrCall call,
            Course course,
            String code,
            int affStatus,
            List<Acknowledgement.Remark> remarks,
            List<String> rules,
            List<StoredAnimalPrescription> stored) {
        NefMessage message = course.message;
        byte[] xml = course.xml;
        String ref = message != null
                ? message.header().interchangeRef()
                : xml == null ? null : reader.get().interchangeRef(xml).orElse(null);
        String originalId = message instanceof NefMessage.NewPrescription prescription
                ? prescription.rows().get(0).originalId()
                : message instanceof NefMessage.Cancellation cancel ? cancel.originalId() : null;
        String recipient = message == null ? "okand" : message.header().sender();
        String qualifier = message == null ? "ZZZ" : message.header().senderQualifier();
        String own = UUID.randomUUID().toString();
        byte[] acknowledgement = NefWriter.write(
                new NefWriter.Envelope(
                        new NefHeader(settings.gln(), "14", "TEST-PIRR", "TEST PIRR", "1", own, null),
                        LocalDateTime.ofInstant(clock.now(call.lab()), SWEDEN),
                        recipient,
                        qualifier),
                new Acknowledgement(ref, originalId, affStatus, remarks));
        boolean accepted = affStatus < 2;
        String text = accepted
                ? "Meddelandet är mottaget"
                : remarks.isEmpty() ? "Meddelandet är avvisat" : remarks.get(0).text();
        Note note = Note.of(KIND)
                .from(call.system())
                .to("ehm")
                .protocol("NEF")
                .correlation(ref, originalId, own)
                .summary((accepted ? "Took " : "Refused ") + call.service() + (rules.isEmpty() ? "" : ": " + rules))
                .fact("service", call.service())
                .fact("interchangeRef", ref)
                .fact("originalId", originalId)
                .fact("sender", message == null ? null : message.header().sender())
                .fact("code", code)
                .fact("affStatus", affStatus)
                .fact("rules", rules.isEmpty() ? null : rules)
                .fact(
                        "observed",
                        remarks.isEmpty()
                                ? null
                                : remarks.stream()
                                        .map(Acknowledgement.Remark::observed)
                                        .filter(Objects::nonNull)
                                        .toList())
                .fact(
                        "prescriptions",
                        stored.isEmpty()
                                ? null
                                : stored.stream()
                                        .map(StoredAnimalPrescription::id)
                                        .toList())
                .fact("documentSha256", sha256(call.document()))
                .fact("acknowledgement", new String(acknowledgement, StandardCharsets.UTF_8));
        Signer signer = course.signer;
        if (signer != null) {
            note.correlation(signer.fingerprint());
            note.fact("signer", signer.holder()).fact("signerCertificate", signer.fingerprint());
        }
        User user = call.user();
        if (user != null) {
            note.correlation(user.assertionId());
            note.fact("user", user.subject()).fact("assertion", user.assertionId());
        }
        if (xml != null) {
            note.raw(new String(xml, StandardCharsets.UTF_8));
        }
        journal.append(call.lab(), accepted ? note.accepted() : note.refused());
        return new PirrAnswer(code, text, accepted, acknowledgement);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No SHA-256 on this platform", e);
        }
    }
}
