/** The token service: SAML 2.0 bearer grant and refresh. */
@NullMarked
package se.sakeratkomst.ehm.token;

import org.jspecify.annotations.NullMarked;
