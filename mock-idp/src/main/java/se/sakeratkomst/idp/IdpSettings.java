package se.sakeratkomst.idp;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import se.sakeratkomst.idp.persona.PersonaSettings;

/**
 * The identity providers' settings, prefix {@code idp}.
 *
 * @param loginLifetime how long a login may take
 * @param replayWindow how long a fulfilled request's ID is remembered
 * @param longestRelayState bytes; more than 80 are told, more than this refused
 * @param artifactLifetime how long an artifact can be resolved
 * @param personas one for each federation, by the name in paths
 */
@ConfigurationProperties("idp")
public record IdpSettings(
        @DefaultValue("PT30M") Duration loginLifetime,
        @DefaultValue("PT5M") Duration replayWindow,
        @DefaultValue("1024") int longestRelayState,
        @DefaultValue("PT1M") Duration artifactLifetime,
        Map<String, PersonaSettings> personas) {}
