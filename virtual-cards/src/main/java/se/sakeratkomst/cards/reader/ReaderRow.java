package se.sakeratkomst.cards.reader;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/**
 * A reader of a lab.
 *
 * @param card the id of the card in it
 */
record ReaderRow(
        @Id @Nullable Long id,
        String lab,
        String name,
        @Nullable String card) {}
