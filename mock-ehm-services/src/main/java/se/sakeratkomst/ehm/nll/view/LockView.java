package se.sakeratkomst.ehm.nll.view;

import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Basic;

/**
 * NLLDataLock: a spärr on a chain of prescriptions, or on all dispenses of paper prescriptions. The codes are not public and therefore an
 * assumption.
 *
 * @see "nll-fhir.md 1.8; ehm.md 2.5: locks"
 */
public final class LockView {

    /** Code of a Basic that is a lock. */
    public static final String CODE = "datalock";

    /** Integritetsspärr: the patient's own. */
    public static final String PRIVACY = "INTEGRITETSSPARR";

    /** Sekretesspärr: set by care, towards the patient or a guardian. */
    public static final String SECRECY = "SEKRETESSPARR";

    public static final String ACTIVE = "AKTIV";
    public static final String INACTIVE = "INAKTIV";

    /** Whom a lock is towards. */
    public static final String CARE = "VARD";

    public static final String PHARMACY = "APOTEK";
    public static final String PATIENT = "PATIENT";
    public static final String GUARDIAN = "VARDNADSHAVARE";

    /** What is locked. */
    public static final String ALL = "ALLT";

    public static final String TREATMENT_REASON = "BEHANDLINGSORSAK";
    public static final String PAPER_DISPENSES = "UTTAG_PAPPERSRECEPT";

    public static final Set<String> GROUNDS = Set.of(PRIVACY, SECRECY);
    public static final Set<String> TARGETS = Set.of(CARE, PHARMACY, PATIENT, GUARDIAN);
    public static final Set<String> SUBJECTS = Set.of(ALL, TREATMENT_REASON, PAPER_DISPENSES);

    private final Basic resource;

    public LockView(Basic resource) {
        this.resource = resource;
    }

    public Basic resource() {
        return resource;
    }

    public Optional<String> id() {
        return Optional.ofNullable(resource.getIdElement().getIdPart());
    }

    /** Code of the Basic. */
    public Optional<String> code() {
        return Optional.ofNullable(resource.getCode().getCodingFirstRep().getCode());
    }

    public Optional<String> patientId() {
        return Contained.literal(resource.getSubject(), "Patient");
    }

    /** Spärrtyp. */
    public Optional<String> legalGround() {
        return Extensions.text(resource.getExtension(), NllUris.LOCK_GROUND);
    }

    /** Spärrstatus. */
    public Optional<String> status() {
        return Extensions.text(resource.getExtension(), NllUris.LOCK_STATUS);
    }

    public boolean active() {
        return status().filter(ACTIVE::equals).isPresent();
    }

    /** Towards whom. */
    public Optional<String> target() {
        return Extensions.text(resource.getExtension(), NllUris.LOCK_TARGET);
    }

    /** Spärrad uppgift. */
    public Optional<String> lockedSubject() {
        return Extensions.text(resource.getExtension(), NllUris.LOCKED_SUBJECT);
    }

    /** The chain that is locked; empty for dispenses of paper prescriptions. */
    public Optional<String> chainId() {
        return Extensions.text(resource.getExtension(), NllUris.CHAIN);
    }
}
