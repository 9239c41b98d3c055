package se.sakeratkomst.metadata.check;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.Place;

/** How findings are written wherever the service writes JSON. */
@Configuration(proxyBeanMethods = false)
public class CheckConfiguration {

    @Bean
    JsonMapperBuilderCustomizer findingsWithoutEmptyMembers() {
        return builder -> builder.addMixIn(Finding.class, FindingJson.class).addMixIn(Place.class, FindingJson.class);
    }
}
