package se.sakeratkomst.ehm.check.subject;

/** What a check may have to ask. */
public enum Register {
    ARTICLES("VARA"),
    PRESCRIBERS("HOSP"),
    WORKPLACES("ARKO"),
    PHARMACIES("EXPO"),
    POPULATION("FOLK");

    private final String known;

    Register(String known) {
        this.known = known;
    }

    /** The name it has at E-hälsomyndigheten. */
    public String known() {
        return known;
    }
}
