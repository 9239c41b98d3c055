package se.sakeratkomst.cards.revocation;

import java.time.Clock;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import se.sakeratkomst.cards.pki.CertificateDesk;
import se.sakeratkomst.cards.pki.IssuedCertificates;
import se.sakeratkomst.cards.pki.PkiSettings;
import se.sakeratkomst.cards.pki.PkiStore;
import se.sakeratkomst.kit.journal.Journal;

/** Beans of OCSP and CRL. */
@Configuration(proxyBeanMethods = false)
@Import({RevocationController.class, RevocationControl.class})
public class RevocationConfiguration {

    @Bean
    Revocation revocation(
            PkiStore pkis, IssuedCertificates register, CertificateDesk desk, Journal journal, Clock wall) {
        return new Revocation(pkis, register, desk, journal, wall);
    }

    @Bean
    OcspResponder ocspResponder(
            PkiStore pkis, Revocation revocation, PkiSettings settings, Journal journal, Clock wall) {
        return new OcspResponder(pkis, revocation, settings, journal, wall);
    }

    @Bean
    CrlPublisher crlPublisher(PkiStore pkis, Revocation revocation, PkiSettings settings, Clock wall) {
        return new CrlPublisher(pkis, revocation, settings, wall);
    }

    /** An OCSP request in a path is base64 whose slashes may come encoded; Tomcat refuses those unless told otherwise. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> encodedSlashes() {
        return factory -> factory.addConnectorCustomizers(
                connector -> connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue()));
    }
}
