/** What the pages have in common: language, safety headers. */
@NullMarked
package se.sakeratkomst.idp.page;

import org.jspecify.annotations.NullMarked;
