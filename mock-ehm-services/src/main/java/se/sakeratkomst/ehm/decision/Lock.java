package se.sakeratkomst.ehm.decision;

/**
 * A lock (spärr) on what the list holds. A patient locks towards care or pharmacy (integritetsspärr), care locks towards the patient or a
 * guardian (sekretesspärr).
 *
 * @see "NLL implementation guide: BasicNLLDataLock; handbok: NLL / TA 36"
 */
public record Lock(From from, Part part) {

    /** Whom the lock keeps out. */
    public enum From {
        VARD,
        APOTEK,
        PATIENT,
        VARDNADSHAVARE;

        /** Whether it is the patient who locks. */
        public boolean privacy() {
            return this == VARD || this == APOTEK;
        }
    }

    /** What is locked. */
    public enum Part {
        ALLT,
        BEHANDLINGSORSAK
    }

    /** Its name for people. */
    public String title() {
        return (from.privacy() ? "integritetsspärr" : "sekretesspärr")
                + switch (from) {
                    case VARD -> " mot vård";
                    case APOTEK -> " mot apotek";
                    case PATIENT -> " mot patient";
                    case VARDNADSHAVARE -> " mot vårdnadshavare";
                }
                + (part == Part.ALLT ? "" : ", bara behandlingsorsak");
    }
}
