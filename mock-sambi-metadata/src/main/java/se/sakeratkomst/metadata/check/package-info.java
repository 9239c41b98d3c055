/** The operator's checks of metadata that is handed in; one class is one rule of the catalogue. */
@NullMarked
package se.sakeratkomst.metadata.check;

import org.jspecify.annotations.NullMarked;
