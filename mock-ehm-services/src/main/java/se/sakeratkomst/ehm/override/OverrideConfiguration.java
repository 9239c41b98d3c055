package se.sakeratkomst.ehm.override;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import se.sakeratkomst.kit.SandboxProperties;
import tools.jackson.databind.json.JsonMapper;

/** The layer between security and the services. */
@Configuration(proxyBeanMethods = false)
@Import(OverridesController.class)
public class OverrideConfiguration {

    @Bean
    Overrides overrides(SandboxProperties sandbox, JsonMapper json) {
        return new Overrides(sandbox.shared().resolve("overrides"), json);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> connectionsAtHand() {
        return server -> server.addEngineValves(new Connections());
    }
}
