/** The operators' page. */
@NullMarked
package se.sakeratkomst.metadata.page;

import org.jspecify.annotations.NullMarked;
