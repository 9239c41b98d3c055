/** XML signatures, made and verified. */
@NullMarked
package se.sakeratkomst.saml.signature;

import org.jspecify.annotations.NullMarked;
