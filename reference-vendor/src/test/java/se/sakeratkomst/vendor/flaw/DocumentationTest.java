package se.sakeratkomst.vendor.flaw;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DocumentationTest {

    @Test
    void thePageListsEverySwitchWithWhatItBreaks() throws Exception {
        String page = Files.readString(Path.of("../docs/reference-vendor.md"));
        assertThat(page.lines().filter(line -> line.matches("\\| `[a-z0-9-]+` \\| [^|]+ \\|")))
                .containsExactlyElementsOf(Arrays.stream(Flaw.values())
                        .map(flaw -> "| `" + flaw.id() + "` | " + flaw.breaks() + " |")
                        .toList());
    }
}
