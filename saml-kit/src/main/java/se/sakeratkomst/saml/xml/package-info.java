/** Reading and writing XML without the parts of XML that are dangerous. */
@NullMarked
package se.sakeratkomst.saml.xml;

import org.jspecify.annotations.NullMarked;
