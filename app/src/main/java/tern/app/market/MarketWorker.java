package tern.app.market;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread on which the market is read and reckoned, one thing after the other. What fails is told in the log and
/// does not end it. Any thread may call.
final class MarketWorker {

    private static final Logger LOG = LoggerFactory.getLogger(MarketWorker.class);

    private final ExecutorService thread = Executors
            .newSingleThreadExecutor(Thread.ofVirtual().name("market").factory());
    private boolean closed;

    /// Does nothing once it was closed.
    synchronized void later(Runnable work) {
        if (!closed) {
            thread.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    LOG.error("the market failed", e);
                }
            });
        }
    }

    /// Takes no more, and waits so long for what was given.
    void close(Duration longest) throws InterruptedException {
        synchronized (this) {
            closed = true;
            thread.shutdown();
        }
        boolean _ = thread.awaitTermination(longest.toSeconds(), TimeUnit.SECONDS);
    }
}
