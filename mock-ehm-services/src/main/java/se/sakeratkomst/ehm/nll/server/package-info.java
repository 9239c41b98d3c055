/** The FHIR server: which resources and operations NLL offers, and how it refuses. */
@NullMarked
package se.sakeratkomst.ehm.nll.server;

import org.jspecify.annotations.NullMarked;
