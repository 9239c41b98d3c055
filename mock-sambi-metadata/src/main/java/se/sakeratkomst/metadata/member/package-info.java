/** The organisations of a lab's federations, and the way each goes from interest to metadata. */
@NullMarked
package se.sakeratkomst.metadata.member;

import org.jspecify.annotations.NullMarked;
