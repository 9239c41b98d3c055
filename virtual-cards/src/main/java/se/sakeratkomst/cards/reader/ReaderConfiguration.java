package se.sakeratkomst.cards.reader;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import se.sakeratkomst.cards.card.Cards;
import se.sakeratkomst.cards.card.PinRules;
import se.sakeratkomst.cards.pki.PkiStore;
import se.sakeratkomst.kit.SandboxProperties;
import se.sakeratkomst.kit.control.Assumption;
import se.sakeratkomst.kit.journal.Journal;
import tools.jackson.databind.json.JsonMapper;

/** Beans of the readers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReaderSettings.class)
@Import({ReaderController.class, ReaderBench.class})
public class ReaderConfiguration {

    @Bean
    ReaderSockets readerSockets(PinRules pins, Journal journal, ReaderSettings settings) {
        return new ReaderSockets(pins, journal, settings.clients());
    }

    @Bean
    Readers readers(
            SandboxProperties sandbox,
            ReaderRows rows,
            Cards cards,
            PkiStore pkis,
            Journal journal,
            ReaderSettings settings,
            JsonMapper json,
            ReaderSockets sockets) {
        return new Readers(sandbox.home(), rows, cards, pkis, journal, settings, json, sockets);
    }

    @Bean
    Assumption tokenLabelsAssumption() {
        return new Assumption(
                "cards.reader-labels",
                "In a reader a card shows a token for each PIN, 'SITHS e-id kort (Legitimering)' and 'SITHS e-id kort (Underskrift)';"
                        + " CKA_ID pairs certificate and key",
                "PKCS#11 behaviour: D2 for the first label, I for the second and for CKA_ID",
                "none",
                "fixed");
    }

    @Bean
    Assumption alwaysAuthenticateAssumption(ReaderSettings settings) {
        return new Assumption(
                "cards.always-authenticate",
                "Whether a key for underskrift says CKA_ALWAYS_AUTHENTICATE and wants PIN 2 for each signature of a PKCS#11 client",
                "PKCS#11 behaviour: I (usual, not documented for SITHS)",
                "sandbox.reader.always-authenticate",
                Boolean.toString(settings.alwaysAuthenticate()));
    }
}
