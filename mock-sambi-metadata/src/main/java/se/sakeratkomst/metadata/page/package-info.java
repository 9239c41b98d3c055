/** The pages of the operators: members and their way in, entities with their findings, feeds, and faults on demand. */
@NullMarked
package se.sakeratkomst.metadata.page;

import org.jspecify.annotations.NullMarked;
