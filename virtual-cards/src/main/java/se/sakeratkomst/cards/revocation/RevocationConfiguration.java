package se.sakeratkomst.cards.revocation;

import java.time.Clock;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.sakeratkomst.cards.pki.CertificateDesk;
import se.sakeratkomst.cards.pki.IssuedCertificates;
import se.sakeratkomst.cards.pki.PkiSettings;
import se.sakeratkomst.cards.pki.PkiStore;
import se.sakeratkomst.kit.journal.Journal;

/** Beans of OCSP and CRL. */
@Configuration(proxyBeanMethods = false)
@Import({CrlController.class, RevocationControl.class, FaultControl.class, OcspBench.class})
public class RevocationConfiguration {

    @Bean
    Revocation revocation(
            PkiStore pkis,
            IssuedCertificates register,
            CertificateDesk desk,
            JdbcOperations jdbc,
            Journal journal,
            Clock wall) {
        return new Revocation(pkis, register, desk, jdbc, journal, wall);
    }

    @Bean
    Faults revocationFaults(JdbcClient jdbc, PlatformTransactionManager transactions, Journal journal) {
        return new Faults(jdbc, new TransactionTemplate(transactions), journal);
    }

    @Bean
    OcspResponder ocspResponder(
            PkiStore pkis, Revocation revocation, Faults faults, PkiSettings settings, Journal journal, Clock wall) {
        return new OcspResponder(pkis, revocation, faults, settings, journal, wall);
    }

    @Bean
    FilterRegistrationBean<OcspDoor> ocspDoor(OcspResponder responder, Clock wall) {
        FilterRegistrationBean<OcspDoor> filter = new FilterRegistrationBean<>(new OcspDoor(responder, wall));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return filter;
    }

    @Bean
    CrlPublisher crlPublisher(
            PkiStore pkis, Revocation revocation, Faults faults, PkiSettings settings, Journal journal, Clock wall) {
        return new CrlPublisher(pkis, revocation, faults, settings, journal, wall);
    }

    /** An OCSP request in a path is base64 whose slashes may come encoded; Tomcat refuses those unless told otherwise. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> encodedSlashes() {
        return factory -> factory.addConnectorCustomizers(
                connector -> connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue()));
    }
}
