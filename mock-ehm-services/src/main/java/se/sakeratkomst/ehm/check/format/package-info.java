/** Format checks (FK001–FK004) and business rules on amounts (VR011–VR013). */
@NullMarked
package se.sakeratkomst.ehm.check.format;

import org.jspecify.annotations.NullMarked;
