package se.sakeratkomst.cards.reader;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A reader as it is now.
 *
 * @param socket where its clients connect; missing where the socket could not be made
 * @param card the id of the card in it
 * @param clients how many have it open
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReaderView(
        String name, @Nullable String socket, @Nullable String card, int clients) {}
