/**
 * What not to do. Each class here reads or verifies a message as careless libraries have done, and is used only while a flaw is switched
 * on. Copy nothing from here.
 */
@NullMarked
package se.sakeratkomst.vendor.sp.naive;

import org.jspecify.annotations.NullMarked;
