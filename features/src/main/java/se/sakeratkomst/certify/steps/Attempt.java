package se.sakeratkomst.certify.steps;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.sakeratkomst.certify.catalogue.Cast.CardHolder;
import se.sakeratkomst.certify.driver.Journey;
import se.sakeratkomst.certify.driver.Page;
import se.sakeratkomst.certify.driver.Visit;
import se.sakeratkomst.certify.evidence.JournalEntry;

/**
 * One attempt to log in, and all that was observed of it.
 *
 * @param person whose card signed, or would have
 * @param visit the browser, for going on with
 * @param page the protected page afterwards, in the same browser
 * @param entries what the sandbox's journals gained meanwhile
 */
record Attempt(
        String federation,
        CardHolder person,
        Visit visit,
        Journey journey,
        Page page,
        Seen seen,
        List<JournalEntry> entries) {

    Attempt {
        entries = List.copyOf(entries);
    }

    Optional<JournalEntry> first(String kindPrefix) {
        return entries.stream()
                .filter(entry -> entry.kind().startsWith(kindPrefix))
                .findFirst();
    }

    List<JournalEntry> all(String kindPrefix) {
        return entries.stream()
                .filter(entry -> entry.kind().startsWith(kindPrefix))
                .toList();
    }

    /** The sandbox's own refusal on the way, if there was one: why a login did not get further. */
    Optional<JournalEntry> refusal() {
        return entries.stream().filter(JournalEntry::refused).reduce((one, later) -> later);
    }

    /** What a check of who is logged in rests on. */
    List<String> sources() {
        return Stream.concat(Stream.of("protected page"), entries.stream().map(JournalEntry::reference))
                .toList();
    }

    /** What explains how it ended, in one sentence. */
    String account() {
        String told = seen.text();
        Optional<JournalEntry> refusal = refusal();
        if (refusal.isPresent()) {
            return told + "; " + refusal.get().service() + " refused: "
                    + refusal.get().summary();
        }
        if (seen.who() == Seen.Who.NOBODY && !journey.hops().isEmpty()) {
            return told + "; the login ended with "
                    + journey.hops().get(journey.hops().size() - 1).line();
        }
        return told;
    }
}
