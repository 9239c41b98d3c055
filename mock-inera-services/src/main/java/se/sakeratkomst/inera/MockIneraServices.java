package se.sakeratkomst.inera;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;
import se.sakeratkomst.inera.edge.EdgeConfiguration;
import se.sakeratkomst.inera.hsa.HsaConfiguration;

/** Inera's services behind client certificates: so far HSA. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(IneraSettings.class)
@Import({EdgeConfiguration.class, HsaConfiguration.class, IneraAssumptions.class})
public class MockIneraServices {

    public static void main(String[] arguments) {
        SpringApplication.run(MockIneraServices.class, arguments);
    }
}
