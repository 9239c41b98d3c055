package se.sakeratkomst.metadata;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.transaction.support.TransactionTemplate;
import se.sakeratkomst.kit.SandboxProperties;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.control.Assumption;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.lab.Labs;
import se.sakeratkomst.metadata.check.CheckConfiguration;
import se.sakeratkomst.metadata.discovery.DiscoveryConfiguration;
import se.sakeratkomst.metadata.drop.DropFolder;
import se.sakeratkomst.metadata.entity.EntityRepository;
import se.sakeratkomst.metadata.feed.EntityAnswers;
import se.sakeratkomst.metadata.feed.Entries;
import se.sakeratkomst.metadata.feed.FeedConfiguration;
import se.sakeratkomst.metadata.feed.Feeds;
import se.sakeratkomst.metadata.feed.Operators;
import se.sakeratkomst.metadata.feed.RegisterStates;
import se.sakeratkomst.metadata.handin.EntityState;
import se.sakeratkomst.metadata.handin.HandIn;
import se.sakeratkomst.metadata.handin.HandInController;
import se.sakeratkomst.metadata.handin.Imports;
import se.sakeratkomst.metadata.member.MemberConfiguration;
import se.sakeratkomst.metadata.member.Members;
import se.sakeratkomst.metadata.page.PageConfiguration;
import tools.jackson.databind.json.JsonMapper;

/** The federation operators of the sandbox: they take in metadata and publish signed feeds. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(MetadataSettings.class)
@Import({
    CheckConfiguration.class,
    FeedConfiguration.class,
    HandInController.class,
    MemberConfiguration.class,
    DiscoveryConfiguration.class,
    PageConfiguration.class
})
public class MockMetadata {

    public static void main(String[] args) {
        SpringApplication.run(MockMetadata.class, args);
    }

    @Bean
    @Order(1)
    EntityState entityState(
            EntityRepository entities,
            Entries entries,
            RegisterStates states,
            Feeds feeds,
            EntityAnswers answers,
            Operators operators,
            JsonMapper json,
            TransactionTemplate transaction) {
        return new EntityState(entities, entries, states, feeds, answers, operators, json, transaction);
    }

    @Bean
    HandIn handIn(
            EntityRepository entities,
            Entries entries,
            Feeds feeds,
            EntityAnswers answers,
            Operators operators,
            Members members,
            Journal journal,
            LabClock clock,
            JsonMapper json,
            TransactionTemplate transaction) {
        return new HandIn(entities, entries, feeds, answers, operators, members, journal, clock, json, transaction);
    }

    @Bean
    Imports imports(HandIn handIn) {
        return new Imports(handIn);
    }

    @Bean
    @Order(2)
    DropFolder dropFolder(
            SandboxProperties sandbox, MetadataSettings settings, Labs labs, HandIn handIn, JsonMapper json) {
        return new DropFolder(sandbox.home(), settings.dropInterval(), labs, handIn, json);
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
