package tern.app.stake;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.transact.TransactionDesk;
import tern.wallet.chain.Network;
import tern.wallet.keys.AccountId;
import tern.wallet.subnets.ValidatorTable;
import tern.wallet.units.TernException;

/// Reads the validators of the subnet that is looked at: when another one is looked at, and once a minute. On the FX
/// thread.
final class ValidatorReads {

    private static final Logger LOG = LoggerFactory.getLogger(ValidatorReads.class);
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final TransactionDesk desk;
    private final ExecutorService background;
    private final Executor ui;
    private final LongSupplier nanos;
    private final Consumer<Optional<ValidatorTable>> take;
    private Optional<Wanted> last = Optional.empty();
    private long lastAt;

    private record Wanted(Network network, int netuid) {}

    /// @param nanos a clock that nobody can set
    /// @param take  gets what was read; empty where that could not be done
    ValidatorReads(TransactionDesk desk, ExecutorService background, Executor ui, LongSupplier nanos,
            Consumer<Optional<ValidatorTable>> take) {
        this.desk = desk;
        this.background = background;
        this.ui = ui;
        this.nanos = nanos;
        this.take = take;
    }

    /// @param also with whom the person has stake
    void want(Network network, int netuid, List<AccountId> also) {
        Wanted wanted = new Wanted(network, netuid);
        long now = nanos.getAsLong();
        if (last.equals(Optional.of(wanted)) && now - lastAt < FRESH.toNanos()) {
            return;
        }
        last = Optional.of(wanted);
        lastAt = now;
        background.execute(() -> {
            Optional<ValidatorTable> read = Optional.empty();
            try {
                read = Optional.of(desk.validators(network, netuid, also));
            } catch (TernException e) {
                LOG.info("the validators of subnet {} cannot be read: {}", netuid, e.sentence());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.error("the validators of subnet {} were not understood", netuid, e);
            }
            Optional<ValidatorTable> found = read;
            ui.execute(() -> {
                if (last.equals(Optional.of(wanted))) {
                    take.accept(found);
                }
            });
        });
    }

    /// Another chain: what is on its way from the old one is not told, and what was read is not fresh.
    void forget() {
        last = Optional.empty();
    }
}
