package se.sakeratkomst.ehm.token;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import se.sakeratkomst.ehm.EhmSettings;
import se.sakeratkomst.ehm.assertion.AssertionChecks;
import se.sakeratkomst.ehm.assertion.Users;
import se.sakeratkomst.ehm.eservice.EServices;
import se.sakeratkomst.ehm.rule.AccessRules;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.keys.KeyVault;
import se.sakeratkomst.kit.lab.PublicUrls;
import tools.jackson.databind.json.JsonMapper;

/** The token service. */
@Configuration(proxyBeanMethods = false)
public class TokenConfiguration {

    @Bean
    AccessTokens accessTokens(KeyVault keys, PublicUrls urls, LabClock clock, EhmSettings settings) {
        return new AccessTokens(keys, urls, clock, settings.tokens().access());
    }

    @Bean
    RefreshTokens refreshTokens(
            RefreshTokenRepository tokens,
            TransactionOperations transactions,
            LabClock clock,
            JsonMapper json,
            EhmSettings settings) {
        return new RefreshTokens(
                tokens, transactions, clock, json, settings.tokens().refresh());
    }

    @Bean
    TokenEndpoint tokenEndpoint(
            EServices services,
            AssertionChecks checks,
            Users users,
            AccessRules rules,
            AccessTokens tokens,
            RefreshTokens refreshTokens,
            LabClock clock,
            Journal journal,
            JsonMapper json,
            EhmSettings settings) {
        return new TokenEndpoint(
                new TokenService(
                        services,
                        checks,
                        users,
                        rules,
                        tokens,
                        refreshTokens,
                        new Supplement(settings.tokens().supplementParameter()),
                        clock),
                journal,
                json);
    }

    @Bean
    SimpleUrlHandlerMapping tokenMapping(TokenEndpoint endpoint) {
        return new SimpleUrlHandlerMapping(Map.of(TokenEndpoint.PATH, endpoint), 0);
    }
}
