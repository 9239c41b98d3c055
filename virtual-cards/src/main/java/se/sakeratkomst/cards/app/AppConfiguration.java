package se.sakeratkomst.cards.app;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import se.sakeratkomst.cards.card.CardSigning;
import se.sakeratkomst.kit.control.Assumption;
import se.sakeratkomst.kit.journal.Journal;

/** Beans of the card app. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AppSettings.class)
@Import({AppController.class, AppPages.class})
public class AppConfiguration {

    @Bean
    AppOrders appOrders(AppSettings settings, Clock wall) {
        return new AppOrders(settings, wall);
    }

    @Bean
    CardApp cardApp(AppOrders orders, CardSigning signing, Journal journal, Clock wall) {
        return new CardApp(orders, new UnknownCodes(wall), signing, journal, wall);
    }

    @Bean
    Assumption appOutOfBand(AppSettings settings) {
        return new Assumption(
                "cards.app-out-of-band",
                "An identity provider orders a signature from the card app and asks until there is one; the user has this long to"
                        + " answer. The real service's interface is not public, so the calls are the sandbox's own",
                "SITHS eID app and Autentiseringstjänst: D that it is out of band, U for the interface and the time",
                "sandbox.app.lifetime",
                settings.lifetime().toString());
    }
}
