package tern.app.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.wallet.bittensor.Validator;
import tern.wallet.bittensor.ValidatorList;
import tern.wallet.chain.ChainClient;
import tern.wallet.units.TernException;

/// The validators that the connected chain knows, read over the feed's connection when somebody asks, and at most every
/// ten minutes: there are thousands, and few of them change. Safe for any thread.
final class KnownValidators implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KnownValidators.class);
    private static final Duration FRESH = Duration.ofMinutes(10);
    /// After a reading that failed.
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final LongSupplier nanos;
    private final Object lock = new Object();
    private final List<Consumer<List<Validator>>> waiting = new ArrayList<>();
    private final PortfolioSource.Watch watch;
    private Optional<ChainClient> client = Optional.empty();
    private List<Validator> known = List.of();
    private OptionalLong until = OptionalLong.empty();
    private boolean reading;

    /// @param nanos a clock that nobody can set
    KnownValidators(ChainTap tap, LongSupplier nanos) {
        this.nanos = nanos;
        this.watch = tap.watch(this::connected);
    }

    private void connected(Optional<ChainClient> now) {
        synchronized (lock) {
            boolean sameChain = now.isPresent() && client.isPresent()
                    && now.get().genesis().equals(client.get().genesis());
            client = now;
            if (!sameChain) {
                // those of one chain must not be found on another
                known = List.of();
                until = OptionalLong.empty();
            }
        }
    }

    /// Calls `take` before it returns where they were read lately or there is no connection, else once they are read,
    /// on another thread.
    void ask(Consumer<List<Validator>> take) {
        Optional<ChainClient> begin = Optional.empty();
        Optional<List<Validator>> now = Optional.empty();
        synchronized (lock) {
            boolean fresh = until.isPresent() && nanos.getAsLong() - until.getAsLong() < 0;
            if (client.isEmpty() || fresh) {
                now = Optional.of(known);
            } else {
                waiting.add(take);
                begin = reading ? Optional.empty() : client;
                reading = true;
            }
        }
        now.ifPresent(take);
        begin.ifPresent(chain -> Thread.ofVirtual().name("validators").start(() -> read(chain)));
    }

    private void read(ChainClient chain) {
        Optional<List<Validator>> found = Optional.empty();
        try {
            found = Optional.of(ValidatorList.read(chain, chain.bestBlock()));
        } catch (TernException e) {
            LOG.warn("the validators of {} are not known: {} {}", chain.network().id(), e.sentence(),
                    e.details().orElse(""));
        } catch (RuntimeException e) {
            LOG.error("the validators of {} were not understood", chain.network().id(), e);
        }
        List<Consumer<List<Validator>>> told;
        List<Validator> now;
        synchronized (lock) {
            reading = false;
            if (client.filter(chain::equals).isPresent()) {
                known = found.orElse(known);
                until = OptionalLong.of(nanos.getAsLong() + (found.isPresent() ? FRESH : PAUSE).toNanos());
            }
            now = known;
            told = List.copyOf(waiting);
            waiting.clear();
        }
        told.forEach(take -> take.accept(now));
    }

    @Override
    public void close() {
        watch.close();
        synchronized (lock) {
            waiting.clear();
        }
    }
}
