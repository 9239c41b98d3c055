package se.sakeratkomst.idp.tls;

import java.util.Map;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Connector;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import se.sakeratkomst.idp.login.CardTlsUrls;
import se.sakeratkomst.kit.SandboxProperties;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.lab.PublicUrls;
import se.sakeratkomst.kit.problem.ProblemWriter;
import se.sakeratkomst.kit.tls.PeerClient;
import se.sakeratkomst.kit.tls.ProofOfKeyPort;
import se.sakeratkomst.kit.tls.ServerIdentity;

/** The second public port, where it is configured and the service has a certificate to show. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CardTlsSettings.class)
@Import({TlsLoginController.class, HolderOfKeyController.class})
public class CardTlsConfiguration {

    /**
     * The connector; not a bean of its own type, for the control port's connector is one.
     *
     * @param open whether it listens
     */
    record Port(Connector connector, boolean open) {}

    @Bean
    CardTlsUrls cardTlsUrls(Port port, CardTlsSettings settings, SandboxProperties sandbox) {
        return new CardTlsUrls(port.open() ? new PublicUrls(settings.address(sandbox.publicUrl()), Map.of()) : null);
    }

    @Bean
    Port cardTlsPort(
            CardTlsSettings settings,
            SandboxProperties sandbox,
            ObjectProvider<ServerIdentity> identity,
            PeerClient peers,
            Journal journal) {
        Connector connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
        connector.setPort(settings.port());
        connector.setProperty("address", sandbox.bind());
        connector.setProperty("minSpareThreads", "1");
        connector.setProperty("maxThreads", "40");
        identity.ifAvailable(own ->
                new ProofOfKeyPort(own, peers, Pattern.compile(settings.issuers()), journal).customize(connector));
        return new Port(connector, settings.open() && identity.getIfAvailable() != null);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> cardTlsConnector(Port port) {
        return factory -> {
            if (port.open()) {
                factory.addAdditionalConnectors(port.connector());
            }
        };
    }

    @Bean
    FilterRegistrationBean<CardTlsPort> cardTlsFilter(Port port, ProblemWriter problems) {
        FilterRegistrationBean<CardTlsPort> filter =
                new FilterRegistrationBean<>(new CardTlsPort(port.connector(), problems));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return filter;
    }
}
