/** The sandbox's identity providers: one for each federation, exactly right, and exactly wrong when told to be. */
@NullMarked
package se.sakeratkomst.idp;

import org.jspecify.annotations.NullMarked;
