package se.sakeratkomst.ehm.article;

/** Narcotic class (förteckning I to V). */
public enum Narcotic {
    I,
    II,
    III,
    IV,
    V;

    /** Of the classes whose prescriptions are dispensed once. */
    public boolean upToThree() {
        return compareTo(III) <= 0;
    }
}
