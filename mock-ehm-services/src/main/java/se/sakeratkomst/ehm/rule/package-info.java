/** Who may what: roles, purposes, access codes and headers, as data. */
@NullMarked
package se.sakeratkomst.ehm.rule;

import org.jspecify.annotations.NullMarked;
