package se.sakeratkomst.vendor.sp;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;

/** One thing that must be right before an answer is believed. */
interface ServiceProviderCheck extends Check<Answer> {

    /** What the user is told when this is not right. */
    default Reason reason() {
        return Reason.NOT_TRUSTED;
    }

    /** A finding, or none. */
    default List<Finding> unless(
            boolean right, String rule, String attempted, @Nullable Object observed, String expected, String remedy) {
        return right ? List.of() : List.of(Finding.error(rule, attempted, String.valueOf(observed), expected, remedy));
    }
}
