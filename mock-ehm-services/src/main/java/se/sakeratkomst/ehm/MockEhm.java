package se.sakeratkomst.ehm;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;
import se.sakeratkomst.ehm.animal.AnimalConfiguration;
import se.sakeratkomst.ehm.customer.CustomerConfiguration;
import se.sakeratkomst.ehm.edge.EdgeConfiguration;
import se.sakeratkomst.ehm.eservice.EServiceConfiguration;
import se.sakeratkomst.ehm.expo.ExpoConfiguration;
import se.sakeratkomst.ehm.nll.NllConfiguration;
import se.sakeratkomst.ehm.nll.peer.PeerConfiguration;
import se.sakeratkomst.ehm.nll.receptdepa.ReceptdepaConfiguration;
import se.sakeratkomst.ehm.override.OverrideConfiguration;
import se.sakeratkomst.ehm.pirr.PirrConfiguration;
import se.sakeratkomst.ehm.register.RegisterConfiguration;
import se.sakeratkomst.ehm.soap.SoapConfiguration;
import se.sakeratkomst.ehm.token.TokenConfiguration;

/** E-hälsomyndigheten: the edge with client certificates, the token exchange and NLL over FHIR. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(EhmSettings.class)
@EnableJdbcRepositories
@Import({
    ProofConfiguration.class,
    EdgeConfiguration.class,
    EServiceConfiguration.class,
    TokenConfiguration.class,
    RegisterConfiguration.class,
    ChecksConfiguration.class,
    AnimalsWiring.class,
    AnimalConfiguration.class,
    PirrConfiguration.class,
    NllConfiguration.class,
    PeerConfiguration.class,
    OverrideConfiguration.class,
    SoapConfiguration.class,
    ReceptdepaConfiguration.class,
    CustomerConfiguration.class,
    ExpoConfiguration.class,
    EhmAssumptions.class
})
public class MockEhm {

    public static void main(String[] arguments) {
        SpringApplication.run(MockEhm.class, arguments);
    }
}
