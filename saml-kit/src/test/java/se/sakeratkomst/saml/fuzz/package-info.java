/**
 * The decoders, given anything at all: they read it or refuse it, and nothing else happens. With the kept corpus alone in every test run;
 * with new input for as long as each test says when JAZZER_FUZZ is set, as {@code ./sandbox test --full} does.
 */
package se.sakeratkomst.saml.fuzz;
