/** The control table asked about NLL's resources: from views to what checks look at, and from findings to answers. */
@NullMarked
package se.sakeratkomst.ehm.nll.check;

import org.jspecify.annotations.NullMarked;
