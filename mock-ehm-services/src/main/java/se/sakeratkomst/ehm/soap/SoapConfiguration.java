package se.sakeratkomst.ehm.soap;

import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import se.sakeratkomst.ehm.assertion.AssertionChecks;
import se.sakeratkomst.ehm.assertion.Users;
import se.sakeratkomst.ehm.eservice.EServices;
import se.sakeratkomst.ehm.override.Overrides;
import se.sakeratkomst.ehm.token.AccessTokens;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.lab.PublicUrls;

/** The version 17 services; contracts and desks are read when the first call comes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SoapSettings.class)
@Import(SoapAssumptions.class)
public class SoapConfiguration {

    @Bean
    SoapEndpoint soapEndpoint(
            ObjectProvider<Desk> desks,
            AccessTokens tokens,
            AssertionChecks checks,
            EServices services,
            Users users,
            Overrides overrides,
            PublicUrls urls,
            Journal journal,
            SoapSettings settings) {
        return new SoapEndpoint(
                new SoapServices(() -> desks.orderedStream().toList(), settings.zoned()),
                new SoapProof(tokens, checks, services, users),
                settings,
                overrides,
                urls,
                journal);
    }

    @Bean
    SimpleUrlHandlerMapping soapMapping(SoapEndpoint endpoint) {
        return new SimpleUrlHandlerMapping(Map.of(SoapEndpoint.PATH, endpoint, SoapEndpoint.PATH + "/**", endpoint), 0);
    }
}
