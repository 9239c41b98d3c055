package se.sakeratkomst.kit.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.Labs;
import tools.jackson.databind.json.JsonMapper;

class JournalTest {

    private static final LabId LAB = LabId.DEFAULT;

    @TempDir
    Path home;

    private Journal open() {
        JsonMapper json = new JsonMapper();
        return new Journal(
                home.resolve("journal"), "test", new LabClock(Clock.systemUTC(), new Labs(home), json), json);
    }

    @Test
    void whatWasWrittenIsReadAfterARestartAndTheNumbersGoOn() {
        try (Journal journal = open()) {
            journal.append(LAB, Note.of("a").summary("one").correlation("id-1"));
            journal.append(LAB, Note.of("b").summary("two"));
        }
        try (Journal journal = open()) {
            assertThat(journal.append(LAB, Note.of("c")).seq()).isEqualTo(3);
            assertThat(journal.read(LAB, JournalQuery.ALL))
                    .extracting(JournalEntry::kind)
                    .containsExactly("a", "b", "c");
            assertThat(journal.read(LAB, new JournalQuery(1, null, null, 10)))
                    .extracting(JournalEntry::seq)
                    .containsExactly(2L, 3L);
            assertThat(journal.read(LAB, new JournalQuery(0, null, "id-1", 10))).hasSize(1);
        }
    }

    @Test
    void aTornLastLineIsLeftAloneAndNothingAcknowledgedIsLost() throws IOException {
        try (Journal journal = open()) {
            journal.append(LAB, Note.of("a"));
        }
        Path first = home.resolve("journal/default/00001-0001.jsonl");
        Files.writeString(first, "{\"seq\":2,\"ki", StandardOpenOption.APPEND);
        String torn = Files.readString(first);
        try (Journal journal = open()) {
            journal.append(LAB, Note.of("b"));
            assertThat(journal.read(LAB, JournalQuery.ALL))
                    .extracting(JournalEntry::kind)
                    .containsExactly("a", "b");
        }
        assertThat(first).content().isEqualTo(torn);
    }

    @Test
    void aChangedEntryIsNotTrusted() throws IOException {
        try (Journal journal = open()) {
            journal.append(LAB, Note.of("a").summary("honest"));
        }
        Path file = home.resolve("journal/default/00001-0001.jsonl");
        Files.writeString(file, Files.readString(file).replace("honest", "forged"));
        try (Journal journal = open()) {
            assertThatThrownBy(() -> journal.read(LAB, JournalQuery.ALL)).hasMessageContaining("checksum");
        }
    }

    @Test
    void halfASurrogatePairStopsNothing() {
        try (Journal journal = open()) {
            journal.append(LAB, Note.of("a").raw("hostile \uD83D text"));
        }
        try (Journal journal = open()) {
            assertThat(journal.read(LAB, JournalQuery.ALL))
                    .extracting(JournalEntry::raw)
                    .containsExactly("hostile ? text");
        }
    }

    @Test
    void aSecretReachesNeitherSummaryFactsNorRaw() throws IOException {
        try (Journal journal = open()) {
            journal.append(
                    LAB,
                    Note.of("pin")
                            .summary("PIN 114477 entered")
                            .fact("pin", "114477")
                            .raw("pin=114477")
                            .secret("114477"));
        }
        assertThat(home.resolve("journal/default/00001-0001.jsonl")).content().doesNotContain("114477");
    }
}
