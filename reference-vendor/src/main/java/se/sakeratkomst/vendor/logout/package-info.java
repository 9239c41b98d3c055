/** Single logout: what the system asks of an identity provider, and what it does when it is asked. */
@NullMarked
package se.sakeratkomst.vendor.logout;

import org.jspecify.annotations.NullMarked;
