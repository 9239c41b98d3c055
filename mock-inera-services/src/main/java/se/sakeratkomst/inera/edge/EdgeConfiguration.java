package se.sakeratkomst.inera.edge;

import java.time.Clock;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import se.sakeratkomst.inera.IneraSettings;
import se.sakeratkomst.kit.edge.Door;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.problem.ProblemWriter;
import se.sakeratkomst.kit.tls.PeerClient;
import se.sakeratkomst.kit.tls.TrustedFolder;

/** The edge stands behind the kit's filters for control port and lab, and before everything else. */
@Configuration(proxyBeanMethods = false)
public class EdgeConfiguration {

    @Bean
    FilterRegistrationBean<Edge> edge(
            IneraSettings settings,
            PeerClient peers,
            TrustedFolder trusted,
            Clock wall,
            Journal journal,
            ProblemWriter problems) {
        IneraSettings.Edge figures = settings.edge();
        Door door = Door.of(
                new Door.Rules(
                        figures.issuer(),
                        figures.revocationCache(),
                        figures.revocationUnknown() == IneraSettings.Edge.WhenUnknown.accept,
                        "sandbox.inera.edge.revocation-unknown"),
                peers,
                trusted,
                wall);
        FilterRegistrationBean<Edge> filter = new FilterRegistrationBean<>(new Edge(door, journal, problems));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return filter;
    }
}
