package se.sakeratkomst.ehm.nll;

import java.util.List;

/** Looks at what is about to be stored; an error refuses the whole call, a warning goes along with the answer. Beans are picked up. */
public interface WriteCheck {

    /** @param together one prescription, or all rows of a dispatch */
    List<Complaint> examine(List<WriteCase> together);
}
