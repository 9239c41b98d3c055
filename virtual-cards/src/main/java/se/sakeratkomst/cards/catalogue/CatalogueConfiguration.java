package se.sakeratkomst.cards.catalogue;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
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

    /** Before the cards, which are made by it. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    CatalogueState catalogueState(Catalogue catalogue) {
        return new CatalogueState(catalogue);
    }
}
