package se.sakeratkomst.cards.page;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.LocaleResolver;
import se.sakeratkomst.cards.card.CardLevels;
import se.sakeratkomst.cards.card.CardSettings;
import se.sakeratkomst.cards.pki.IssuedCertificates;
import se.sakeratkomst.kit.people.People;

/** Beans of the pages. */
@Configuration(proxyBeanMethods = false)
@Import({
    PageFrame.class,
    DrawerPage.class,
    CardPage.class,
    SignPages.class,
    ReaderPages.class,
    FaultPages.class,
    CataloguePages.class
})
public class PageConfiguration {

    @Bean
    Shelf shelf(People people, IssuedCertificates register, JdbcClient jdbc, CardSettings settings, CardLevels levels) {
        return new Shelf(people, register, jdbc, settings, levels);
    }

    @Bean
    LocaleResolver localeResolver() {
        return new Languages();
    }
}
