package tern.app.stake;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.feed.Problem;
import tern.app.transact.TransactionDesk;
import tern.wallet.bittensor.StakeRules;
import tern.wallet.bittensor.Subnet;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.Network;
import tern.wallet.subnets.PoolDepth;
import tern.wallet.units.TernException;

/// Reads what a pool takes and what the chain allows there: when another subnet is looked at, and once a minute, sooner
/// where it could not be read. What
/// was read of one subnet or network is never told as another's. On the FX thread.
final class PoolReads {

    private static final Logger LOG = LoggerFactory.getLogger(PoolReads.class);
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final TransactionDesk desk;
    private final ExecutorService background;
    private final Executor ui;
    private final LongSupplier nanos;
    private final String defect;
    private final Runnable changed;
    private Optional<Wanted> last = Optional.empty();
    private Optional<Read> found = Optional.empty();
    private long lastAt;
    private boolean reading;

    private record Wanted(Network network, int netuid) {}

    /// @param problem why there is neither
    private record Read(Optional<StakeRules> rules, Optional<PoolDepth> depth, Optional<Problem> problem) {}

    /// @param nanos   a clock that nobody can set
    /// @param defect  what the person reads after a defect of the program
    /// @param changed told when something new was read
    PoolReads(TransactionDesk desk, ExecutorService background, Executor ui, LongSupplier nanos, String defect,
            Runnable changed) {
        this.desk = desk;
        this.background = background;
        this.ui = ui;
        this.nanos = nanos;
        this.defect = defect;
        this.changed = changed;
    }

    /// @param subnet as it was a moment ago
    void want(Network network, Subnet subnet) {
        Wanted wanted = new Wanted(network, subnet.netuid());
        boolean other = !last.equals(Optional.of(wanted));
        long now = nanos.getAsLong();
        Duration pause = found.filter(read -> read.problem().isEmpty()).isPresent() ? FRESH : AGAIN;
        if (!other && (reading || now - lastAt < pause.toNanos())) {
            return;
        }
        if (other) {
            found = Optional.empty();
        }
        last = Optional.of(wanted);
        lastAt = now;
        reading = true;
        background.execute(() -> {
            Read read;
            try {
                read = desk.ask(network, chain -> {
                    // nodes answer of their newest state at once; many simulated trades in an older one take long
                    BlockRef newest = chain.bestBlock();
                    return new Read(Optional.of(StakeRules.read(chain, newest, subnet.netuid())),
                            PoolDepth.read(chain, newest, subnet), Optional.empty());
                });
            } catch (TernException e) {
                LOG.info("the pool of subnet {} cannot be read: {}", subnet.netuid(), e.sentence());
                read = new Read(Optional.empty(), Optional.empty(), Optional.of(Problem.of(e)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.error("the pool of subnet {} was not understood", subnet.netuid(), e);
                read = new Read(Optional.empty(), Optional.empty(),
                        Optional.of(new Problem(defect, Optional.of(e.toString()))));
            }
            Read answer = read;
            ui.execute(() -> {
                if (last.equals(Optional.of(wanted))) {
                    reading = false;
                    lastAt = nanos.getAsLong();
                    // what was known stays until something newer is
                    if (answer.problem().isEmpty() || found.isEmpty()) {
                        found = Optional.of(answer);
                    }
                    changed.run();
                }
            });
        });
    }

    /// Another chain: nothing of the old one is told.
    void forget() {
        last = Optional.empty();
        found = Optional.empty();
        reading = false;
    }

    boolean isKnown(int netuid) {
        return of(netuid).isPresent();
    }

    Optional<StakeRules> rules(int netuid) {
        return of(netuid).flatMap(Read::rules);
    }

    Optional<PoolDepth> depth(int netuid) {
        return of(netuid).flatMap(Read::depth);
    }

    Optional<Problem> problem(int netuid) {
        return of(netuid).flatMap(Read::problem);
    }

    private Optional<Read> of(int netuid) {
        return last.filter(wanted -> wanted.netuid() == netuid).flatMap(_ -> found);
    }
}
