package se.sakeratkomst.metadata.check;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.sakeratkomst.kit.control.Assumption;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.Place;

/** How findings are written wherever the service writes JSON, and where the checks go beyond what the sources say. */
@Configuration(proxyBeanMethods = false)
public class CheckConfiguration {

    @Bean
    JsonMapperBuilderCustomizer findingsWithoutEmptyMembers() {
        return builder -> builder.addMixIn(Finding.class, FindingJson.class).addMixIn(Place.class, FindingJson.class);
    }

    @Bean
    Assumption expiredCertificatesAreRefused() {
        return new Assumption(
                "metadata.expired-certificates",
                "A certificate that has expired, or is not valid yet, is refused when it is handed in, although readers must accept it",
                "SC-DP 2.1.1.2: SC-013 binds readers, SC-014 only recommends; Sambi's rule is not public (U)",
                "none",
                "fixed");
    }

    @Bean
    Assumption announcedRulesAreTold() {
        return new Assumption(
                "metadata.announced-rules",
                "The rules of WebSSO Technology Profile V1.0.0 (SWEB-001 to -007) are told in Sambi and refuse nothing",
                "federation.md B.1 and E.3: enforced in Skolfederation, announced for Sambi without a date (I)",
                "none",
                "fixed");
    }

    @Bean
    Assumption laboratoryHostsMayDoWithoutTls() {
        return new Assumption(
                "metadata.laboratory-hosts",
                "http is only told, not refused, on the own machine, on private networks, on names without a dot, and under .localhost,"
                        + " .local, .internal, .test, .lan and .intern",
                "SC-DP 6.1: SC-066 with an exemption for laboratories; the real operators have none",
                "none",
                "fixed");
    }
}
