/** NLL's resources by the names their fields have in the profiles, whatever extension or slice they travel in. */
@NullMarked
package se.sakeratkomst.ehm.nll.view;

import org.jspecify.annotations.NullMarked;
