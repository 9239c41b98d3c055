/** Where evidence comes from: the sandbox's journals, cards and controls, over the wire. */
@NullMarked
package se.sakeratkomst.certify.evidence;

import org.jspecify.annotations.NullMarked;
