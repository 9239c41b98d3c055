/** Calls to E-hälsomyndigheten: token exchange and the national medication list. */
@NullMarked
package se.sakeratkomst.vendor.ehm;

import org.jspecify.annotations.NullMarked;
