package se.sakeratkomst.saml;

import java.util.List;

/**
 * One rule. Its class name says the rule; who calls it decides what a finding leads to.
 *
 * @param <T> what is examined
 */
@FunctionalInterface
public interface Check<T> {

    /** What breaks the rule in {@code subject}; empty when nothing does. */
    List<Finding> examine(T subject);
}
