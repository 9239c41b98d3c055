package se.sakeratkomst.ehm.token;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import se.sakeratkomst.ehm.EhmSettings;
import se.sakeratkomst.ehm.assertion.AssertionChecks;
import se.sakeratkomst.ehm.assertion.Users;
import se.sakeratkomst.ehm.eservice.EServices;
import se.sakeratkomst.ehm.override.Overrides;
import se.sakeratkomst.ehm.pharmacy.Pharmacies;
import se.sakeratkomst.ehm.pharmacy.Pharmacy;
import se.sakeratkomst.ehm.rule.AccessRules;
import se.sakeratkomst.ehm.user.User;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.keys.KeyVault;
import se.sakeratkomst.kit.lab.PublicUrls;
import tools.jackson.databind.json.JsonMapper;

/** The token service. */
@Configuration(proxyBeanMethods = false)
@Import(TokensController.class)
public class TokenConfiguration {

    @Bean
    Revocations revocations(RevokedTokenRepository tokens, TransactionOperations transactions, LabClock clock) {
        return new Revocations(tokens, transactions, clock);
    }

    @Bean
    AccessTokens accessTokens(
            KeyVault keys, PublicUrls urls, LabClock clock, Revocations revocations, EhmSettings settings) {
        return new AccessTokens(
                keys, urls, clock, revocations, settings.tokens().access());
    }

    @Bean
    RefreshTokens refreshTokens(
            RefreshTokenRepository tokens,
            TransactionOperations transactions,
            LabClock clock,
            JsonMapper json,
            Revocations revocations,
            ObjectProvider<Pharmacies> pharmacies,
            EhmSettings settings) {
        EhmSettings.Tokens figures = settings.tokens();
        return new RefreshTokens(
                tokens,
                transactions,
                clock,
                json,
                revocations,
                user -> isOfADosePharmacy(user, pharmacies) ? figures.refreshAtDosePharmacy() : figures.refresh(),
                figures.access());
    }

    /** By the pharmacy that the user's attributes name, as the register of pharmacies has it. */
    private static boolean isOfADosePharmacy(User user, ObjectProvider<Pharmacies> pharmacies) {
        String gln = user.pharmacy();
        return gln != null
                && pharmacies.getObject().byGln(gln).filter(Pharmacy::dose).isPresent();
    }

    @Bean
    Inspection inspection(AccessTokens tokens, RefreshTokens refreshTokens, Revocations revocations) {
        return new Inspection(tokens, refreshTokens, revocations);
    }

    @Bean
    SimpleUrlHandlerMapping tokenMapping(
            EServices services,
            AssertionChecks checks,
            Users users,
            AccessRules rules,
            AccessTokens tokens,
            RefreshTokens refreshTokens,
            Inspection inspection,
            Overrides overrides,
            LabClock clock,
            Journal journal,
            JsonMapper json,
            EhmSettings settings) {
        TokenService service = new TokenService(
                checks,
                users,
                rules,
                tokens,
                refreshTokens,
                new Supplement(settings.tokens().supplementParameter()),
                settings.tokens().exchangeResponse(),
                clock);
        Clients clients = new Clients(services);
        return new SimpleUrlHandlerMapping(
                Stream.of(
                                new TokenEndpoint.Duty(
                                        TokenEndpoint.TOKEN, "ehm.token", "Issued an access token", service::answer),
                                new TokenEndpoint.Duty(
                                        TokenEndpoint.REVOKE,
                                        "ehm.revocation",
                                        "Took a token back, if it was one",
                                        inspection::revoked),
                                new TokenEndpoint.Duty(
                                        TokenEndpoint.INTROSPECT,
                                        "ehm.introspection",
                                        "Told what a token is",
                                        inspection::introspected))
                        .collect(Collectors.toMap(
                                TokenEndpoint.Duty::path,
                                duty -> new TokenEndpoint(duty, clients, overrides, journal, json))),
                0);
    }
}
