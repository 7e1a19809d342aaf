package tern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.app.boot.Folders;
import tern.app.boot.OwnerOnly;
import tern.app.cli.FrontDoor.Result;
import tern.app.feed.ChainTap;
import tern.app.feed.LivePortfolioService;
import tern.app.feed.NamedAccount;
import tern.app.feed.Problem;
import tern.app.history.HistoryService;
import tern.app.market.MarketService;
import tern.app.market.MarketState;
import tern.app.market.SubnetPast;
import tern.app.practice.PracticeNetwork;
import tern.wallet.bittensor.BasketPosition;
import tern.wallet.bittensor.Networks;
import tern.wallet.bittensor.RootFunds;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainOptions;
import tern.wallet.history.HistoryStore;
import tern.wallet.keys.AccountId;
import tern.wallet.portfolio.PortfolioService;
import tern.wallet.portfolio.PositionPicture;
import tern.wallet.units.Hash32;
import tern.wallet.units.TernException;
import tern.wallet.yields.Stand;
import tern.wallet.yields.Yield;
import tern.wallet.yields.YieldWindow;
import tools.jackson.databind.JsonNode;

/// Yields that were measured over the practice network, against that chain's own accounts: what the stake of somebody
/// who did nothing became.
class MeasuredYieldsTest {

    private static final NamedAccount HOLDER = new NamedAccount("holder", PracticeNetwork.holder());
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    private Path home;

    private Folders folders;
    private HistoryStore another;
    private LivePortfolioService feed;
    private HistoryService history;
    private MarketService market;

    @BeforeEach
    void starts() throws Exception {
        good("practice", "start", "--history-days", "33", "--block-time", "1", "--json");
        folders = Folders.find(Map.of(), Optional.of(home.toString()), Optional.empty());
        OwnerOnly.createFolder(folders.data());
        // another Tern writes the history: this one fetches no past of accounts meanwhile, and keeps nothing
        another = HistoryStore.open(folders.historyFile());
        opens();
    }

    private void opens() {
        ChainTap tap = new ChainTap();
        ChainOptions options = ChainOptions.standard();
        feed = new LivePortfolioService(options, PracticeNetwork.of(folders), tap, InstantSource.system(),
                defect -> new Problem(defect.toString(), Optional.empty()));
        history = new HistoryService(folders.historyFile(), feed, tap, options);
        market = new MarketService(history.store(), feed, tap, options);
        history.start();
        market.start();
        feed.select(Networks.practice(), List.of(HOLDER));
    }

    private void closes() throws InterruptedException {
        feed.close();
        market.close();
        history.close();
    }

    @AfterEach
    void stops() throws Exception {
        closes();
        another.close();
        good("practice", "stop");
    }

    private Result good(String... args) {
        Result result = FrontDoor.at(home).run(args);
        assertThat(result.code()).as(result.toString()).isZero();
        return result;
    }

    /// Waits until the holder's yields of a week and a month are known at a moment after another.
    private MarketState measured(Instant after) {
        await().atMost(PATIENCE).until(() -> {
            MarketState now = market.current();
            return now.asOf().filter(after::isBefore).isPresent() && Stream.of(YieldWindow.WEEK, YieldWindow.MONTH)
                    .allMatch(window -> stands().stream()
                            .filter(stand -> now.measured(stand.netuid(), stand.hotkey(), window).found().isPresent())
                            .count() >= 6);
        });
        return market.current();
    }

    private List<Stand> stands() {
        return feed.current()
                .snapshot()
                .stream()
                .flatMap(snapshot -> snapshot.accounts().stream())
                .flatMap(account -> account.positions().stream())
                .map(position -> new Stand(position.netuid(), position.hotkey()))
                .toList();
    }

    @Test
    void twoWindowsEqualWhatTheChainPaid() throws Exception {
        MarketState first = measured(Instant.EPOCH);
        assertThat(equal(first)).as("measured over a week and over a month").isGreaterThan(11);
        SubnetPast subnet = first.subnet(41).orElseThrow();
        assertThat(subnet.best(YieldWindow.MONTH).orElseThrow().yield().alphaYear().signum()).isPositive();
        assertThat(subnet.weekChange(subnet.price())).isPresent();

        market.want(1);
        await().atMost(PATIENCE)
                .until(() -> market.current()
                        .validatorsOf(1)
                        .stream()
                        .anyMatch(validator -> validator.growth().size() > 4));
        market.cancelFill();
        await().atMost(PATIENCE).until(() -> market.current().fill().isEmpty());
        assertThat(market.current().problem()).isEmpty();

        commandLine(first);

        good("practice", "jump", "9", "--json");
        market.fill();
        MarketState second = measured(first.asOf().orElseThrow().plus(Duration.ofDays(8)));
        assertThat(equal(second)).isGreaterThan(11);
        assertThat(second.kept()).isFalse();
        keeps();
    }

    /// Where no other Tern writes, what is looked at is there the next time.
    private void keeps() throws Exception {
        closes();
        another.close();
        opens();
        await().atMost(PATIENCE).until(() -> market.current().kept() && market.current().asOf().isPresent());
        Hash32 chain = market.current().genesis().orElseThrow();
        try (HistoryStore reader = HistoryStore.openReadOnly(folders.historyFile())) {
            await().atMost(PATIENCE).until(() -> reader.market().newestTime(chain).isPresent());
            assertThat(market.prices(41, Instant.EPOCH, Instant.ofEpochMilli(Long.MAX_VALUE), Duration.ofHours(1)))
                    .isNotEmpty();
        }
    }

    /// The command line measures by itself, at blocks that it looks at alone.
    private void commandLine(MarketState window) {
        Stand stand = stands().stream()
                .filter(held -> held.netuid() != 0 && window.measured(held.netuid(), held.hotkey(), YieldWindow.MONTH)
                        .found()
                        .filter(yield -> yield.grown().signum() > 0)
                        .isPresent())
                .findFirst()
                .orElseThrow();
        String netuid = Integer.toString(stand.netuid());
        JsonNode yields = good("yields", netuid, "--validator", stand.hotkey().address(), "--window", "30", "--json")
                .json()
                .path("yields");
        assertThat(yields.size()).isEqualTo(1);
        JsonNode yield = yields.get(0);
        assertThat(yield.path("gap").isNull()).as(yield.toString()).isTrue();
        assertThat(yield.path("emissionBillionths").asLong() + yield.path("takeBillionths").asLong()
                + yield.path("priceBillionths").asLong()).isEqualTo(yield.path("taoBillionths").asLong());
        long year = window.measured(stand.netuid(), stand.hotkey(), YieldWindow.MONTH)
                .found()
                .orElseThrow()
                .alphaYear()
                .billionths();
        // other blocks of the same month
        assertThat(yield.path("alphaYearBillionths").asLong()).isCloseTo(year, Percentage.withPercentage(10));
        assertThat(good("yields", netuid).out()).contains("from 1 day", "from 30 days", stand.hotkey().address(), " %");
        String name = yields.get(0).path("name").stringValue("");
        assertThat(name).as("what it calls itself").isNotBlank();
        assertThat(good("yields", netuid).out()).contains(name);
        assertThat(FrontDoor.at(home).run("yields", "9999", "--json").code()).isNotZero();
        assertThat(FrontDoor.at(home).run("yields", "--window", "2").code()).isEqualTo(2);
    }

    /// @return how many yields were compared
    private int equal(MarketState now) throws Exception {
        int compared = 0;
        try (ChainClient chain = PracticeNetwork.of(folders)
                .connect(Networks.practice(), ChainOptions.standard(), _ -> {})) {
            Map<BlockRef, Map<Stand, BigInteger>> owned = new HashMap<>();
            for (Stand stand : owned(chain, feed.current().head().orElseThrow()).keySet()) {
                for (YieldWindow window : List.of(YieldWindow.WEEK, YieldWindow.MONTH)) {
                    Optional<Yield> yield = now.measured(stand.netuid(), stand.hotkey(), window).found();
                    if (yield.isPresent() && stand.netuid() != 0) {
                        alpha(stand, yield.get(), owned, chain);
                        compared++;
                    } else if (yield.isPresent()) {
                        root(stand.hotkey(), yield.get(), owned, chain);
                        compared++;
                    }
                }
            }
        }
        return compared;
    }

    private static void alpha(Stand stand, Yield yield, Map<BlockRef, Map<Stand, BigInteger>> owned,
            ChainClient chain) throws TernException {
        BigDecimal before = new BigDecimal(owned(yield.first(), owned, chain).get(stand));
        BigDecimal after = new BigDecimal(owned(yield.last(), owned, chain).get(stand));
        double grown = after.subtract(before).divide(before, MathContext.DECIMAL64).doubleValue();
        if (grown == 0) {
            assertThat(yield.grown().billionths()).as(stand.toString()).isZero();
        } else {
            assertThat(yield.grown().value()).as(stand.toString()).isCloseTo(grown, Percentage.withPercentage(0.1));
        }
    }

    private static void root(AccountId hotkey, Yield yield, Map<BlockRef, Map<Stand, BigInteger>> owned,
            ChainClient chain) throws TernException {
        BasketPosition before = fund(hotkey, yield.first(), chain);
        BasketPosition after = fund(hotkey, yield.last(), chain);
        BigInteger stake = owned(yield.first(), owned, chain).get(new Stand(0, hotkey));
        // what came to be owed in between, at what the chain says a claim of all of it would bring
        double came = (double) (after.owedShares().value() - before.owedShares().value())
                / after.owedShares().value() * after.worth().value();
        assertThat(yield.grown().value() * stake.doubleValue()).as("root " + hotkey.address())
                .isCloseTo(came, Percentage.withPercentage(0.1));
    }

    private static BasketPosition fund(AccountId hotkey, BlockRef at, ChainClient chain) throws TernException {
        return new RootFunds(chain).toClaim(HOLDER.account(), at)
                .orElseThrow()
                .positions()
                .stream()
                .filter(row -> row.hotkey().equals(hotkey))
                .findFirst()
                .orElseThrow();
    }

    private static Map<Stand, BigInteger> owned(BlockRef at, Map<BlockRef, Map<Stand, BigInteger>> known,
            ChainClient chain) throws TernException {
        if (!known.containsKey(at)) {
            known.put(at, owned(chain, at));
        }
        return known.get(at);
    }

    private static Map<Stand, BigInteger> owned(ChainClient chain, BlockRef at) throws TernException {
        Map<Stand, BigInteger> stakes = new HashMap<>();
        for (PositionPicture position : new PortfolioService(chain).load(List.of(HOLDER.account()), at)
                .accounts()
                .getFirst()
                .positions()) {
            stakes.put(new Stand(position.netuid(), position.hotkey()), BigInteger.valueOf(position.alpha().value()));
        }
        return stakes;
    }
}
