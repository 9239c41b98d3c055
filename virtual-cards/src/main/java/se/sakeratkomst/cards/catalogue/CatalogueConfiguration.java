package se.sakeratkomst.cards.catalogue;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import se.sakeratkomst.kit.SandboxProperties;
import se.sakeratkomst.kit.control.Assumption;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.people.People;
import se.sakeratkomst.kit.people.PeopleYaml;

/** Beans of the catalogue. */
@Configuration(proxyBeanMethods = false)
@Import(CatalogueController.class)
public class CatalogueConfiguration {

    @Bean
    Catalogue catalogue(People people, PeopleYaml yaml, Journal journal) {
        return new Catalogue(people, yaml, journal);
    }

    @Bean
    Assumption nationalReserveAssumption(SandboxProperties sandbox) {
        return new Assumption(
                "cards.national-reserve",
                "National reserve identities have this form, which says TEST",
                "HSA, person id roots: D2 for the root, U for the form",
                "sandbox.people.national-reserve",
                sandbox.people().nationalReserve());
    }

    /** Before the cards, which are made by it. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    CatalogueState catalogueState(Catalogue catalogue) {
        return new CatalogueState(catalogue);
    }
}
