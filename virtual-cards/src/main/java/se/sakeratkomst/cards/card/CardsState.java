package se.sakeratkomst.cards.card;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.cards.pki.IssuedCertificates;
import se.sakeratkomst.kit.control.LabState;
import se.sakeratkomst.kit.lab.LabId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What of the cards is state: PINs, counters and revocations. Authorities, keys and certificates are not: they stay through a reset, so
 * that the trust a vendor was given keeps its worth.
 */
final class CardsState implements LabState {

    record Pin(String card, String use, String pin, int triesLeft, int pukTriesLeft) {}

    record Revoked(
            String fingerprint,
            @Nullable OffsetDateTime at,
            @Nullable String reason) {}

    record Snapshot(List<Pin> pins, List<Revoked> revoked) {}

    private final Cards cards;
    private final TokenRows rows;
    private final PinRules pins;
    private final PinCounters counters;
    private final CardSettings settings;
    private final IssuedCertificates register;
    private final JsonMapper json;

    CardsState(
            Cards cards,
            TokenRows rows,
            PinRules pins,
            PinCounters counters,
            CardSettings settings,
            IssuedCertificates register,
            JsonMapper json) {
        this.cards = cards;
        this.rows = rows;
        this.pins = pins;
        this.counters = counters;
        this.settings = settings;
        this.register = register;
        this.json = json;
    }

    @Override
    public String name() {
        return "cards";
    }

    @Override
    public void seed(LabId lab) {
        cards.forgetLost(lab);
    }

    @Override
    public void clear(LabId lab) {
        cards.forgetLost(lab);
        Map<String, CardPlan> plans = plans(lab);
        for (TokenRow row : rows.findByLab(lab.value())) {
            CardPlan plan = plans.get(row.card());
            if (plan != null) {
                TokenUse use = TokenUse.byWord(row.tokenUse()).orElseThrow();
                pins.put(row, plan.puk(), plan.pin(use), plan.pinTries(settings), plan.pukTries(settings));
            }
        }
        register.forgetRevocations(lab.value());
        cards.revokeByState(lab);
    }

    @Override
    public Snapshot snapshot(LabId lab) {
        return new Snapshot(
                rows.findByLab(lab.value()).stream()
                        .map(row -> new Pin(
                                row.card(),
                                row.tokenUse(),
                                row.pin(),
                                counters.left(Objects.requireNonNull(row.id())),
                                row.pukTriesLeft()))
                        .toList(),
                register.findByLabAndRevokedAtIsNotNull(lab.value()).stream()
                        .map(row -> new Revoked(row.fingerprint(), row.revokedAt(), row.reason()))
                        .toList());
    }

    @Override
    public void restore(LabId lab, JsonNode snapshot) {
        Snapshot wanted = json.treeToValue(snapshot, Snapshot.class);
        clear(lab);
        Map<String, CardPlan> plans = plans(lab);
        for (Pin pin : wanted.pins()) {
            CardPlan plan = plans.get(pin.card());
            if (plan != null) {
                TokenUse use = TokenUse.byWord(pin.use()).orElseThrow();
                TokenRow row = pins.row(cards.card(lab, pin.card()).token(use));
                pins.put(row, plan.puk(), pin.pin(), pin.triesLeft(), pin.pukTriesLeft());
            }
        }
        for (Revoked revoked : wanted.revoked()) {
            register.revoke(
                    lab.value(),
                    revoked.fingerprint(),
                    Objects.requireNonNullElseGet(revoked.at(), OffsetDateTime::now),
                    Objects.requireNonNullElse(revoked.reason(), "unspecified"));
        }
    }

    private Map<String, CardPlan> plans(LabId lab) {
        return cards.plans(lab).stream().collect(Collectors.toMap(CardPlan::id, Function.identity()));
    }
}
