package tern.app.stake;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.transact.TransactionDesk;
import tern.app.ui.PositionValues;
import tern.wallet.chain.Network;
import tern.wallet.keys.AccountId;
import tern.wallet.portfolio.AccountPicture;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.portfolio.PositionPicture;
import tern.wallet.subnets.IdleAlpha;
import tern.wallet.subnets.ValidatorTable;
import tern.wallet.units.TernException;

/// Finds stake that earns nothing, and what that costs: when there is other such stake than before, and every ten
/// minutes. Only the subnets with stake whose validator was paid nothing are read. On the FX thread.
final class IdleReads {

    private static final Logger LOG = LoggerFactory.getLogger(IdleReads.class);
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final TransactionDesk desk;
    private final ExecutorService background;
    private final Executor ui;
    private final LongSupplier nanos;
    private final Consumer<List<IdleAlpha>> take;
    private Set<PositionValues.Key> last = Set.of();
    private long lastAt;

    /// @param nanos a clock that nobody can set
    /// @param take  gets what was found, the most costly first
    IdleReads(TransactionDesk desk, ExecutorService background, Executor ui, LongSupplier nanos,
            Consumer<List<IdleAlpha>> take) {
        this.desk = desk;
        this.background = background;
        this.ui = ui;
        this.nanos = nanos;
        this.take = take;
    }

    void look(Network network, PortfolioSnapshot snapshot) {
        Set<PositionValues.Key> suspects = new HashSet<>();
        Map<Integer, Set<AccountId>> subnets = new HashMap<>();
        for (AccountPicture account : snapshot.accounts()) {
            for (PositionPicture position : account.positions()) {
                if (position.netuid() != 0 && !position.earning().orElse(true)) {
                    suspects.add(new PositionValues.Key(account.account(), position.netuid(), position.hotkey()));
                    subnets.computeIfAbsent(position.netuid(), _ -> new HashSet<>()).add(position.hotkey());
                }
            }
        }
        long now = nanos.getAsLong();
        if (suspects.equals(last) && (suspects.isEmpty() || now - lastAt < FRESH.toNanos())) {
            return;
        }
        last = suspects;
        lastAt = now;
        if (suspects.isEmpty()) {
            take.accept(List.of());
            return;
        }
        background.execute(() -> {
            Map<Integer, ValidatorTable> tables = new HashMap<>();
            for (Map.Entry<Integer, Set<AccountId>> subnet : subnets.entrySet()) {
                try {
                    tables.put(subnet.getKey(), desk.validators(network, subnet.getKey(), subnet.getValue()));
                } catch (TernException e) {
                    LOG.info("whether stake on subnet {} earns cannot be read: {}", subnet.getKey(), e.sentence());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                } catch (RuntimeException e) {
                    LOG.error("the validators of subnet {} were not understood", subnet.getKey(), e);
                }
            }
            List<IdleAlpha> idle = IdleAlpha.find(snapshot, tables);
            ui.execute(() -> {
                if (suspects.equals(last)) {
                    take.accept(idle);
                }
            });
        });
    }

    /// Another chain: what was found belongs to the old one.
    void forget() {
        last = Set.of();
        take.accept(List.of());
    }
}
