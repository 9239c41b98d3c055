/** Assertions encrypted and decrypted. */
@NullMarked
package se.sakeratkomst.saml.encryption;

import org.jspecify.annotations.NullMarked;
