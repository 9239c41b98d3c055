package se.sakeratkomst.cards.token;

import se.sakeratkomst.kit.problem.Problem;

/** The service cannot start, since SoftHSM cannot be used; says so in four parts. */
public final class SoftHsmUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    SoftHsmUnavailable(String observed, String expected, String remedy) {
        this(Problem.of(503, "SoftHSM unavailable", "Load SoftHSM", observed, expected, remedy), null);
    }

    SoftHsmUnavailable(String observed, String expected, String remedy, Throwable cause) {
        this(Problem.of(503, "SoftHSM unavailable", "Load SoftHSM", observed, expected, remedy), cause);
    }

    private SoftHsmUnavailable(Problem problem, @org.jspecify.annotations.Nullable Throwable cause) {
        super(problem.sentence(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
