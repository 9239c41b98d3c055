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
import se.sakeratkomst.cards.pki.Policies;
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
    CardLevels cardLevels(Policies policies) {
        return new CardLevels(policies);
    }

    @Bean
    Drawer drawer(Cards cards, PinRules pins, CardLevels levels) {
        return new Drawer(cards, pins, levels);
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
                        + " (legitimering) or nonRepudiation alone (underskrift), and no title, mail or UPN; a card number and a title"
                        + " in the subject on Type 1 only",
                "SITHS PKI, person certificates: I for serialNumber, U for the other extensions",
                "none",
                "fixed");
    }

    @Bean
    Assumption cardKindsAssumption() {
        return new Assumption(
                "cards.kinds",
                "Reserve cards of level 3 and cards of a national reserve identity have the HSA-id certificates only, reserve"
                        + " cards of level 2 both, Mobilt SITHS and BankID the Person-ID ones; cards of a national reserve identity"
                        + " are of level 2",
                "SITHS PKI, hierarchy and card layout: D for the authorities and for the HSA-id pair of cross-border cards, I for the rest",
                "kind in the catalogue",
                "as docs/cards.md lists them");
    }
}
