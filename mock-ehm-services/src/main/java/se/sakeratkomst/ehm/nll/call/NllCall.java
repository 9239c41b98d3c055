package se.sakeratkomst.ehm.nll.call;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.override.Overriding;
import se.sakeratkomst.ehm.refusal.Refusal;
import se.sakeratkomst.ehm.token.Sha256;
import se.sakeratkomst.ehm.user.User;
import se.sakeratkomst.kit.edge.CallingSystem;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.LabId;

/** One call to NLL, and what is learned about it while it is handled: the journal gets all of it. */
public final class NllCall implements Viewing {

    private static final String ATTRIBUTE = NllCall.class.getName();
    private static final String PRIVATE_PERSON = "privatperson";

    private final LabId lab;
    private final CallingSystem system;
    private final HttpServletRequest request;
    private String kind = "unknown";
    private @Nullable User user;
    private @Nullable String tokenId;
    private @Nullable String assertionId;
    private @Nullable String proofForm;
    private @Nullable String patient;
    private @Nullable Access access;
    private @Nullable Refusal refusal;
    private @Nullable Overriding overriding;
    private int found = -1;
    private int left = -1;
    private @Nullable String interaction;
    private boolean rehearsal;
    private boolean repeated;
    private List<String> written = List.of();
    private List<Complaint> warnings = List.of();
    private List<Complaint> complaints = List.of();
    private @Nullable Known known;
    private final Set<String> basis = new LinkedHashSet<>();
    private List<String> articles = List.of();
    private List<String> patients = List.of();

    public NllCall(HttpServletRequest request) {
        this.request = request;
        this.lab = CurrentLab.of(request);
        this.system = CallingSystem.of(request);
        request.setAttribute(ATTRIBUTE, this);
    }

    public static NllCall of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof NllCall call) {
            return call;
        }
        throw new IllegalStateException("This request did not come through NLL's endpoint");
    }

    @Override
    public LabId lab() {
        return lab;
    }

    public CallingSystem system() {
        return system;
    }

    /** A header's value, stripped; absent when it is empty. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    public HttpServletRequest request() {
        return request;
    }

    /** x-request-id where it is a UUID. */
    public Optional<String> requestId() {
        return header("x-request-id").filter(NllCall::isUuid);
    }

    /** Digest of the caller and x-request-id, by which the call is known when it comes again. */
    public Optional<String> sha256() {
        return requestId().map(id -> Sha256.of(system.sha256() + "/" + id.toLowerCase(Locale.ROOT)));
    }

    /** Whether the same caller has made a call of that x-request-id before. */
    public boolean isRepeated() {
        return repeated;
    }

    public void isOneThatCameBefore() {
        this.repeated = true;
    }

    static boolean isUuid(String value) {
        try {
            return UUID.fromString(value).toString().equalsIgnoreCase(value);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    public String kind() {
        return kind;
    }

    public void is(String callKind) {
        this.kind = callKind;
    }

    /** What is known of the patient for the sake of sights, read when it is first asked for in this call. */
    @Override
    public Known known(Supplier<Known> reading) {
        Known read = known;
        if (read == null) {
            read = reading.get();
            known = read;
        }
        return read;
    }

    /** What is done, in FHIR's words; empty when that was not understood. */
    public Optional<String> interaction() {
        return Optional.ofNullable(interaction);
    }

    public void does(String word) {
        this.interaction = word;
    }

    /** Whether it is made to change what is stored. */
    public boolean stores() {
        return !rehearsal && (kind.endsWith("-write") || kind.equals("transaction"));
    }

    /** Whether it is {@code $verify}. */
    public boolean isRehearsal() {
        return rehearsal;
    }

    public void isARehearsal() {
        this.rehearsal = true;
    }

    /** Versions that the caller read before, as references, where the call states them. */
    public List<String> basis() {
        return List.copyOf(basis);
    }

    public void restsOn(String type, String id, int version) {
        basis.add(type + "/" + id + "/_history/" + version);
    }

    /** SHA-256 of what was presented as proof, so that its use again is seen and itself is not. */
    public Optional<String> proofHash() {
        return header("Authorization").map(Sha256::of);
    }

    public Optional<User> user() {
        return Optional.ofNullable(user);
    }

    @Override
    public Optional<String> careProvider() {
        return user().map(User::careProvider);
    }

    @Override
    public boolean isPrivate() {
        return user().map(known -> known.roles().contains(PRIVATE_PERSON)).orElse(false);
    }

    public Optional<String> tokenId() {
        return Optional.ofNullable(tokenId);
    }

    /** An assertion was presented; whether it proves anything is not known yet. */
    public void presents(String id) {
        this.assertionId = id;
    }

    /** A token was presented; whether it proves anything is not known yet. */
    public void presentsToken(String id) {
        this.tokenId = id;
    }

    public Optional<String> assertionId() {
        return user().map(User::assertionId).or(() -> Optional.ofNullable(assertionId));
    }

    public Optional<String> proofForm() {
        return Optional.ofNullable(proofForm);
    }

    public void provenBy(Proof proof) {
        this.user = proof.user();
        this.tokenId = proof.tokenId();
        this.proofForm = proof.form();
    }

    /** Logical id of the patient that x-patientref names. */
    @Override
    public Optional<String> patient() {
        return Optional.ofNullable(patient);
    }

    public void concerns(String patientId) {
        this.patient = patientId;
    }

    /** Logical ids of all that it concerns, where they are several. */
    public List<String> patients() {
        return patients;
    }

    public void concernsEach(List<String> patientIds) {
        this.patients = List.copyOf(patientIds);
    }

    /** On what ground the patient's data is read, where the call states one. */
    @Override
    public Optional<Access> access() {
        return Optional.ofNullable(access);
    }

    public void has(Access given) {
        this.access = given;
    }

    /** What a mapping of the lab answers instead of NLL. */
    public Optional<Overriding> overriding() {
        return Optional.ofNullable(overriding);
    }

    public void overriddenBy(Overriding answer) {
        this.overriding = answer;
    }

    public Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    public void refusedFor(Refusal reason) {
        this.refusal = reason;
    }

    /** How many resources were found, -1 when nothing was looked for. */
    public int found() {
        return found;
    }

    public void found(int number) {
        this.found = number;
    }

    /** Names of the articles in the prescriptions that are handed out. */
    public List<String> articles() {
        return articles;
    }

    /** What was stored, as references to versions, Provenance left out. */
    public List<String> written() {
        return written;
    }

    public void wrote(List<String> references) {
        this.written = List.copyOf(references);
    }

    /** What was remarked upon without refusing. */
    public List<Complaint> warnings() {
        return warnings;
    }

    public void warned(List<Complaint> remarks) {
        this.warnings = List.copyOf(remarks);
    }

    /** Everything that was remarked upon, whether it refused or not. */
    public List<Complaint> complaints() {
        return complaints.isEmpty() ? warnings : complaints;
    }

    public void complained(List<Complaint> all) {
        this.complaints = List.copyOf(all);
    }

    /** Dispenses left of the prescription that was dispensed last, -1 when none was. */
    public int left() {
        return left;
    }

    public void leaves(int dispenses) {
        this.left = dispenses;
    }

    public void handsOut(List<String> names) {
        this.articles = List.copyOf(names);
        found(names.size());
    }
}
