/**
 * Who may see what in the national medication list, and why: one component that is given who asks, on what ground and about whom, and
 * answers with the rule behind each part of its answer. The tables are in {@code access-rules.yaml}.
 */
@NullMarked
package se.sakeratkomst.ehm.decision;

import org.jspecify.annotations.NullMarked;
