package se.sakeratkomst.ehm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import se.sakeratkomst.ehm.testbed.EhmUnderTest;
import se.sakeratkomst.ehm.testbed.Vendor;

class RestartTest {

    @Test
    void tokensCredentialsAndPatientsAreThereAfterARestart() throws Exception {
        try (EhmUnderTest ehm = new EhmUnderTest()) {
            Vendor vendor = Vendor.inSambi(ehm);
            var session = vendor.session();
            String bearer = session.path("access_token").asString();
            String patient = vendor.patient(bearer, Vendor.TORE);
            ehm.restart();
            assertThat(vendor.patient(bearer, Vendor.TORE)).isEqualTo(patient);
            assertThat(vendor.token(EhmUnderTest.form(
                                    "grant_type",
                                    "refresh_token",
                                    "refresh_token",
                                    session.path("refresh_token").asString()))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(ehm.register(vendor.lab(), Vendor.E_SERVICE, "sambi")).isEqualTo(vendor.credentials());
        }
    }
}
