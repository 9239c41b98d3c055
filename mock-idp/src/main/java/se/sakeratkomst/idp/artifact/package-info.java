/** The artifact binding: answers that wait here until the service provider comes for them. */
@NullMarked
package se.sakeratkomst.idp.artifact;

import org.jspecify.annotations.NullMarked;
