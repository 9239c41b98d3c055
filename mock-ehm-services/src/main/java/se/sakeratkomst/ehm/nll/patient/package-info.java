/** What a patient sees: the own list, who has read it, and the answers to requests for consent. */
@NullMarked
package se.sakeratkomst.ehm.nll.patient;

import org.jspecify.annotations.NullMarked;
