package se.sakeratkomst.metadata.page;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.LocaleResolver;

/** The operators' pages. */
@Configuration(proxyBeanMethods = false)
@Import({PageFrame.class, StartPage.class, MemberPages.class, EntityPages.class, FeedPages.class})
public class PageConfiguration {

    @Bean
    EntityList entityList(JdbcClient jdbc) {
        return new EntityList(jdbc);
    }

    @Bean
    LocaleResolver localeResolver() {
        return new Language();
    }
}
