package se.sakeratkomst.ehm.nll.writing;

import java.util.List;
import se.sakeratkomst.ehm.nll.call.Complaint;

/** Looks at what is about to be stored; an error refuses the whole call, a warning goes along with the answer. Beans are picked up. */
public interface WriteCheck {

    /** @param together one prescription, or all rows of a dispatch */
    List<Complaint> examine(List<WriteCase> together);
}
