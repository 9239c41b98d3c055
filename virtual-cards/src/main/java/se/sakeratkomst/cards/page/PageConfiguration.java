package se.sakeratkomst.cards.page;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.LocaleResolver;

/** Beans of the pages. */
@Configuration(proxyBeanMethods = false)
@Import(CardPages.class)
public class PageConfiguration {

    @Bean
    LocaleResolver localeResolver() {
        return new Languages();
    }
}
