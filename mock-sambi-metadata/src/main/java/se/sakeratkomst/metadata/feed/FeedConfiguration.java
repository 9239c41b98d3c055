package se.sakeratkomst.metadata.feed;

import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sakeratkomst.kit.SandboxProperties;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.keys.KeyVault;
import se.sakeratkomst.metadata.MetadataSettings;

/** Publishing: entries, keys, aggregates and single entities. */
@Configuration(proxyBeanMethods = false)
@Import({FeedController.class, FeedControl.class})
public class FeedConfiguration {

    @Bean
    Entries entries(JdbcClient jdbc) {
        return new Entries(jdbc);
    }

    @Bean
    RegisterStates registerStates(RegisterStateRepository repository) {
        return new RegisterStates(repository);
    }

    @Bean
    Operators operators(KeyVault keys, RegisterStates states) {
        return new Operators(keys, states);
    }

    @Bean
    Feeds feeds(
            SandboxProperties sandbox,
            Entries entries,
            RegisterStates states,
            Operators operators,
            Journal journal,
            LabClock clock,
            MetadataSettings settings) {
        return new Feeds(sandbox.home().resolve("feeds"), entries, states, operators, journal, clock, settings);
    }

    @Bean
    EntityAnswers entityAnswers(Entries entries, RegisterStates states, Feeds feeds, LabClock clock) {
        return new EntityAnswers(entries, states, feeds, clock);
    }

    @Bean
    Publishing publishing(
            RegisterStates states,
            Feeds feeds,
            EntityAnswers answers,
            Entries entries,
            Operators operators,
            Journal journal,
            LabClock clock) {
        return new Publishing(states, feeds, answers, entries, operators, journal, clock);
    }

    /** An entityID in a path is percent-encoded, slashes and all. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> encodedSlashes() {
        return factory -> factory.addConnectorCustomizers(
                connector -> connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue()));
    }
}
