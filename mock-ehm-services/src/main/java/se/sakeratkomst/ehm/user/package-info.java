/** The user a call is made for. */
@NullMarked
package se.sakeratkomst.ehm.user;

import org.jspecify.annotations.NullMarked;
