package se.sakeratkomst.ehm.assertion;

import java.time.Duration;

/**
 * Figures that assertions are judged by.
 *
 * @param loa lowest level of assurance
 * @param longestLife from NotBefore, or IssueInstant where that is later or alone, to NotOnOrAfter
 * @param clockSkew how far the identity provider's clock may differ; E-hälsomyndigheten's figure is unknown
 */
public record AssertionLimits(int loa, Duration longestLife, Duration clockSkew) {}
