package se.sakeratkomst.cards;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;
import se.sakeratkomst.cards.app.AppConfiguration;
import se.sakeratkomst.cards.card.CardConfiguration;
import se.sakeratkomst.cards.catalogue.CatalogueConfiguration;
import se.sakeratkomst.cards.handout.HandoutConfiguration;
import se.sakeratkomst.cards.page.PageConfiguration;
import se.sakeratkomst.cards.pki.PkiConfiguration;
import se.sakeratkomst.cards.reader.ReaderConfiguration;
import se.sakeratkomst.cards.revocation.RevocationConfiguration;
import se.sakeratkomst.cards.token.TokenConfiguration;

/** The card service: test PKI, cards in SoftHSM, card app, OCSP and CRL. The only process of the sandbox that loads PKCS#11. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableJdbcRepositories
@Import({
    TokenConfiguration.class,
    PkiConfiguration.class,
    CatalogueConfiguration.class,
    CardConfiguration.class,
    AppConfiguration.class,
    ReaderConfiguration.class,
    RevocationConfiguration.class,
    PageConfiguration.class,
    HandoutConfiguration.class
})
public class VirtualCards {

    public static void main(String[] arguments) {
        SpringApplication.run(VirtualCards.class, arguments);
    }
}
