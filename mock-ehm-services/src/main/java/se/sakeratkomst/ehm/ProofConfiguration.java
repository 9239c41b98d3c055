package se.sakeratkomst.ehm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.sakeratkomst.ehm.assertion.AssertionChecks;
import se.sakeratkomst.ehm.assertion.AssertionLimits;
import se.sakeratkomst.ehm.assertion.Users;
import se.sakeratkomst.ehm.decision.AccessLimits;
import se.sakeratkomst.ehm.decision.Decisions;
import se.sakeratkomst.ehm.feed.Feeds;
import se.sakeratkomst.ehm.feed.Issuers;
import se.sakeratkomst.ehm.rule.AccessRules;
import se.sakeratkomst.kit.tls.PeerClient;

/** What proves a user and what that user may, for every interface. */
@Configuration(proxyBeanMethods = false)
class ProofConfiguration {

    @Bean
    AccessRules accessRules(EhmSettings settings) throws IOException {
        Path file = settings.rules();
        if (file != null) {
            return AccessRules.read(Files.newInputStream(file), file.toString());
        }
        InputStream own = AccessRules.class.getResourceAsStream("/access-rules.yaml");
        if (own == null) {
            throw new IllegalStateException("access-rules.yaml is missing from the jar");
        }
        return AccessRules.read(own, "access-rules.yaml");
    }

    @Bean
    Decisions decisions(AccessRules rules, EhmSettings settings) {
        return new Decisions(
                rules,
                new AccessLimits(
                        settings.nll().childYears(),
                        settings.nll().guardianYears(),
                        settings.nll().dispensingMonths()));
    }

    @Bean
    Issuers issuers(PeerClient peers, Clock wall, EhmSettings settings) {
        return new Feeds(
                peers, wall, settings.feeds().maxAge(), settings.feeds().minInterval());
    }

    @Bean
    AssertionChecks assertionChecks(Issuers issuers, Clock wall, EhmSettings settings) {
        EhmSettings.Assertions figures = settings.assertions();
        return new AssertionChecks(
                issuers, wall, new AssertionLimits(figures.loa(), figures.longestLife(), figures.clockSkew()));
    }

    @Bean
    Users users(AccessRules rules) {
        return new Users(rules);
    }
}
