package se.sakeratkomst.certify.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.certify.vendor.VendorFile;
import se.sakeratkomst.certify.vendor.VendorFileReader;
import se.sakeratkomst.certify.verdict.CaseHeading;

class ActionsTest {
    private static final String VENDOR = """
            version: 1
            name: TEST
            organisation: {name: TEST AB, number: "5560000001", hsaId: SE5560000001-TEST1}
            federations:
              sambi:
                metadata: http://localhost:8080/metadata
                login: http://localhost:8080/login
                protectedPage: http://localhost:8080/patients
            nll:
              prescriptions: http://localhost:8080/patients/{personnummer}
            """;

    private final CaseHeading scenario =
            Tags.heading("", "", List.of("@nll", "@gor-openPatient", "@gor-prescribe", "@TF-x", "@sambi", "@positiv"));

    @Test
    void systemWithoutActionsIsNotMadeToAct() {
        assertThat(Actions.unclaimed(vendor(""), scenario))
                .hasValueSatisfying(reason -> assertThat(reason).contains("no nll.actions"));
    }

    @Test
    void actionThatIsNotClaimedIsNamed() {
        VendorFile vendor = vendor("  actions: http://localhost:8080/act\n  supports: [openPatient]\n");

        assertThat(Actions.unclaimed(vendor, scenario))
                .hasValueSatisfying(reason -> assertThat(reason).contains("nll.supports is without prescribe"));
    }

    @Test
    void systemThatClaimsAllIsJudged() {
        assertThat(Actions.unclaimed(vendor("  actions: http://localhost:8080/act\n"), scenario))
                .isEmpty();
    }

    @Test
    void scenarioWithoutActionsNeedsNone() {
        assertThat(Actions.unclaimed(vendor(""), Tags.heading("", "", List.of("@nll"))))
                .isEmpty();
    }

    private static VendorFile vendor(String more) {
        return new VendorFileReader().read(Path.of("vendor.yaml"), VENDOR + more);
    }
}
