/** How a SAML message travels: HTTP-Redirect, HTTP-POST, HTTP-Artifact and SOAP. */
@NullMarked
package se.sakeratkomst.saml.binding;

import org.jspecify.annotations.NullMarked;
