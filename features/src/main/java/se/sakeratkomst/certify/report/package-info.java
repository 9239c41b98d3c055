/** The report of a run: HTML, JUnit XML, JSON and the console. */
@NullMarked
package se.sakeratkomst.certify.report;

import org.jspecify.annotations.NullMarked;
