/** Hands a vendor system what it needs: registration, certificates, trust. */
@NullMarked
package se.sakeratkomst.certify.onboarding;

import org.jspecify.annotations.NullMarked;
