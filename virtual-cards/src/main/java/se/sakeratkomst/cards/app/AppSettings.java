package se.sakeratkomst.cards.app;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The card app's orders.
 *
 * @param lifetime how long the user has to answer
 * @param mostOpen how many orders of a lab may wait at a time
 */
@ConfigurationProperties("sandbox.app")
public record AppSettings(
        @DefaultValue("2m") Duration lifetime,
        @DefaultValue("500") int mostOpen) {}
