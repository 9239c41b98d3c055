package se.sakeratkomst.metadata.member;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.transaction.PlatformTransactionManager;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.control.Assumption;
import se.sakeratkomst.kit.journal.Journal;
import tools.jackson.databind.json.JsonMapper;

/** The members, their state in a lab, and their part of the control API. */
@Configuration(proxyBeanMethods = false)
@Import(MemberController.class)
public class MemberConfiguration {

    @Bean
    @Order(0)
    MemberStore memberStore(
            OrganisationRepository organisations,
            OrganisationStepRepository steps,
            PlatformTransactionManager transactions,
            LabClock clock,
            JsonMapper json) {
        return new MemberStore(organisations, steps, transactions, clock, json);
    }

    @Bean
    Members members(MemberStore store, Journal journal, LabClock clock, ObjectProvider<MemberListener> listeners) {
        return new Members(store, journal, clock, listeners::orderedStream);
    }

    @Bean
    Assumption wayOfTheRepresented() {
        return new Assumption(
                "metadata.represented-members",
                "Who stands behind a gruppföreträdare or a Sambiombud takes no review of its own: interest, membership agreement and"
                        + " metadata, and its representative must be through",
                "federation.md B.5: roles (D), the steps of a represented member (I)",
                "-",
                "intresseanmalan, anslutningsavtal, metadata");
    }

    @Bean
    Assumption nextReview() {
        return new Assumption(
                "metadata.next-review",
                "The date of a member's next review that its page shows is three years after the decision, one year for a Sambiombud;"
                        + " nothing is held back when it has passed",
                "SAMBI-069 (an older page says every third year); actors-and-rules.md (Sambiombud: yearly)",
                "-",
                "3 years, 1 year");
    }
}
