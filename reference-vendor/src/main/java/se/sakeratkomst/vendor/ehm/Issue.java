package se.sakeratkomst.vendor.ehm;

/**
 * One thing that E-hälsomyndigheten objects to or warns about.
 *
 * @param refuses whether it keeps the call from being done; else it is a warning
 * @param code of the rule, as it was given
 * @param text what is wrong, in E-hälsomyndigheten's words
 * @param detail more of the same, empty when there is none
 * @param where the field, as FHIRPath; empty when none was named
 */
public record Issue(boolean refuses, String code, String text, String detail, String where) {}
