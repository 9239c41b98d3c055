/** The journal: what a service received, decided and answered, in an append-only file. */
@NullMarked
package se.sakeratkomst.kit.journal;

import org.jspecify.annotations.NullMarked;
