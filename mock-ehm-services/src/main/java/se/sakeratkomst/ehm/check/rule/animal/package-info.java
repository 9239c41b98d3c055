/** Checks that only prescriptions for animals meet. Their codes are the sandbox's own, since no list of the real ones is public. */
@NullMarked
package se.sakeratkomst.ehm.check.rule.animal;

import org.jspecify.annotations.NullMarked;
