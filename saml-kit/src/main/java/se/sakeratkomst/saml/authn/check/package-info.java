/** What an identity provider checks in an AuthnRequest. One class is one check; its name is the rule. */
@NullMarked
package se.sakeratkomst.saml.authn.check;

import org.jspecify.annotations.NullMarked;
