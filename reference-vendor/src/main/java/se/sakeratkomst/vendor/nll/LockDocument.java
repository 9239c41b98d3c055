package se.sakeratkomst.vendor.nll;

import tools.jackson.databind.node.ObjectNode;

/**
 * Basic as a lock (spärr). The codes are not public; these are the service's.
 *
 * @see "NLLDataLock"
 */
final class LockDocument {

    static final String ACTIVE = "AKTIV";
    private static final String INACTIVE = "INAKTIV";

    private LockDocument() {}

    /** The patient's lock of a chain towards care. */
    static ObjectNode of(String chain, boolean reasonOnly, String patient) {
        ObjectNode lock = Fhir.resource("Basic");
        lock.putObject("code").putArray("coding").add(Fhir.coding(Fhir.BASIC_CODES, "datalock"));
        lock.set("subject", Fhir.reference("Patient/" + patient));
        Fhir.extension(lock, "NLLDataLockLegalGround").put("valueCode", "INTEGRITETSSPARR");
        Fhir.extension(lock, "NLLDataLockStatus").put("valueCode", ACTIVE);
        Fhir.extension(lock, "NLLDataLockTarget").put("valueCode", "VARD");
        Fhir.extension(lock, "NLLLockedSubjectType").put("valueCode", reasonOnly ? "BEHANDLINGSORSAK" : "ALLT");
        Fhir.extension(lock, "NLLPrescriptionChain").put("valueString", chain);
        return lock;
    }

    /** The lock as it was read, lifted. */
    static ObjectNode lifted(Lock read) {
        ObjectNode lock = PrescriptionDocument.copy(read.document());
        Fhir.extension(lock, "NLLDataLockStatus").put("valueCode", INACTIVE);
        return lock;
    }
}
