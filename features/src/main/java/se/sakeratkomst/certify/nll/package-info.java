/** What the national medication list holds about the patients of a scenario, and the calls that were made about them. */
@NullMarked
package se.sakeratkomst.certify.nll;

import org.jspecify.annotations.NullMarked;
