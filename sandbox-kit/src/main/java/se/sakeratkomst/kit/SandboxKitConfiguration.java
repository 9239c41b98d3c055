package se.sakeratkomst.kit;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.catalina.connector.Connector;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.control.AdminToken;
import se.sakeratkomst.kit.control.Assumption;
import se.sakeratkomst.kit.control.Assumptions;
import se.sakeratkomst.kit.control.ControlController;
import se.sakeratkomst.kit.control.ControlPort;
import se.sakeratkomst.kit.control.LabState;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.keys.KeyVault;
import se.sakeratkomst.kit.lab.LabFilter;
import se.sakeratkomst.kit.lab.Labs;
import se.sakeratkomst.kit.lab.PublicUrls;
import se.sakeratkomst.kit.people.People;
import se.sakeratkomst.kit.people.PeopleYaml;
import se.sakeratkomst.kit.people.PersonCheck;
import se.sakeratkomst.kit.people.TestPersonnummer;
import se.sakeratkomst.kit.problem.ProblemAdvice;
import se.sakeratkomst.kit.problem.ProblemWriter;
import se.sakeratkomst.kit.tls.PeerClient;
import se.sakeratkomst.kit.tls.ServerIdentity;
import se.sakeratkomst.kit.tls.TlsEnrolment;
import se.sakeratkomst.kit.tls.TlsPort;
import se.sakeratkomst.kit.tls.TrustedFolder;
import tools.jackson.databind.json.JsonMapper;

/** The beans every service has; a service adds its own and overrides none. */
@AutoConfiguration
@EnableConfigurationProperties(SandboxProperties.class)
@Import(ProblemAdvice.class)
public class SandboxKitConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock wallClock() {
        return Clock.systemUTC();
    }

    @Bean
    Labs labs(SandboxProperties settings) {
        return new Labs(settings.home());
    }

    @Bean
    LabClock labClock(Clock wall, Labs labs, JsonMapper json) {
        return new LabClock(wall, labs, json);
    }

    @Bean
    Journal journal(SandboxProperties settings, LabClock clock, JsonMapper json) {
        return new Journal(settings.home().resolve("journal"), settings.service(), clock, json);
    }

    @Bean
    PublicUrls publicUrls(SandboxProperties settings) {
        Map<String, URI> ofLab = new LinkedHashMap<>();
        settings.labs().forEach((lab, own) -> ofLab.put(lab, own.publicUrl()));
        return new PublicUrls(settings.publicUrl(), ofLab);
    }

    @Bean
    AdminToken adminToken(SandboxProperties settings) {
        return AdminToken.in(settings.shared(), settings.adminToken());
    }

    @Bean
    KeyVault keyVault(SandboxProperties settings) {
        return new KeyVault(settings.home());
    }

    @Bean
    PeopleYaml peopleYaml(SandboxProperties settings) {
        return new PeopleYaml(new PersonCheck(
                new TestPersonnummer(settings.people().birthNumbers()),
                settings.people().nationalReserve()));
    }

    @Bean
    People people(SandboxProperties settings, PeopleYaml yaml) {
        return new People(settings.peopleFolder(), yaml, settings.people().pause());
    }

    @Bean
    PeerClient peerClient(SandboxProperties settings, AdminToken token) {
        return new PeerClient(settings.peers(), token);
    }

    @Bean
    TrustedFolder trustedFolder(SandboxProperties settings) {
        return new TrustedFolder(settings.trustedCasFolder());
    }

    @Bean
    ProblemWriter problemWriter(JsonMapper json) {
        return new ProblemWriter(json);
    }

    @Bean
    ControlController controlController(
            SandboxProperties settings,
            Labs labs,
            LabClock clock,
            Journal journal,
            ObjectProvider<LabState> states,
            ObjectProvider<Assumption> assumptions,
            ObjectProvider<Assumptions> tables) {
        List<LabState> all = states.orderedStream().toList();
        labs.whenCreated(lab -> all.forEach(state -> state.seed(lab)));
        return new ControlController(
                settings.service(),
                labs,
                clock,
                journal,
                all,
                Stream.concat(
                                assumptions.orderedStream(),
                                tables.orderedStream().flatMap(table -> table.all().stream()))
                        .toList());
    }

    @Bean
    Connector controlConnector(SandboxProperties settings) {
        Connector connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
        connector.setPort(settings.controlPort());
        connector.setProperty("address", settings.bind());
        return connector;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> sandboxPorts(
            SandboxProperties settings, Connector controlConnector, ObjectProvider<TlsPort> tls) {
        return factory -> {
            factory.addAdditionalConnectors(controlConnector);
            tls.ifAvailable(factory::addConnectorCustomizers);
            try {
                factory.setAddress(java.net.InetAddress.getByName(settings.bind()));
            } catch (java.net.UnknownHostException e) {
                throw new IllegalStateException(
                        "Listen on sandbox.bind=" + settings.bind()
                                + ": observed an unknown address; expected one of this machine, for example 127.0.0.1.",
                        e);
            }
        };
    }

    @Bean
    FilterRegistrationBean<ControlPort> controlPort(
            Connector controlConnector, AdminToken token, ProblemWriter problems) {
        FilterRegistrationBean<ControlPort> filter =
                new FilterRegistrationBean<>(new ControlPort(controlConnector, token, problems));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    FilterRegistrationBean<LabFilter> labFilter(Labs labs, ProblemWriter problems) {
        FilterRegistrationBean<LabFilter> filter = new FilterRegistrationBean<>(new LabFilter(labs, problems));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return filter;
    }

    @Bean
    @ConditionalOnProperty(name = "sandbox.tls.mode", havingValue = "none", matchIfMissing = true)
    NoTls noTls() {
        return new NoTls();
    }

    /** Marks a service whose public port is plain HTTP. */
    public static final class NoTls {}

    @Bean
    @ConditionalOnMissingBean(NoTls.class)
    ServerIdentity serverIdentity(SandboxProperties settings, PeerClient peers, JsonMapper json) {
        Set<String> names = new LinkedHashSet<>();
        names.add(settings.publicUrl().getHost());
        names.addAll(List.of("localhost", "127.0.0.1", settings.service(), settings.service() + ".saker-atkomst.test"));
        settings.labs().values().forEach(lab -> names.add(lab.publicUrl().getHost()));
        names.addAll(settings.tls().names());
        return new ServerIdentity(settings.home(), new ArrayList<>(names), peers, json);
    }

    @Bean
    @ConditionalOnMissingBean(NoTls.class)
    TlsPort tlsPort(
            SandboxProperties settings,
            ServerIdentity identity,
            PeerClient peers,
            TrustedFolder folder,
            Journal journal) {
        return new TlsPort(settings.tls(), identity, peers, folder, journal);
    }

    @Bean
    @ConditionalOnMissingBean(NoTls.class)
    TlsEnrolment tlsEnrolment(ServerIdentity identity) {
        return new TlsEnrolment(identity);
    }
}
