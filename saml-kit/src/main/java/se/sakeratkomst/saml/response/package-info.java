/** The answer: its recipe, how it is put together, and how it is read. */
@NullMarked
package se.sakeratkomst.saml.response;

import org.jspecify.annotations.NullMarked;
