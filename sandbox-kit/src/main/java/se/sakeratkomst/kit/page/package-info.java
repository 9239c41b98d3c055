/** What protects the forms of the services' pages. */
@NullMarked
package se.sakeratkomst.kit.page;

import org.jspecify.annotations.NullMarked;
