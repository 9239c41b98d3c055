package se.sakeratkomst.metadata;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.LocaleResolver;
import se.sakeratkomst.kit.SandboxProperties;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.control.Assumption;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.keys.KeyVault;
import se.sakeratkomst.kit.lab.Labs;
import se.sakeratkomst.metadata.drop.DropFolder;
import se.sakeratkomst.metadata.entity.EntityRepository;
import se.sakeratkomst.metadata.entity.EntityState;
import se.sakeratkomst.metadata.entity.HandIn;
import se.sakeratkomst.metadata.entity.HandInController;
import se.sakeratkomst.metadata.feed.FeedController;
import se.sakeratkomst.metadata.feed.Feeds;
import se.sakeratkomst.metadata.member.MemberConfiguration;
import se.sakeratkomst.metadata.page.Language;
import se.sakeratkomst.metadata.page.OperatorPage;
import tools.jackson.databind.json.JsonMapper;

/** The federation operators of the sandbox: they take in metadata and publish signed feeds. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(MetadataSettings.class)
@Import({FeedController.class, HandInController.class, OperatorPage.class, MemberConfiguration.class})
public class MockMetadata {

    public static void main(String[] args) {
        SpringApplication.run(MockMetadata.class, args);
    }

    @Bean
    Feeds feeds(EntityRepository members, KeyVault keys, Journal journal, LabClock clock, MetadataSettings settings) {
        return new Feeds(members, keys, journal, clock, settings);
    }

    @Bean
    HandIn handIn(EntityRepository members, Feeds feeds, Journal journal, LabClock clock) {
        return new HandIn(members, feeds, journal, clock);
    }

    @Bean
    @Order(1)
    EntityState memberState(EntityRepository members, Feeds feeds, JsonMapper json) {
        return new EntityState(members, feeds, json);
    }

    @Bean
    @Order(2)
    DropFolder dropFolder(
            SandboxProperties sandbox, MetadataSettings settings, Labs labs, HandIn handIn, JsonMapper json) {
        return new DropFolder(sandbox.home(), settings.dropInterval(), labs, handIn, json);
    }

    @Bean
    LocaleResolver localeResolver() {
        return new Language();
    }

    @Bean
    Assumption validityOfFeeds(MetadataSettings settings) {
        return new Assumption(
                "metadata.feed-validity",
                "A feed is valid for " + settings.validFor() + " and may be kept for " + settings.cacheDuration()
                        + " without asking again",
                "federation.md E.2 and E.4: the federations' own figures are unknown (U)",
                "metadata.valid-for, metadata.cache-duration",
                List.of(settings.validFor(), settings.cacheDuration()).toString());
    }
}
