package se.sakeratkomst.ehm.eservice;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionOperations;
import se.sakeratkomst.kit.SandboxProperties;

/** The register of e-services. */
@Configuration(proxyBeanMethods = false)
@Import(EServiceController.class)
public class EServiceConfiguration {

    @Bean
    EServices eServices(
            RegistrationRepository registrations, TransactionOperations transactions, SandboxProperties settings) {
        return new EServices(registrations, transactions, new CredentialSource(settings.home()));
    }
}
