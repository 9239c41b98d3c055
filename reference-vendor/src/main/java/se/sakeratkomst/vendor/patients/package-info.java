/** The pages a logged-in user works in. */
@NullMarked
package se.sakeratkomst.vendor.patients;

import org.jspecify.annotations.NullMarked;
