/** The e-services that E-hälsomyndigheten has registered, and their credentials. */
@NullMarked
package se.sakeratkomst.ehm.eservice;

import org.jspecify.annotations.NullMarked;
