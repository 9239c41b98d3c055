package se.sakeratkomst.certify.steps;

/** Ends a scenario early: what there is to judge is in its case file already. */
final class CaseClosed extends RuntimeException {
    private static final long serialVersionUID = 1;

    CaseClosed(String reason) {
        super(reason, null, false, false);
    }
}
