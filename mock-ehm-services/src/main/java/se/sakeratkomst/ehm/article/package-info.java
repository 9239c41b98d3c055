/** The article register (VARA): which medicines, aids and foods there are, and what holds for each. */
@NullMarked
package se.sakeratkomst.ehm.article;

import org.jspecify.annotations.NullMarked;
