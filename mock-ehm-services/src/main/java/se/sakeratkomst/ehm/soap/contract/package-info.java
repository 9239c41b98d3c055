/** The contracts of the version 17 services: read from one compact source, written as XSD and WSDL. */
@NullMarked
package se.sakeratkomst.ehm.soap.contract;

import org.jspecify.annotations.NullMarked;
