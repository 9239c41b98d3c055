/** What a library's own servlet (HAPI FHIR, CXF) needs to work inside a service of the sandbox, behind its lab, edge and journal. */
@NullMarked
package se.sakeratkomst.kit.embedded;

import org.jspecify.annotations.NullMarked;
