package se.sakeratkomst.cards.card;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.sakeratkomst.cards.pki.CertificateDesk;
import se.sakeratkomst.cards.pki.IssuedCertificates;
import se.sakeratkomst.cards.pki.PkiStore;
import se.sakeratkomst.cards.token.SoftHsm;
import se.sakeratkomst.kit.control.Assumption;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.lab.PublicUrls;
import se.sakeratkomst.kit.people.People;
import tools.jackson.databind.json.JsonMapper;

/** Beans of the cards. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CardSettings.class)
@Import({CardsController.class, CardsControl.class, SignatureBench.class, PinAdvice.class})
public class CardConfiguration {

    @Bean
    Cards cards(
            People people,
            SoftHsm hsm,
            CertificateDesk desk,
            TokenRows rows,
            CardSettings settings,
            PlatformTransactionManager transactions,
            Journal journal,
            IssuedCertificates register,
            Clock wall,
            PublicUrls urls) {
        return new Cards(
                people,
                hsm,
                new KeySource(settings.keys(), hsm.keySize(), rows.countCertificates()),
                desk,
                rows,
                settings,
                new TransactionTemplate(transactions),
                journal,
                register,
                wall,
                urls);
    }

    @Bean
    PinCounters pinCounters(TokenRows rows, CardSettings settings) {
        return new PinCounters(rows, settings.pinTries());
    }

    @Bean
    PinRules pinRules(TokenRows rows, PinCounters counters, SoftHsm hsm, CardSettings settings) {
        return new PinRules(rows, counters, hsm, settings);
    }

    @Bean
    CardSigning cardSigning(Cards cards, PinRules pins, PkiStore pkis, Journal journal) {
        return new CardSigning(cards, pins, pkis, journal);
    }

    @Bean
    Drawer drawer(Cards cards, PinRules pins) {
        return new Drawer(cards, pins);
    }

    @Bean
    CardsState cardsState(
            Cards cards,
            TokenRows rows,
            PinRules pins,
            PinCounters counters,
            CardSettings settings,
            IssuedCertificates register,
            JsonMapper json) {
        return new CardsState(cards, rows, pins, counters, settings, register, json);
    }

    @Bean
    AheadOfDemand aheadOfDemand(PkiStore pkis, Cards cards, CardSettings settings) {
        return new AheadOfDemand(pkis, cards, settings);
    }

    @Bean
    Assumption pukTriesAssumption(CardSettings settings) {
        return new Assumption(
                "cards.puk-tries",
                "A token is blocked for good after this many wrong PUKs",
                "SITHS card layout and PIN: D2 (regional guides; differs between card products)",
                "sandbox.cards.puk-tries",
                Integer.toString(settings.pukTries()));
    }

    @Bean
    Assumption cardCertificatesAssumption() {
        return new Assumption(
                "cards.person-certificates",
                "A card's certificates name the holder by HSA-id or by 12-digit personnummer in serialNumber, carry clientAuth"
                        + " (legitimering) or nonRepudiation alone (underskrift), and no card number, title, mail or UPN",
                "SITHS PKI, person certificates: I for serialNumber, U for the other extensions",
                "none",
                "fixed");
    }
}
