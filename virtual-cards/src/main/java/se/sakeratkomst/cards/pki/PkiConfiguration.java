package se.sakeratkomst.cards.pki;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import se.sakeratkomst.kit.SandboxProperties;
import se.sakeratkomst.kit.control.Assumptions;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.lab.PublicUrls;

/** Beans of the PKI. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PkiSettings.class)
@Import({PkiController.class, PkiControl.class})
public class PkiConfiguration {

    @Bean
    Policies policies(PkiSettings settings) {
        return new Policies(settings);
    }

    @Bean
    PkiFoundry pkiFoundry(PublicUrls urls, PkiSettings settings) {
        return new PkiFoundry(urls, settings);
    }

    @Bean
    PkiStore pkiStore(SandboxProperties sandbox, PkiFoundry foundry, Clock wall) {
        return new PkiStore(sandbox.home(), foundry, wall);
    }

    @Bean
    CertificateDesk certificateDesk(
            PkiStore pkis,
            PkiFoundry foundry,
            Policies policies,
            IssuedCertificates register,
            Journal journal,
            Clock wall) {
        return new CertificateDesk(pkis, foundry, policies, register, journal, wall);
    }

    @Bean
    Assumptions policyAssumptions(Policies policies) {
        return new Assumptions(policies.assumptions());
    }

    @Bean
    TrustExport trustExport(PkiStore pkis) {
        return new TrustExport(pkis);
    }
}
