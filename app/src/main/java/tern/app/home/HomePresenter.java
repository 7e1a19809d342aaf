package tern.app.home;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tern.app.feed.NamedAccount;
import tern.app.feed.PortfolioSource;
import tern.app.feed.PortfolioState;
import tern.app.feed.PortfolioState.Link;
import tern.app.home.HomeModel.Phase;
import tern.app.market.MarketState;
import tern.app.ui.Addresses;
import tern.app.ui.PositionRows;
import tern.app.ui.PositionValues;
import tern.app.ui.Series;
import tern.app.ui.Slice;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.Subnet;
import tern.wallet.chain.Network;
import tern.wallet.chain.Network.Trust;
import tern.wallet.keys.AccountId;
import tern.wallet.portfolio.AccountPicture;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.portfolio.PositionPicture;
import tern.wallet.portfolio.PositionPicture.ExitSource;
import tern.wallet.units.Rao;

/// Decides what Home shows of a [PortfolioState]. Plain Java; to be called on the FX thread.
public final class HomePresenter {

    /// Places in the donut's legend; what is beyond them is put together.
    static final int LEGEND_PLACES = 6;

    private final HomeModel model;
    private final PortfolioSource source;
    private final Texts texts;
    private final TaoFormat format;
    private final Series series = new Series();
    private Optional<PortfolioState> shown = Optional.empty();

    public HomePresenter(HomeModel model, PortfolioSource source, Texts texts, TaoFormat format) {
        this.model = model;
        this.source = source;
        this.texts = texts;
        this.format = format;
    }

    /// The window's colours of subnets: other pages show the same ones.
    public Series series() {
        return series;
    }

    /// Takes the newest state.
    public void show(PortfolioState state) {
        boolean otherThings = shown.isEmpty() || !shown.get().accounts().equals(state.accounts())
                || !Network.isSameChain(shown.get().network(), state.network());
        boolean newNumbers = otherThings || !shown.get().snapshot().equals(state.snapshot());
        shown = Optional.of(state);
        if (otherThings) {
            // rows of one wallet must never stand under the name of another
            model.rows.clear();
        }
        if (newNumbers) {
            state.snapshot().ifPresentOrElse(snapshot -> showNumbers(snapshot, state.accounts()), this::showNothing);
        }
        model.problem.set(state.problem());
        model.waiting.set(state.starting().map(percent -> texts.get("home.starting", Integer.toString(percent))));
        model.stale.set(state.snapshot()
                .filter(_ -> state.link() != Link.LIVE)
                .map(snapshot -> texts.get("home.stale", format.count(snapshot.block().number()))));
        model.penniless.set(state.network().filter(one -> one.trust() == Trust.PRACTICE).isPresent()
                && state.link() == Link.LIVE
                && state.snapshot().filter(snapshot -> snapshot.totalSpot().isZero()).isPresent());
        model.phase.set(state.snapshot().isPresent()
                ? Phase.READY
                : state.problem().isPresent() ? Phase.PROBLEM : Phase.LOADING);
    }

    /// Takes what is known of prices and yields.
    public void show(MarketState now) {
        model.columns.show(now);
        shown.flatMap(PortfolioState::snapshot)
                .ifPresent(snapshot -> model.rows
                        .forEach(row -> row.update(model.columns.dress(row.values().get(), snapshot.genesis()))));
    }

    /// Makes every text again: amounts are masked now, or no longer.
    public void again() {
        shown.ifPresent(state -> state.snapshot().ifPresent(snapshot -> {
            model.balance.set(Optional.empty());
            model.where.set(Optional.empty());
            showNumbers(snapshot, state.accounts());
        }));
    }

    /// The person wants it tried again now.
    public void retry() {
        source.retry();
    }

    /// Marks the first position on a subnet, for the finder.
    public void reveal(int netuid) {
        model.rows.stream()
                .map(row -> row.key())
                .filter(key -> key.netuid() == netuid)
                .findFirst()
                .ifPresent(key -> model.wanted.set(Optional.of(key)));
    }

    /// How the total is worked out: formula, block and source.
    public String howTotal() {
        return explain("home.how.total");
    }

    /// How the free, reserved and locked amounts are worked out.
    public String howWhere() {
        String how = explain("home.how.where");
        Optional<Rao> waiting = shown.flatMap(PortfolioState::snapshot)
                .flatMap(PortfolioSnapshot::waiting);
        if (waiting.isEmpty()) {
            return how;
        }
        String claim = how + "\n\n" + texts.get("home.how.claim");
        return waiting.get().isZero()
                ? claim
                : claim + "\n\n" + texts.get("home.how.claim.waiting", format.tao(waiting.get()));
    }

    /// The table as comma-separated values with a head line and all nine decimals; empty when there is nothing.
    public Optional<String> export() {
        return shown.flatMap(state -> state.snapshot()
                .map(snapshot -> PositionsCsv.write(snapshot,
                        account -> nameOf(state.accounts(), account))));
    }

    private String explain(String key) {
        return shown.flatMap(PortfolioState::snapshot)
                .map(snapshot -> texts.get(key) + "\n\n" + texts.get("home.how.block",
                        format.count(snapshot.block().number()), Long.toString(snapshot.specVersion()))
                        + "\n\n" + snapshot.block().hash() + sourceOfExit(snapshot))
                .orElseGet(() -> texts.get(key));
    }

    private String sourceOfExit(PortfolioSnapshot snapshot) {
        return positions(snapshot).anyMatch(position -> position.exitSource() == ExitSource.POOL_FORMULA)
                ? "\n\n" + texts.get("home.how.pool")
                : "";
    }

    private void showNothing() {
        model.balance.set(Optional.empty());
        model.where.set(Optional.empty());
        model.rows.clear();
    }

    private void showNumbers(PortfolioSnapshot snapshot, List<NamedAccount> accounts) {
        model.balance.set(Optional.of(balance(snapshot)));
        List<Map.Entry<Integer, Rao>> ordered = bySubnet(snapshot);
        Map<Integer, Integer> colours = series.of(positions(snapshot).map(PositionPicture::netuid).toList());
        model.where.set(Optional.of(where(snapshot, ordered, colours)));
        model.severalAccounts.set(accounts.size() > 1);
        PositionRows.update(model.rows, rows(snapshot, accounts, colours));
    }

    private Balance balance(PortfolioSnapshot snapshot) {
        Rao total = snapshot.totalExit();
        Rao spot = snapshot.totalSpot();
        Rao cost = spot.minusOrZero(total);
        long unpriced = positions(snapshot).filter(position -> position.exitSource() == ExitSource.UNAVAILABLE).count();
        return new Balance(total, spot,
                cost.isZero()
                        ? Optional.empty()
                        : Optional.of(texts.get("home.cost", format.tao(cost), format.share(cost, spot))),
                unpriced == 0
                        ? Optional.empty()
                        : Optional.of(texts.get(unpriced == 1 ? "home.unpriced.one" : "home.unpriced.many",
                                format.count(unpriced))));
    }

    /// What the stake on each subnet would bring, the largest first.
    private static List<Map.Entry<Integer, Rao>> bySubnet(PortfolioSnapshot snapshot) {
        Map<Integer, Rao> bySubnet = new HashMap<>();
        positions(snapshot).forEach(position -> bySubnet.merge(position.netuid(), position.exit(), Rao::plus));
        return bySubnet.entrySet()
                .stream()
                .filter(entry -> !entry.getValue().isZero())
                .sorted(Map.Entry.<Integer, Rao>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }

    /// How many have a place of their own in the legend.
    private static int places(List<Map.Entry<Integer, Rao>> ordered) {
        return ordered.size() <= LEGEND_PLACES ? ordered.size() : LEGEND_PLACES - 1;
    }

    private Where where(
            PortfolioSnapshot snapshot, List<Map.Entry<Integer, Rao>> ordered, Map<Integer, Integer> colours) {
        Rao staked = sum(ordered.stream(), Map.Entry::getValue);
        int places = places(ordered);
        List<Slice> slices = new ArrayList<>();
        for (Map.Entry<Integer, Rao> entry : ordered.subList(0, places)) {
            slices.add(new Slice(subnetName(snapshot, entry.getKey()),
                    Series.styleClass(colours.getOrDefault(entry.getKey(), Series.OTHER)),
                    entry.getValue(), format.share(entry.getValue(), staked)));
        }
        if (places < ordered.size()) {
            Rao rest = sum(ordered.subList(places, ordered.size()).stream(), Map.Entry::getValue);
            slices.add(new Slice(texts.get("home.other.subnets", format.count(ordered.size() - places)),
                    Series.styleClass(Series.OTHER),
                    rest, format.share(rest, staked)));
        }
        return new Where(List.copyOf(slices), staked,
                sum(snapshot.accounts().stream(), account -> account.free().minusOrZero(account.locked())),
                sum(snapshot.accounts().stream(), AccountPicture::reserved),
                sum(snapshot.accounts().stream(), AccountPicture::locked),
                snapshot.claimable());
    }

    private List<PositionValues> rows(
            PortfolioSnapshot snapshot, List<NamedAccount> accounts, Map<Integer, Integer> colours) {
        List<PositionValues> rows = new ArrayList<>();
        for (AccountPicture account : snapshot.accounts()) {
            for (PositionPicture position : account.positions()) {
                PositionValues.Key key = new PositionValues.Key(account.account(), position.netuid(),
                        position.hotkey());
                rows.add(model.columns.dress(new PositionValues(key,
                        nameOf(accounts, account.account()), subnetName(snapshot, position.netuid()),
                        position.symbol(), position.validatorName(), position.alpha(), position.price(),
                        position.exitSource() == ExitSource.UNAVAILABLE
                                ? Optional.empty()
                                : Optional.of(position.exit()),
                        position.exitSource() == ExitSource.POOL_FORMULA, position.spot(), position.earning())
                        .withSeries(colours.getOrDefault(position.netuid(), Series.OTHER)), snapshot.genesis()));
            }
        }
        return rows;
    }

    private static String subnetName(PortfolioSnapshot snapshot, int netuid) {
        return Optional.ofNullable(snapshot.subnets().get(netuid))
                .map(Subnet::name)
                .orElseGet(() -> Integer.toString(netuid));
    }

    private static String nameOf(List<NamedAccount> accounts, AccountId account) {
        return accounts.stream()
                .filter(named -> named.account().equals(account))
                .map(NamedAccount::name)
                .findFirst()
                .orElseGet(() -> Addresses.shorten(account));
    }

    private static Stream<PositionPicture> positions(PortfolioSnapshot snapshot) {
        return snapshot.accounts().stream().flatMap(account -> account.positions().stream());
    }

    private static <T> Rao sum(Stream<T> things, Function<T, Rao> amount) {
        return things.map(amount).reduce(Rao.ZERO, Rao::plus);
    }
}
