package se.sakeratkomst.ehm.nef;

import java.util.List;

/**
 * What a NEF message may be like.
 *
 * @param largest in bytes
 * @param charsets names of those it may be written in
 * @param checked whether it is held against the schemas; otherwise what follows the known part may be anything
 */
public record NefLimits(int largest, List<String> charsets, boolean checked) {

    public NefLimits {
        charsets = List.copyOf(charsets);
    }
}
