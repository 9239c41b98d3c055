package se.sakeratkomst.cards.card;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import se.sakeratkomst.cards.pki.PkiStore;
import se.sakeratkomst.kit.lab.LabId;

/**
 * Makes the PKI at once, since every other service asks for a certificate when it starts, and the cards of the lab default a little
 * later, when the start of the others is over. Neither delays readiness; whoever needs something earlier gets it then.
 */
final class AheadOfDemand implements ApplicationListener<ApplicationReadyEvent>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AheadOfDemand.class);

    private final Cards cards;
    private final CardSettings settings;
    private final ScheduledThreadPoolExecutor worker;

    AheadOfDemand(PkiStore pkis, Cards cards, CardSettings settings) {
        this.cards = cards;
        this.settings = settings;
        this.worker = new ScheduledThreadPoolExecutor(workers(settings), work -> {
            Thread thread = new Thread(work, "ahead-of-demand");
            thread.setDaemon(true);
            return thread;
        });
        worker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        worker.execute(() -> quietly(() -> pkis.pki()));
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        if (!settings.makeAhead().isNegative()) {
            Future<?> unused =
                    worker.schedule(this::makeCards, settings.makeAhead().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Who wants the cards at once gets every processor for them, otherwise they are made beside other work. */
    private static int workers(CardSettings settings) {
        return settings.makeAhead().isZero() ? Runtime.getRuntime().availableProcessors() : 1;
    }

    private void makeCards() {
        for (CardPlan plan : cards.plans(LabId.DEFAULT)) {
            if (worker.isShutdown()) {
                return;
            }
            worker.execute(() -> quietly(() -> cards.card(LabId.DEFAULT, plan.id())));
        }
    }

    /** Whoever needs it next meets the same error and is told. */
    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("Could not prepare ahead of demand: {}", e.getMessage());
        }
    }

    /** Drops what has not begun and lets a card that is being made be finished. */
    @Override
    public void close() throws InterruptedException {
        worker.shutdown();
        worker.awaitTermination(5, TimeUnit.SECONDS);
    }
}
