package se.sakeratkomst.ehm.check;

import java.util.List;

/** What is done to a prescription or dispense: each has its set of checks. */
public enum ControlSet {
    /** Care creates a prescription. */
    NOD,
    /** A pharmacy creates, renews or replaces one. */
    REG,
    /** One is corrected. */
    KORR,
    /** One is ended (utsatt, avslutad). */
    UTS,
    /** One is cancelled (makulerad). */
    MAK,
    /** A dispense of a prescription on paper, by telephone or fax. */
    KEX,
    /** A dispense of a registered prescription. */
    EXP,
    /** A veterinarian creates a prescription by NEF. */
    NEF;

    private static final List<ControlSet> OF_PEOPLE = List.of(NOD, REG, KORR, UTS, MAK, KEX, EXP);
    private static final List<ControlSet> OF_ANIMALS = List.of(NEF, MAK, REG, KORR, EXP);

    /** Those that prescriptions for people are judged by. */
    public static List<ControlSet> ofPeople() {
        return OF_PEOPLE;
    }

    /**
     * Those that prescriptions for animals are judged by.
     *
     * @see "ehm.md 3.5: AFF-NEF/MAK/REG/KORR/EXP"
     */
    public static List<ControlSet> ofAnimals() {
        return OF_ANIMALS;
    }
}
