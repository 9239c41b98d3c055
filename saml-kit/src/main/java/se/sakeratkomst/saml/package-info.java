/** What every part of the SAML kit shares: a finding, a refusal, a check. */
@NullMarked
package se.sakeratkomst.saml;

import org.jspecify.annotations.NullMarked;
