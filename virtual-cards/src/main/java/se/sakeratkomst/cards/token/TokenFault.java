package se.sakeratkomst.cards.token;

import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/** What a token or the library did when it should have worked, as a 503 in four parts. */
final class TokenFault {

    private TokenFault() {}

    static ProblemException of(String attempted, String observed, String expected, String remedy, Throwable cause) {
        return new ProblemException(Problem.of(503, "Token fault", attempted, observed, expected, remedy), cause);
    }

    static ProblemException of(String attempted, String observed, String expected, String remedy) {
        return new ProblemException(Problem.of(503, "Token fault", attempted, observed, expected, remedy));
    }
}
