/**
 * What testers put between security and the service: answers, faults and delays of their own, written as WireMock's mappings.
 *
 * <p>A call that has passed everything that security asks for is held against the lab's mappings; the first that fits answers instead of the
 * stateful service. A lab without mappings has no WireMock at all.
 */
@NullMarked
package se.sakeratkomst.ehm.override;

import org.jspecify.annotations.NullMarked;
