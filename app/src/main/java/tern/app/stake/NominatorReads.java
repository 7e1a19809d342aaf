package tern.app.stake;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.transact.TransactionDesk;
import tern.wallet.chain.Network;
import tern.wallet.keys.AccountId;
import tern.wallet.subnets.Nominators;
import tern.wallet.units.TernException;

/// Counts who stakes with the largest validators of the subnet that is looked at: when another one is looked at, and
/// every quarter of an hour. At most sixteen requests, mostly one for each eight validators: the chain keeps no count, and
/// its keys have to be listed. On the FX thread.
final class NominatorReads {

    /// Validators that are counted for.
    static final int MOST = 32;

    private static final Logger LOG = LoggerFactory.getLogger(NominatorReads.class);
    private static final Duration FRESH = Duration.ofMinutes(15);
    /// Pages of a thousand keys each; what is beyond is said to be more.
    private static final int PAGES = 2;

    private final TransactionDesk desk;
    private final ExecutorService background;
    private final Executor ui;
    private final LongSupplier nanos;
    private final BiConsumer<Integer, Map<AccountId, Nominators.Count>> take;
    private Optional<Wanted> last = Optional.empty();
    private long lastAt;

    private record Wanted(Network network, int netuid) {}

    /// @param nanos a clock that nobody can set
    /// @param take  gets the subnet and what was counted
    NominatorReads(TransactionDesk desk, ExecutorService background, Executor ui, LongSupplier nanos,
            BiConsumer<Integer, Map<AccountId, Nominators.Count>> take) {
        this.desk = desk;
        this.background = background;
        this.ui = ui;
        this.nanos = nanos;
        this.take = take;
    }

    /// @param hotkeys the largest first
    void want(Network network, int netuid, List<AccountId> hotkeys) {
        Wanted wanted = new Wanted(network, netuid);
        long now = nanos.getAsLong();
        if (hotkeys.isEmpty() || last.equals(Optional.of(wanted)) && now - lastAt < FRESH.toNanos()) {
            return;
        }
        last = Optional.of(wanted);
        lastAt = now;
        List<AccountId> largest = List.copyOf(hotkeys.subList(0, Math.min(MOST, hotkeys.size())));
        background.execute(() -> {
            try {
                Map<AccountId, Nominators.Count> found = desk.ask(network,
                        chain -> Nominators.count(chain, chain.bestBlock(), netuid, largest, PAGES));
                ui.execute(() -> {
                    if (last.equals(Optional.of(wanted))) {
                        take.accept(netuid, found);
                    }
                });
            } catch (TernException e) {
                // the column stays empty
                LOG.info("who stakes on subnet {} cannot be counted: {}", netuid, e.sentence());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.error("who stakes on subnet {} was not understood", netuid, e);
            }
        });
    }

    /// Another chain: nothing of the old one is told.
    void forget() {
        last = Optional.empty();
    }
}
