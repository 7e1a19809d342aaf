package tern.app.subnets;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tern.app.feed.PortfolioState;
import tern.app.feed.PortfolioState.Link;
import tern.app.market.MarketState;
import tern.app.market.SubnetPast;
import tern.wallet.bittensor.Subnet;
import tern.wallet.chain.Network;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.subnets.SubnetBoard;
import tern.wallet.subnets.SubnetOverview;
import tern.wallet.units.Hash32;

/// All that the page knows at one moment. The same quantity is taken from the newest block that it is known of, so that
/// it is the same here as on other pages.
///
/// @param portfolio what the feed says
/// @param market    what is known of prices and yields
/// @param board     of the page's own reading
/// @param look      of the subnet that is looked at closely
record Shown(PortfolioState portfolio, MarketState market, Optional<SubnetBoard> board,
        Optional<SubnetsSource.Look> look) {

    private static final int ROOT = 0;

    static Shown nothing() {
        return new Shown(PortfolioState.idle(), MarketState.empty(), Optional.empty(), Optional.empty());
    }

    Shown with(PortfolioState now) {
        return new Shown(now, market, board, look);
    }

    Shown with(MarketState now) {
        return new Shown(portfolio, now, board, look);
    }

    Shown with(Optional<SubnetBoard> now) {
        return new Shown(portfolio, market, now, look);
    }

    Shown looking(Optional<SubnetsSource.Look> now) {
        return new Shown(portfolio, market, board, now);
    }

    Optional<PortfolioSnapshot> snapshot() {
        return portfolio.snapshot();
    }

    Optional<Hash32> genesis() {
        return snapshot().map(PortfolioSnapshot::genesis);
    }

    private boolean boardIsNewer() {
        return board.isPresent() && snapshot()
                .filter(known -> known.block().number() >= board.get().block().number())
                .isEmpty();
    }

    /// What was looked at closely, where that is of a newer block than all else.
    private Optional<Subnet> newest() {
        long block = Math.max(board.map(read -> read.block().number()).orElse(0L),
                snapshot().map(known -> known.block().number()).orElse(0L));
        return look.filter(known -> known.detail().block().number() > block)
                .map(known -> known.detail().overview().subnet());
    }

    /// All but root.
    Map<Integer, Subnet> subnets() {
        Map<Integer, Subnet> found = new HashMap<>();
        Map<Integer, Subnet> read = new HashMap<>();
        board.ifPresent(known -> known.rows().forEach(row -> read.put(row.netuid(), row.subnet())));
        Map<Integer, Subnet> held = snapshot().map(PortfolioSnapshot::subnets).orElse(Map.of());
        found.putAll(boardIsNewer() ? held : read);
        found.putAll(boardIsNewer() ? read : held);
        newest().ifPresent(subnet -> found.put(subnet.netuid(), subnet));
        found.remove(ROOT);
        return found;
    }

    Optional<Subnet> subnet(int netuid) {
        Optional<Subnet> newest = newest().filter(known -> known.netuid() == netuid);
        Optional<Subnet> read = overview(netuid).map(SubnetOverview::subnet);
        Optional<Subnet> held = snapshot().flatMap(known -> Optional.ofNullable(known.subnets().get(netuid)));
        return newest.or(() -> boardIsNewer() ? read.or(() -> held) : held.or(() -> read));
    }

    Optional<SubnetOverview> overview(int netuid) {
        return board.flatMap(known -> known.find(netuid));
    }

    /// Only of the chain that is shown.
    Optional<SubnetPast> past(int netuid) {
        return isOurs() ? market.subnet(netuid) : Optional.empty();
    }

    boolean isOurs() {
        return genesis().isPresent() ? market.genesis().equals(genesis()) : isRemembered();
    }

    boolean isOffline() {
        return portfolio.link() == Link.OFFLINE;
    }

    /// Whether nobody answers, and all there is to show is what was written down when somebody did.
    boolean isRemembered() {
        return isOffline() && snapshot().isEmpty() && !market.subnets().isEmpty()
                && portfolio.network()
                        .map(Network::genesis)
                        .filter(wanted -> wanted.isEmpty() || wanted.equals(market.genesis()))
                        .isPresent();
    }

    /// The subnets that one has stake on.
    Set<Integer> own() {
        return snapshot().stream()
                .flatMap(known -> known.accounts().stream())
                .flatMap(account -> account.positions().stream())
                .map(position -> position.netuid())
                .collect(Collectors.toSet());
    }
}
