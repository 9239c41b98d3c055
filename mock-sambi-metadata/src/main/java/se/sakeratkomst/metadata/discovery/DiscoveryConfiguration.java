package se.sakeratkomst.metadata.discovery;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import se.sakeratkomst.kit.control.Assumption;

/** The discovery service. */
@Configuration(proxyBeanMethods = false)
@Import(DiscoveryController.class)
public class DiscoveryConfiguration {

    @Bean
    Discovery discovery(PublishedEntities published) {
        return new Discovery(published);
    }

    @Bean
    Assumption serviceProvidersWithoutServiceCategory() {
        return new Assumption(
                "metadata.discovery-without-service-category",
                "A service provider of Sweden Connect that declares no service category is offered every identity provider that fits"
                        + " otherwise, and the page says so",
                "federation.md A.3 (D) says what matches, and nothing of who declares none (I)",
                "-",
                "offered");
    }
}
