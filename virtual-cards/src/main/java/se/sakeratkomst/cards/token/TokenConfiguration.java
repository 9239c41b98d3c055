package se.sakeratkomst.cards.token;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.sakeratkomst.kit.SandboxProperties;

/** Loads SoftHSM. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TokenSettings.class)
public class TokenConfiguration {

    @Bean
    SoftHsm softHsm(SandboxProperties sandbox, TokenSettings settings) {
        SoftHsmConfiguration.prepare(System.getenv(SoftHsmConfiguration.VARIABLE), sandbox.home());
        return SoftHsm.load(SoftHsmConfiguration.library(settings.library()), settings.keySize());
    }
}
