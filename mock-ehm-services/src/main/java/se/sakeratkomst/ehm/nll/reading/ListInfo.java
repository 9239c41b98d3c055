package se.sakeratkomst.ehm.nll.reading;

import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.Basic;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Reference;
import se.sakeratkomst.ehm.nll.view.LockView;
import se.sakeratkomst.ehm.nll.view.NllUris;
import se.sakeratkomst.ehm.nll.view.PrescriptionView;
import se.sakeratkomst.ehm.register.Patient;

/**
 * NLLMedicationListInfo: the list's version, whether the patient has a lock, and for prescribers whether there are special medicines.
 *
 * @see "nll-fhir.md 1.8, 3.3; TA 12"
 */
public final class ListInfo {

    public static final String CODE = "medlistinfo";
    private static final String PREFIX = "medlistinfo-";
    private static final int MONTHS = 24;

    /**
     * Särskilda läkemedel by ATC: narcotics, anabolic steroids, erythropoietin and darbepoetin, androgens, somatropin. The article register
     * would know better; the groups suffice to tell that there are any.
     */
    private static final List<String> SPECIAL =
            List.of("N02A", "N05BA", "N05CD", "N05CF", "N06BA", "N07BC", "A14A", "B03XA", "G03B", "H01AC");

    private ListInfo() {}

    static String idOf(Patient patient) {
        return PREFIX + patient.id();
    }

    public static boolean isOne(String id) {
        return id.startsWith(PREFIX);
    }

    public static String patientOf(String id) {
        return id.substring(PREFIX.length());
    }

    /** The version of an untouched list is 1. */
    public static int version(Patient patient) {
        return patient.listVersion() + 1;
    }

    /** @param prescriber whether the caller may prescribe */
    public static Basic of(
            Patient patient,
            List<Basic> locks,
            List<MedicationRequest> prescriptions,
            LocalDate today,
            boolean prescriber) {
        Basic info = new Basic();
        info.setId(idOf(patient));
        int version = version(patient);
        info.getMeta().setVersionId(Integer.toString(version)).addProfile(NllUris.LIST_INFO);
        if (patient.listChangedMillis() > 0) {
            info.getMeta().setLastUpdated(new Date(patient.listChangedMillis()));
        }
        if (prescriber) {
            info.addExtension(NllUris.CONTROLLED_DRUGS, new BooleanType(anySpecial(prescriptions, today)));
        }
        info.addExtension(NllUris.LIST_VERSION, new IntegerType(version));
        info.addExtension(
                NllUris.PRIVACY_LOCK,
                new BooleanType(locks.stream()
                        .map(LockView::new)
                        .anyMatch(lock -> lock.active()
                                && lock.legalGround()
                                        .filter(LockView.PRIVACY::equals)
                                        .isPresent())));
        info.getCode().addCoding().setSystem(NllUris.BASIC_CODES).setCode(CODE);
        info.setSubject(new Reference("Patient/" + patient.id()));
        return info;
    }

    private static boolean anySpecial(List<MedicationRequest> prescriptions, LocalDate today) {
        LocalDate since = today.minusMonths(MONTHS);
        return prescriptions.stream()
                .map(PrescriptionView::new)
                .filter(view -> view.issuedOn().map(day -> !day.isBefore(since)).orElse(false))
                .map(view -> view.atc().orElse(""))
                .filter(Objects::nonNull)
                .anyMatch(atc -> SPECIAL.stream().anyMatch(atc::startsWith));
    }
}
