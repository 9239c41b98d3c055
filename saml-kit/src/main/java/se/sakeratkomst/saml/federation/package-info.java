/** The two Swedish federations as data. */
@NullMarked
package se.sakeratkomst.saml.federation;

import org.jspecify.annotations.NullMarked;
