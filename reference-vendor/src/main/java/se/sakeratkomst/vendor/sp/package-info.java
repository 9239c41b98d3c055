/** What a service provider must check before it believes a Response: one class is one check. */
@NullMarked
package se.sakeratkomst.vendor.sp;

import org.jspecify.annotations.NullMarked;
