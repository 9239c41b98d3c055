package se.sakeratkomst.cards.app;

import java.time.Clock;
import java.util.Optional;
import se.sakeratkomst.cards.app.AppOrder.State;
import se.sakeratkomst.cards.card.CardSigning;
import se.sakeratkomst.cards.card.CertificateKind;
import se.sakeratkomst.cards.challenge.Challenge;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/**
 * The card app out of band, as SITHS eID is used: the identity provider orders a signature of its challenge and asks until there is
 * one; the user finds the order by its code, sees who asks, and approves with a card and its PIN or cancels. The identity provider's
 * side goes by the order's secret and the user's by its code; the signature is for the identity provider only.
 */
final class CardApp {

    private static final String PROTOCOL = "card app";

    private final AppOrders orders;
    private final UnknownCodes unknown;
    private final CardSigning signing;
    private final Journal journal;
    private final Clock wall;

    CardApp(AppOrders orders, UnknownCodes unknown, CardSigning signing, Journal journal, Clock wall) {
        this.orders = orders;
        this.unknown = unknown;
        this.signing = signing;
        this.journal = journal;
        this.wall = wall;
    }

    /** The identity provider orders a signature. */
    AppOrder order(LabId lab, Challenge challenge) {
        sweep(lab);
        AppOrder order = orders.place(lab, challenge);
        journal.append(
                lab,
                note("created", order)
                        .from(challenge.idp())
                        .summary("A signature was ordered for a login at " + sp(order) + ", code " + order.code())
                        .raw(challenge.text())
                        .accepted());
        return order;
    }

    /** The identity provider asks how far its order has come. */
    AppOrder ordered(LabId lab, String secret) {
        sweep(lab);
        return orders.bySecret(lab, secret).orElseThrow(CardApp::noSuchOrder);
    }

    /** The identity provider withdraws its order, answered or not. */
    void withdraw(LabId lab, String secret) {
        sweep(lab);
        AppOrder order = orders.remove(lab, secret).orElseThrow(CardApp::noSuchOrder);
        if (order.cancel()) {
            journal.append(
                    lab,
                    note("withdrawn", order)
                            .from(order.challenge().idp())
                            .summary("The identity provider withdrew its order " + order.code())
                            .info());
        }
    }

    /**
     * The user, or who guesses, looks for an order.
     *
     * @param address the caller's
     */
    AppOrder find(LabId lab, String code, String address) {
        unknown.require(lab, address);
        sweep(lab);
        Optional<AppOrder> found = orders.byCode(lab, code);
        if (found.isEmpty()) {
            unknown.unknown(lab, address);
            throw new ProblemException(Problem.notFound(
                    "Find an order of the card app by its code",
                    "no order in this lab with that code",
                    "the six characters that the login page shows",
                    "Compare the code with the one on the login page; an order lives a short while only."));
        }
        return found.get();
    }

    /** The user has the order before them. */
    AppOrder open(LabId lab, String code, String address) {
        AppOrder order = find(lab, code, address);
        if (order.open()) {
            journal.append(
                    lab,
                    note("opened", order)
                            .summary("The order " + order.code() + " was opened in the app")
                            .info());
        }
        return order;
    }

    /** The user signs. A wrong PIN leaves the order as it was. */
    void approve(LabId lab, String code, String address, String card, CertificateKind kind, String pin) {
        AppOrder order = requireOpen(find(lab, code, address), "Approve");
        byte[] cms = signing.legitimate(lab, card, kind, pin, order.challenge());
        sweep(lab);
        if (!order.sign(cms)) {
            throw answered(order, "Approve");
        }
        journal.append(
                lab,
                note("approved", order)
                        .from(card)
                        .to(order.challenge().idp())
                        .fact("card", card)
                        .summary("The user approved the login at " + sp(order) + " with card " + card)
                        .accepted());
    }

    /** The user does not sign. */
    void cancel(LabId lab, String code, String address) {
        AppOrder order = find(lab, code, address);
        if (!order.cancel()) {
            throw answered(order, "Cancel");
        }
        journal.append(
                lab,
                note("cancelled", order)
                        .to(order.challenge().idp())
                        .summary("The user cancelled the login at " + sp(order) + " in the app")
                        .info());
    }

    long secondsLeft(AppOrder order) {
        return order.secondsLeft(wall.instant());
    }

    private void sweep(LabId lab) {
        for (AppOrder order : orders.sweep(lab)) {
            journal.append(
                    lab,
                    note("expired", order)
                            .to(order.challenge().idp())
                            .summary("Nobody answered the order " + order.code() + " in time")
                            .info());
        }
    }

    private static AppOrder requireOpen(AppOrder order, String attempted) {
        if (!order.state().open()) {
            throw answered(order, attempted);
        }
        return order;
    }

    private static ProblemException answered(AppOrder order, String attempted) {
        boolean late = order.state() == State.EXPIRED;
        return new ProblemException(Problem.of(
                409,
                late ? "The order has expired" : "The order is answered already",
                attempted + " the login with code " + order.code(),
                "an order that is " + order.state().word(),
                "an order that waits for its answer",
                late
                        ? "Begin the login again, and answer before the time is up."
                        : "Go back to the login page; an order is answered once."));
    }

    private static ProblemException noSuchOrder() {
        return new ProblemException(Problem.notFound(
                "Find an order of the card app",
                "no such order in this lab: withdrawn, forgotten, or made before a restart or a reset",
                "the 'order' that POST /api/app/orders answered",
                "Order anew."));
    }

    private static Note note(String what, AppOrder order) {
        Challenge challenge = order.challenge();
        return Note.of("app.order." + what)
                .protocol(PROTOCOL)
                .correlation(challenge.login(), challenge.nonce())
                .secret(order.secret())
                .fact("code", order.code())
                .fact("idp", challenge.idp())
                .fact("sp", challenge.sp())
                .fact("login", challenge.login())
                .fact("expires", order.expires().toString());
    }

    private static String sp(AppOrder order) {
        String name = order.challenge().spName();
        return name == null ? order.challenge().sp() : name;
    }
}
