package se.sakeratkomst.ehm.edge;

import java.time.Clock;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import se.sakeratkomst.ehm.EhmSettings;
import se.sakeratkomst.kit.edge.Door;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.problem.ProblemWriter;
import se.sakeratkomst.kit.tls.PeerClient;
import se.sakeratkomst.kit.tls.TrustedFolder;
import tools.jackson.databind.json.JsonMapper;

/** The edge stands behind the kit's filters for control port and lab, and before everything else. */
@Configuration(proxyBeanMethods = false)
public class EdgeConfiguration {

    @Bean
    FilterRegistrationBean<Edge> edge(
            EhmSettings settings,
            PeerClient peers,
            TrustedFolder trusted,
            Clock wall,
            Journal journal,
            JsonMapper json,
            ProblemWriter problems) {
        EhmSettings.Edge figures = settings.edge();
        Door door = Door.of(
                new Door.Rules(
                        figures.issuer(),
                        figures.revocationCache(),
                        figures.revocationUnknown() == EhmSettings.Edge.WhenUnknown.accept,
                        "sandbox.ehm.edge.revocation-unknown"),
                peers,
                trusted,
                wall);
        FilterRegistrationBean<Edge> filter = new FilterRegistrationBean<>(new Edge(door, journal, json, problems));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return filter;
    }
}
