package se.sakeratkomst.ehm.nll.peer;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Only with {@code sandbox.ehm.bare-peer=true}, which {@code ./sandbox bench nll} sets: same process, same port, same TLS. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("sandbox.ehm.bare-peer")
public class PeerConfiguration {

    /** Where it answers; it is loaded by its first call. */
    public static final String PATH = "/bare-fhir";

    @Bean
    ServletRegistrationBean<BareFhirServer> bareFhirServer() {
        return new ServletRegistrationBean<>(new BareFhirServer(), PATH + "/*");
    }
}
