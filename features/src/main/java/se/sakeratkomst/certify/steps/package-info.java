/** The Swedish Gherkin steps and the engine that runs them. */
@NullMarked
package se.sakeratkomst.certify.steps;

import org.jspecify.annotations.NullMarked;
