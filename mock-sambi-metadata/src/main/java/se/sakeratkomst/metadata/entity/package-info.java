/** Members of a federation: what was handed in, by whom, and what became of it. */
@NullMarked
package se.sakeratkomst.metadata.entity;

import org.jspecify.annotations.NullMarked;
