package se.sakeratkomst.ehm.assertion;

import se.sakeratkomst.saml.Check;

/** A check without which the following ones have nothing to stand on. */
interface Gate extends Check<Presented> {}
