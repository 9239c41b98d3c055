package se.sakeratkomst.ehm.soap;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.override.Overriding;
import se.sakeratkomst.ehm.soap.contract.Operation;
import se.sakeratkomst.ehm.token.Sha256;
import se.sakeratkomst.ehm.user.User;
import se.sakeratkomst.kit.edge.CallingSystem;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.LabId;

/** One call to a service of version 17, and what is learned about it while it is handled: the journal gets all of it. */
public final class SoapCall {

    private final HttpServletRequest request;
    private final LabId lab;
    private final CallingSystem system;
    private @Nullable Operation operation;
    private @Nullable User user;
    private @Nullable String proofForm;
    private @Nullable String assertionId;
    private @Nullable String tokenId;
    private @Nullable String patient;
    private @Nullable String purpose;
    private @Nullable String access;
    private @Nullable String systemName;
    private @Nullable SoapRefusal refusal;
    private @Nullable Overriding overriding;
    private @Nullable Integer affStatus;
    private @Nullable Fields argos;
    private List<String> stored = List.of();
    private List<String> findings = List.of();

    SoapCall(HttpServletRequest request) {
        this.request = request;
        this.lab = CurrentLab.of(request);
        this.system = CallingSystem.of(request);
    }

    public HttpServletRequest request() {
        return request;
    }

    public LabId lab() {
        return lab;
    }

    CallingSystem system() {
        return system;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    void is(Operation called) {
        this.operation = called;
    }

    Optional<Operation> operation() {
        return Optional.ofNullable(operation);
    }

    void presents(String id) {
        this.assertionId = id;
    }

    void presentsToken(String id) {
        this.tokenId = id;
    }

    void provenBy(User who, String form) {
        this.user = who;
        this.proofForm = form;
    }

    Optional<User> proven() {
        return Optional.ofNullable(user);
    }

    /** Who is called for; an operation that is answered has one. */
    public User user() {
        return proven().orElseThrow(() -> new IllegalStateException("The user is not proven yet"));
    }

    Optional<String> proofForm() {
        return Optional.ofNullable(proofForm);
    }

    Optional<String> assertionId() {
        return proven().map(User::assertionId).or(() -> Optional.ofNullable(assertionId));
    }

    public Optional<String> tokenId() {
        return Optional.ofNullable(tokenId);
    }

    /** SHA-256 of what was presented as proof, so that its use again is seen and itself is not. */
    Optional<String> proofHash() {
        return header("Authorization").or(this::assertionId).map(Sha256::of);
    }

    /** Whom the call is about, by the logical id. */
    public void concerns(String patientId) {
        this.patient = patientId;
    }

    Optional<String> patient() {
        return Optional.ofNullable(patient);
    }

    /** On what ground the patient's data is read. */
    public void readsOn(String statedPurpose, String ground) {
        this.purpose = statedPurpose;
        this.access = ground;
    }

    Optional<String> purpose() {
        return Optional.ofNullable(purpose);
    }

    Optional<String> access() {
        return Optional.ofNullable(access);
    }

    /** The header ArgosHeader, where there is one. */
    public Optional<Fields> argos() {
        return Optional.ofNullable(argos);
    }

    void carries(Fields argosHeader) {
        this.argos = argosHeader;
    }

    void fromSystem(String name) {
        this.systemName = name;
    }

    Optional<String> systemName() {
        return Optional.ofNullable(systemName);
    }

    void refusedFor(SoapRefusal reason) {
        this.refusal = reason;
    }

    Optional<SoapRefusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    void overriddenBy(Overriding answer) {
        this.overriding = answer;
    }

    Optional<Overriding> overriding() {
        return Optional.ofNullable(overriding);
    }

    /** What was stored, as references to versions. */
    public void wrote(List<String> references) {
        this.stored = List.copyOf(references);
    }

    List<String> stored() {
        return stored;
    }

    /** What the control table said: the status of the whole, and each code with R or W before it. */
    public void controlled(int status, List<String> codes) {
        this.affStatus = status;
        this.findings = List.copyOf(codes);
    }

    Optional<Integer> affStatus() {
        return Optional.ofNullable(affStatus);
    }

    List<String> findings() {
        return findings;
    }
}
