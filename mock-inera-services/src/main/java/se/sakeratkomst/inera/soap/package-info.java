/** SOAP by RIV-TA Basic Profile 2.1: contracts handed out, calls taken, judged and written down, faults. */
@NullMarked
package se.sakeratkomst.inera.soap;

import org.jspecify.annotations.NullMarked;
