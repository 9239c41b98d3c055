package se.sakeratkomst.cards.card;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/** The cards of the lab as an API, for drivers and scripts. */
@RestController
@RequestMapping("/api/cards")
final class CardsController {

    /**
     * @param use legitimering or underskrift
     * @param certificate hsa-id or person-id
     * @param content base64 of what is signed
     * @param format cms, cms-detached or xml
     */
    record SignOrder(
            @Nullable String pin,
            @Nullable String use,
            @Nullable String certificate,
            @Nullable String content,
            @Nullable String format) {}

    /**
     * @param cms base64 of the DER
     * @param xml base64 of the signed document
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Signed(@Nullable String cms, @Nullable String xml) {}

    /** @param pin the new PIN */
    record UnblockOrder(
            @Nullable String puk,
            @Nullable String use,
            @Nullable String pin) {}

    private final Drawer drawer;
    private final CardSigning signing;

    CardsController(Drawer drawer, CardSigning signing) {
        this.drawer = drawer;
        this.signing = signing;
    }

    @GetMapping
    List<CardView> cards(HttpServletRequest request) {
        return drawer.asItIs(CurrentLab.of(request));
    }

    @GetMapping("/{id}")
    CardView card(@PathVariable String id, HttpServletRequest request) {
        return drawer.one(CurrentLab.of(request), id);
    }

    @PostMapping("/{id}/sign")
    Signed sign(@PathVariable String id, @RequestBody SignOrder order, HttpServletRequest request) {
        TokenUse use = use(order.use() == null ? TokenUse.LEGITIMERING.word() : order.use());
        SignatureFormat format = format(order.format() == null ? SignatureFormat.CMS.word() : order.format());
        byte[] signed = signing.sign(
                CurrentLab.of(request),
                id,
                use,
                kind(order.certificate() == null ? CertificateKind.HSA_ID.word() : order.certificate()),
                order.pin() == null ? "" : order.pin(),
                content(order.content()),
                format);
        String base64 = Base64.getEncoder().encodeToString(signed);
        return format == SignatureFormat.XML ? new Signed(null, base64) : new Signed(base64, null);
    }

    @PostMapping("/{id}/unblock")
    CardView unblock(@PathVariable String id, @RequestBody UnblockOrder order, HttpServletRequest request) {
        signing.unblock(
                CurrentLab.of(request),
                id,
                use(order.use() == null ? TokenUse.LEGITIMERING.word() : order.use()),
                order.puk() == null ? "" : order.puk(),
                order.pin() == null ? "" : order.pin());
        return drawer.one(CurrentLab.of(request), id);
    }

    private static TokenUse use(String word) {
        return known(
                "use",
                TokenUse.byWord(word),
                word,
                Stream.of(TokenUse.values()).map(TokenUse::word).toList());
    }

    private static CertificateKind kind(String word) {
        return known(
                "certificate",
                CertificateKind.byWord(word),
                word,
                Stream.of(CertificateKind.values()).map(CertificateKind::word).toList());
    }

    private static SignatureFormat format(String word) {
        return known(
                "format",
                SignatureFormat.byWord(word),
                word,
                Stream.of(SignatureFormat.values()).map(SignatureFormat::word).toList());
    }

    private static <T> T known(String field, Optional<T> found, String word, List<String> expected) {
        return found.orElseThrow(() -> new ProblemException(Problem.badRequest(
                "Use a card",
                "'" + field + "': '" + word.substring(0, Math.min(word.length(), 40)) + "'",
                "one of " + expected,
                "Correct '" + field + "'.")));
    }

    private static byte[] content(@Nullable String base64) {
        try {
            if (base64 != null && !base64.isEmpty()) {
                return Base64.getDecoder().decode(base64);
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new ProblemException(Problem.badRequest(
                "Sign with a card",
                base64 == null || base64.isEmpty() ? "no 'content'" : "'content' that is not base64",
                "'content' with the base64 of what is to be signed",
                "Encode the bytes with plain base64, without line breaks."));
    }
}
