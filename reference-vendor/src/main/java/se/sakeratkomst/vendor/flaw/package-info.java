/** Switches that each take away one thing the system does right. */
@NullMarked
package se.sakeratkomst.vendor.flaw;

import org.jspecify.annotations.NullMarked;
