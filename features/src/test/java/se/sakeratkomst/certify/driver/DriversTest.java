package se.sakeratkomst.certify.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.vendor.VendorFile;

class DriversTest {
    @Test
    void httpIsSupported() {
        assertThatCode(() -> Drivers.require(vendor("http"))).doesNotThrowAnyException();
    }

    @Test
    void browserIsSupportedWhereItHasBeenFetched() {
        assertThatCode(() -> Drivers.require(vendor("browser"))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"script", "manual"})
    void driversThatComeLaterSayWhatIsSupportedNow(String name) {
        Mishap mishap = catchThrowableOfType(Mishap.class, () -> Drivers.require(vendor(name)));

        assertThat(mishap.observed()).contains("'http' and 'browser'").contains("come later");
    }

    @Test
    void misspeltDriverFindsTheNearest() {
        assertThat(catchThrowableOfType(Mishap.class, () -> Drivers.require(vendor("htttp")))
                        .observed())
                .contains("did you mean 'http'?");
    }

    private static VendorFile vendor(String driver) {
        return new VendorFile(
                Path.of("vendor.yaml"),
                "Vendor",
                null,
                new VendorFile.Organisation("TEST", "5560000001", "SE5560000001-A"),
                driver,
                List.of(),
                Map.of(),
                new VendorFile.Identity(null),
                null,
                null,
                VendorFile.Steps.none());
    }
}
