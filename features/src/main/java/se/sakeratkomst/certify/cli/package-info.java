/** The command line: one class for each command. */
@NullMarked
package se.sakeratkomst.certify.cli;

import org.jspecify.annotations.NullMarked;
