package se.sakeratkomst.metadata.page;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.LocaleResolver;

/** The operators' pages. */
@Configuration(proxyBeanMethods = false)
@Import({PageFrame.class, OperatorPage.class})
public class PageConfiguration {

    @Bean
    LocaleResolver localeResolver() {
        return new Language();
    }
}
