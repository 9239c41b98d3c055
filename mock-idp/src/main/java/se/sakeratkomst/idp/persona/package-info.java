/** Who the identity providers are: data, keys and metadata. */
@NullMarked
package se.sakeratkomst.idp.persona;

import org.jspecify.annotations.NullMarked;
