/** Starts, watches and stops the sandbox's services as child processes. */
@NullMarked
package se.sakeratkomst.certify.launcher;

import org.jspecify.annotations.NullMarked;
