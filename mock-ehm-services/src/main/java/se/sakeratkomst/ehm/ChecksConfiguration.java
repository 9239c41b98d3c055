package se.sakeratkomst.ehm;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import se.sakeratkomst.ehm.article.Articles;
import se.sakeratkomst.ehm.check.AffTable;
import se.sakeratkomst.ehm.check.subject.Registers;
import se.sakeratkomst.ehm.folk.Relations;
import se.sakeratkomst.ehm.pharmacy.Pharmacies;
import se.sakeratkomst.ehm.prescriber.Prescribers;
import se.sakeratkomst.ehm.prescriber.Workplaces;

/** The registers that others keep and NLL asks, read when they are first asked. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RegisterFiles.class)
class ChecksConfiguration {

    @Bean
    @Lazy
    Articles articles(RegisterFiles files) {
        return Articles.read(files.articles());
    }

    @Bean
    @Lazy
    Prescribers prescribers(RegisterFiles files) {
        return Prescribers.read(files.prescribers());
    }

    @Bean
    @Lazy
    Workplaces workplaces(RegisterFiles files) {
        return Workplaces.read(files.workplaces());
    }

    @Bean
    @Lazy
    Pharmacies pharmacies(RegisterFiles files) {
        return Pharmacies.read(files.pharmacies());
    }

    @Bean
    @Lazy
    Relations relations(RegisterFiles files) {
        return Relations.read(files.relations());
    }

    @Bean
    @Lazy
    Registers registers(Articles articles, Prescribers prescribers, Workplaces workplaces, Pharmacies pharmacies) {
        return new Registers(articles, prescribers, workplaces, pharmacies);
    }

    @Bean
    @Lazy
    AffTable affTable(RegisterFiles files) {
        return AffTable.read(files.affChecks());
    }
}
