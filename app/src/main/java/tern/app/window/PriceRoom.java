package tern.app.window;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import tern.app.feed.PortfolioState;
import tern.app.fx.Fx;
import tern.app.prices.PriceService;
import tern.app.prices.PriceService.Market;
import tern.app.prices.PriceState;
import tern.app.session.PreferenceBook;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.Network;
import tern.wallet.chain.Network.Trust;
import tern.wallet.history.CurrencyPrice;
import tern.wallet.units.Hash32;

/// Tells the price service what the window knows: the choice, the network, whether anybody can see it. To be used on
/// the FX thread.
final class PriceRoom implements AutoCloseable {

    private final PriceService service;
    private BooleanSupplier read = () -> false;

    PriceRoom(MainScene.Parts parts, PreferenceBook preferences) {
        service = new PriceService(new PriceService.Ports(parts.settings().prices(),
                task -> Thread.ofVirtual().name("price").start(task), Fx::run, parts.clock(),
                parts.settings().nanos(), () -> read.getAsBoolean()));
        preferences.now().addListener((_, _, now) -> service.choose(now.prices()));
        service.choose(preferences.get().prices());
        // what was told once needs no stranger later
        service.watch(state -> state.price()
                .ifPresent(price -> parts.history()
                        .keep(new CurrencyPrice(price.currency().name(), price.time(), price.perTao(),
                                price.source()))));
    }

    /// Nobody is asked before this.
    ///
    /// @param wasRead whether the page about what leaves this computer was read
    void start(BooleanSupplier wasRead) {
        read = wasRead;
    }

    PriceState now() {
        return service.current();
    }

    /// For everybody who shows the price or what something is worth.
    void watch(Consumer<PriceState> watcher) {
        service.watch(watcher);
    }

    void show(PortfolioState state) {
        service.network(state.network().map(network -> market(network, state)).orElse(Market.UNKNOWN));
    }

    /// @param visible whether somebody can see the window
    void tick(boolean visible) {
        service.tick(visible);
    }

    /// Only the main network's TAO is bought and sold. A node of one's own is known by the chain that it serves.
    private static Market market(Network network, PortfolioState state) {
        if (network.trust() == Trust.PRACTICE) {
            return Market.NONE;
        }
        Hash32 finney = Networks.finney().genesis().orElseThrow();
        return network.genesis()
                .or(() -> state.snapshot().map(snapshot -> snapshot.genesis()))
                .map(genesis -> genesis.equals(finney) ? Market.OPEN : Market.NONE)
                .orElse(Market.UNKNOWN);
    }

    @Override
    public void close() {
        service.close();
    }
}
