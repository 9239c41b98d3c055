/** The service providers that the sandbox's own tools are. */
@NullMarked
package se.sakeratkomst.certify.sp;

import org.jspecify.annotations.NullMarked;
