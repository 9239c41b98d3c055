package se.sakeratkomst.certify.verdict;

/** A step as written, and whether it was carried out. */
public record StepResult(String text, String status) {}
