package se.sakeratkomst.certify.verdict;

/**
 * A good login beside a negative case, which shows that the system does let the right person in.
 *
 * @param when {@code before} or {@code after}
 * @param sharedWith the case that this login is the other control of; empty if none
 */
public record Control(String when, String federation, boolean good, String observed, String sharedWith) {}
