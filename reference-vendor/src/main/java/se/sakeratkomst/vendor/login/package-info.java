/** Sending a user to be identified, and taking the answer in. */
@NullMarked
package se.sakeratkomst.vendor.login;

import org.jspecify.annotations.NullMarked;
