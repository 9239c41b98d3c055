package se.sakeratkomst.ehm.rule;

/** A role that E-hälsomyndigheten names, and its name for people. */
public record RoleName(String role, String name) {}
