/** What all pages share: language, and how errors are shown. */
@NullMarked
package se.sakeratkomst.vendor.page;

import org.jspecify.annotations.NullMarked;
