/** The system's memberships in the federations: its metadata, and the feed it trusts. */
@NullMarked
package se.sakeratkomst.vendor.federation;

import org.jspecify.annotations.NullMarked;
