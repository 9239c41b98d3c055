package se.sakeratkomst.certify.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.sakeratkomst.certify.Mishap;

class RunFolderTest {
    private static final Instant BEGAN = Instant.parse("2026-11-23T10:00:00Z");

    @TempDir
    Path runs;

    @Test
    void runsOfTheSameSecondGetFoldersOfTheirOwn() {
        RunFolder first = RunFolder.make(runs, BEGAN, "vendor");
        RunFolder second = RunFolder.make(runs, BEGAN, "vendor");

        assertThat(first.path()).hasFileName("20261123T100000Z-vendor");
        assertThat(second.path()).hasFileName("20261123T100000Z-vendor-2");
    }

    @Test
    void fileOfARunIsNeverWrittenOver() {
        RunFolder folder = RunFolder.make(runs, BEGAN, "vendor");
        folder.write("results.json", new byte[] {1});

        assertThatThrownBy(() -> folder.write("results.json", new byte[] {2})).isInstanceOf(Mishap.class);
        assertThat(folder.path().resolve("results.json")).hasBinaryContent(new byte[] {1});
    }
}
