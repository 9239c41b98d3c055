package se.sakeratkomst.inera.hsa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.sakeratkomst.inera.testbed.HsaCaller;
import se.sakeratkomst.inera.testbed.IneraUnderTest;
import se.sakeratkomst.inera.testbed.RunsInera;
import se.sakeratkomst.kit.lab.LabId;

/** What docs/hsa.md shows works. */
@ExtendWith(RunsInera.class)
class DocsTest {

    private static String page() throws IOException {
        return Files.readString(Path.of("../docs/hsa.md"));
    }

    @Test
    void theQuestionOfThePageIsAnswered(IneraUnderTest inera) throws IOException {
        String question = page().split("```xml\n")[1].split("```")[0];
        HttpResponse<String> answer =
                HsaCaller.in(inera, LabId.DEFAULT).post(HsaCaller.CREDENTIALS, question, "text/xml;charset=UTF-8", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("Testläkare");
    }

    @Test
    void everyAssumptionAndAddressIsOnThePage(IneraUnderTest inera) throws IOException {
        String page = page();
        inera.control("GET", "/admin/assumptions", "")
                .forEach(assumption ->
                        assertThat(page).contains("`" + assumption.path("id").asString() + "`"));
        assertThat(page)
                .contains(HsaCaller.CREDENTIALS.path(), HsaCaller.EMPLOYEE_3.path(), HsaCaller.EMPLOYEE_4.path());
    }
}
