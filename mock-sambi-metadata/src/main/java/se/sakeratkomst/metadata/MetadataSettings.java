package se.sakeratkomst.metadata;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the operators publish. The real federations' own figures are not public (federation.md E.2 and E.4), so these are assumptions.
 *
 * @param validFor from signing to {@code validUntil}; a feed is signed anew when half of it has passed
 * @param cacheDuration how long a reader may do without asking again
 * @param dropInterval how often the drop folders are looked through
 */
@ConfigurationProperties("metadata")
public record MetadataSettings(
        @DefaultValue("P7D") Duration validFor,
        @DefaultValue("PT1M") Duration cacheDuration,
        @DefaultValue("PT0.5S") Duration dropInterval) {}
