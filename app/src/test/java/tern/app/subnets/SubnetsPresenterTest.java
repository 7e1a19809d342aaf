package tern.app.subnets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import tern.app.chart.BarData;
import tern.app.feed.PortfolioState;
import tern.app.feed.Samples;
import tern.app.fx.LaterExecutor;
import tern.app.history.ScriptedHistory;
import tern.app.market.MarketState;
import tern.app.market.ScriptedMarket;
import tern.app.market.SubnetPast;
import tern.app.pool.PoolWords;
import tern.app.ui.Series;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.Quote;
import tern.wallet.bittensor.Subnet;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.BlockRef;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.subnets.Neuron;
import tern.wallet.subnets.PoolDepth;
import tern.wallet.subnets.Removal;
import tern.wallet.subnets.RewardSample;
import tern.wallet.subnets.Seats;
import tern.wallet.subnets.Setting;
import tern.wallet.subnets.SubnetAbout;
import tern.wallet.subnets.SubnetBoard;
import tern.wallet.subnets.SubnetDetail;
import tern.wallet.subnets.SubnetOverview;
import tern.wallet.units.Rao;
import tern.wallet.units.TernException;
import tern.wallet.yields.PricePoint;

/// What the page decides, without a toolkit and without a chain.
class SubnetsPresenterTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Texts texts = Texts.load(Locale.ENGLISH);
    private final TaoFormat format = new TaoFormat(Locale.ENGLISH);
    private final SubnetsModel model = new SubnetsModel();
    private final Scripted source = new Scripted();
    private final ScriptedMarket market = new ScriptedMarket();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final List<Integer> staked = new ArrayList<>();
    private final List<Integer> mined = new ArrayList<>();
    private final Stars stars = new Stars();
    private long nanos;
    private boolean opened;
    private final SubnetsPresenter presenter = presenter();

    private static final class Unreadable extends TernException {

        private static final long serialVersionUID = 1L;

        Unreadable() {
            super("The node does not answer.");
        }
    }

    private static final class Stars implements StarBook {

        private Set<Integer> kept = Set.of();

        @Override
        public void load(Consumer<Set<Integer>> take) {
            take.accept(kept);
        }

        @Override
        public void save(Set<Integer> starred) {
            kept = starred;
        }
    }

    private static final class Scripted implements SubnetsSource {

        private Optional<TernException> failing = Optional.empty();
        private Reach reach = Reach.WHOLE;
        private final List<Integer> looks = new ArrayList<>();
        private int boards;

        @Override
        public Optional<SubnetBoard> board(BlockRef at) throws TernException {
            boards++;
            fail();
            List<SubnetOverview> rows = new ArrayList<>();
            subnets().values().forEach(subnet -> rows.add(overview(subnet)));
            return Optional.of(new SubnetBoard(at, 475, Optional.of(NOON), rows));
        }

        @Override
        public Optional<Look> look(int netuid, BlockRef at) throws TernException {
            looks.add(netuid);
            fail();
            return Optional.of(new Look(detail(subnets().get(netuid), at),
                    Optional.of(new PoolDepth(List.of(new PoolDepth.Level(100, Samples.tao("10"), Samples.tao("1"))),
                            List.of(new PoolDepth.Level(100, Samples.tao("9"), Samples.tao("1"))),
                            Quote.Source.POOL_FORMULA))));
        }

        private void fail() throws TernException {
            if (failing.isPresent()) {
                throw failing.get();
            }
        }

        private boolean fetchable;
        private List<Long> fetched = List.of();
        private int told;
        private Runnable whileFetching = () -> {};

        @Override
        public boolean isFetchable() {
            return fetchable;
        }

        @Override
        public Reach fetch(Subnet subnet, List<Long> blocks, Predicate<RewardSample> take) {
            fetched = blocks;
            told = 0;
            for (int i = 0; i < blocks.size(); i++) {
                if (i == 2) {
                    whileFetching.run();
                }
                told++;
                // the archive has not got the last one either
                if (i < blocks.size() - 1 && !take.test(sample(blocks.get(i)))) {
                    return Reach.WHOLE;
                }
            }
            return Reach.GONE;
        }

        private static RewardSample sample(long block) {
            Rao part = Rao.of(100_000_000L);
            return new RewardSample(Samples.block(block), NOON.minusSeconds(12 * (Samples.BLOCK - block)), part, part,
                    part, Rao.ZERO, Rao.ZERO);
        }

        @Override
        public Reach rewards(Subnet subnet, List<Long> blocks, Predicate<RewardSample> take) {
            int read = 0;
            for (long block : blocks) {
                if (reach == Reach.GONE && read++ == 1) {
                    return Reach.GONE;
                }
                Rao part = Rao.of(100_000_000L);
                if (!take.test(new RewardSample(Samples.block(block),
                        NOON.minusSeconds(12 * (Samples.BLOCK - block)), part, part, part, Rao.ZERO,
                        Rao.ZERO))) {
                    return Reach.WHOLE;
                }
            }
            return reach;
        }
    }

    private static Map<Integer, Subnet> subnets() {
        Map<Integer, Subnet> subnets = new TreeMap<>();
        subnets.put(0, subnet(0, "Root"));
        subnets.put(1, subnet(1, "Apex"));
        subnets.put(41, subnet(41, "Vanta"));
        subnets.put(64, subnet(64, "Chutes"));
        return subnets;
    }

    private static Subnet subnet(int netuid, String name) {
        return new Subnet(netuid, name, netuid == 0 ? "τ" : "λ", Samples.tao("0.05"), Samples.tao("61220"),
                Samples.tao("1000000"), Samples.tao("2000000"), 360, Optional.empty(),
                Optional.of(Samples.BLOCK - 7_200L * 90));
    }

    private static SubnetOverview overview(Subnet subnet) {
        return new SubnetOverview(subnet, 0.05, subnet.netuid() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(subnet.netuid() / 106.0), true, true, subnet.netuid() != 41,
                Samples.tao("0.8"), 256, 252);
    }

    private static SubnetDetail detail(Subnet subnet, BlockRef at) {
        Neuron miner = new Neuron(3, Samples.account("miner"), Optional.empty(), Optional.of("Digger"),
                Optional.empty(),
                true, false, at.number() - 5, Samples.tao("5"), 0, 900, 0, OptionalInt.empty(), 10, Rao.ZERO, Rao.ZERO,
                Rao.ZERO);
        return new SubnetDetail(at, overview(subnet), new SubnetAbout(Optional.of("An idea"), Optional.empty(),
                Optional.empty(), Optional.empty()), Optional.empty(), Optional.empty(), 360,
                OptionalLong.of(at.number() + 214), Rao.of(Rao.PER_TAO), 11_796, 5_000,
                new Seats(true, false, Samples.tao("0.812"), Samples.tao("0.0005"), Samples.tao("100"),
                        OptionalLong.of(360), OptionalDouble.of(1.26), 256, 256, 5_000, 10),
                new Removal(128, OptionalInt.of(128), OptionalLong.of(5), false, OptionalInt.of(2), 100,
                        OptionalInt.of(7), Optional.of(Samples.tao("900"))),
                List.of(new Setting("tempo", new Setting.Whole(360)), new Setting("brand_new", new Setting.Flag(true))),
                List.of(miner), List.of(3));
    }

    private SubnetsPresenter presenter() {
        LaterExecutor later = new LaterExecutor(waiting);
        RewardsPresenter rewards = new RewardsPresenter(model, source, later, Runnable::run, texts, format,
                ZoneOffset.UTC);
        PastPresenter past = new PastPresenter(model, market, new ScriptedHistory(), later, Runnable::run, texts,
                format);
        return new SubnetsPresenter(model, source, rewards, past, new SubnetsPresenter.Ports(later, Runnable::run,
                Locale.ENGLISH, () -> nanos,
                InstantSource.fixed(NOON.plus(Duration.ofHours(3))), stars, new Series(), staked::add,
                () -> opened = true, mined::add), texts, format);
    }

    private void work() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    private static PortfolioState state() {
        PortfolioSnapshot mine = Samples.portfolio();
        return Samples.live(new PortfolioSnapshot(mine.networkId(), mine.genesis(), mine.specVersion(), mine.block(),
                mine.blockTime(), mine.accounts(), subnets()), NOON).apply(Samples.state());
    }

    private List<Integer> shown() {
        return model.rows().stream().map(SubnetRow::netuid).toList();
    }

    private String fact(String id) {
        return model.detail()
                .get()
                .orElseThrow()
                .facts()
                .stream()
                .filter(fact -> fact.id().equals(id))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void subnetsStandThereAtOnceAndTheRestFollows() {
        presenter.show(state());
        presenter.looked(true);
        assertThat(shown()).as("from the portfolio, before anything was asked").containsExactly(1, 41, 64);
        assertThat(model.rows().getFirst().values().get().emission()).isEmpty();
        work();
        assertThat(model.rows().getFirst().values().get().emission().orElse(0)).isEqualTo(1 / 106.0);
        assertThat(model.count().get()).isEqualTo("3 subnets");
    }

    @Test
    void nothingIsReadWhileNobodyLooksAndNotAtEachBlock() {
        presenter.show(state());
        work();
        assertThat(source.boards).isZero();
        presenter.looked(true);
        presenter.show(state());
        work();
        presenter.show(state());
        work();
        assertThat(source.boards).isEqualTo(1);
        nanos += SubnetsPresenter.PAUSE;
        presenter.show(state());
        work();
        assertThat(source.boards).isEqualTo(2);
    }

    @Test
    void filtersAndWordsFind() {
        presenter.show(state());
        presenter.looked(true);
        work();
        presenter.filter(SubnetFilter.MINEABLE);
        assertThat(shown()).containsExactly(1, 64);
        presenter.filter(SubnetFilter.YOURS);
        assertThat(shown()).containsExactlyElementsOf(Samples.portfolio()
                .accounts()
                .stream()
                .flatMap(account -> account.positions().stream())
                .map(position -> position.netuid())
                .filter(netuid -> Set.of(1, 41, 64).contains(netuid))
                .distinct()
                .sorted()
                .toList());
        presenter.filter(SubnetFilter.ALL);
        presenter.search(" chu");
        assertThat(shown()).containsExactly(64);
        presenter.search("41");
        assertThat(shown()).containsExactly(41);
        presenter.search("nobody");
        assertThat(shown()).isEmpty();
        assertThat(model.nothing().get()).isEqualTo("No subnet matches.");
        presenter.search("");
        presenter.star(64);
        assertThat(stars.kept).containsExactly(64);
        presenter.filter(SubnetFilter.STARRED);
        assertThat(shown()).containsExactly(64);
        presenter.star(64);
        assertThat(new HashSet<>(shown())).isEmpty();
    }

    @Test
    void oneSubnetIsToldInWords() {
        presenter.show(state());
        presenter.looked(true);
        work();
        presenter.choose(1);
        assertThat(model.detail().get().orElseThrow().whole()).as("what the table knows, at once").isFalse();
        assertThat(fact("price")).isEqualTo("0.0500 τ");
        work();
        assertThat(model.detail().get().orElseThrow().whole()).isTrue();
        assertThat(model.detail().get().orElseThrow().subtitle()).isEqualTo("Subnet 1 · registered 3 months ago");
        assertThat(fact("pool")).isEqualTo("61,220 τ · 1,000,000 λ");
        assertThat(fact("next")).isEqualTo("in 214 blocks, about 42 min");
        assertThat(fact("registration")).isEqualTo("0.8120 τ · 256 of 256 places");
        assertThat(fact("immunity")).isEqualTo("5,000 blocks, 16 h 40 min");
        assertThat(fact("top-miner")).isEqualTo("100.0000 λ a day");
        DetailPicture picture = model.detail().get().orElseThrow();
        assertThat(picture.depth().getFirst().value()).isEqualTo("sell 10 λ for 1 τ");
        assertThat(picture.danger().getFirst().value()).isEqualTo("3 Digger");
        assertThat(picture.danger().get(1).value()).isEqualTo("number 2 of 100 in line");
        assertThat(picture.danger().get(1).alarm()).isTrue();
        assertThat(picture.settings().getFirst().name()).isEqualTo("Time between rewards");
        assertThat(picture.settings().getFirst().value()).isEqualTo("360 blocks, 1 h 12 min");
        assertThat(picture.settings().get(1).name()).as("what Tern has no words for").isEqualTo("brand_new");
        presenter.stake(1);
        assertThat(staked).containsExactly(1);
        presenter.mine(1);
        assertThat(mined).containsExactly(1);
    }

    @Test
    void rewardsComeDayByDayAsFarAsTheNodeKnows() {
        presenter.show(state());
        presenter.looked(true);
        work();
        presenter.choose(64);
        assertThat(model.rewards().get().orElseThrow().reading()).isTrue();
        work();
        RewardsPicture month = model.rewards().get().orElseThrow();
        assertThat(month.reading()).isFalse();
        assertThat(month.data().orElseThrow().days()).hasSizeBetween(30, 31);
        assertThat(month.data().orElseThrow().days().getFirst().values().getFirst()).isEqualTo(Samples.tao("720"));
        presenter.span(RewardSpan.WEEK);
        work();
        assertThat(model.rewards().get().orElseThrow().data().orElseThrow().days()).hasSizeBetween(7, 8);
        source.reach = SubnetsSource.Reach.GONE;
        presenter.span(RewardSpan.YEAR);
        work();
        RewardsPicture year = model.rewards().get().orElseThrow();
        assertThat(year.data().orElseThrow().days()).hasSize(1);
        assertThat(year.note().orElseThrow()).contains("archive node");
    }

    private RewardsPicture rewards() {
        return model.rewards().get().orElseThrow();
    }

    @Test
    void daysThatTheNodeHasNotGotAreFetchedWhenThePersonWantsAndCanBeEnded() {
        source.reach = SubnetsSource.Reach.GONE;
        source.fetchable = true;
        presenter.show(state());
        presenter.looked(true);
        work();
        presenter.choose(64);
        work();
        int all = rewards().span().days() + 1;
        assertThat(rewards().note().orElseThrow()).startsWith("Of " + all + " days, " + (all - 1) + " are not known");
        assertThat(source.fetched).as("nobody is asked unasked").isEmpty();
        assertThat(rewards().fetch().orElseThrow().running()).isFalse();
        List<Optional<String>> notes = new ArrayList<>();
        model.rewards().addListener((_, _, now) -> notes.add(now.flatMap(RewardsPicture::note)));
        rewards().fetch().orElseThrow().action().run();
        work();
        assertThat(source.fetched).hasSize(all - 1).doesNotContain(Samples.BLOCK);
        assertThat(notes).contains(Optional.of("Fetching past days, 0.0%"))
                .anySatisfy(note -> assertThat(note)
                        .hasValueSatisfying(words -> assertThat(words).startsWith("Fetching past days, 50")));
        assertThat(rewards().reading()).isFalse();
        assertThat(rewards().data().orElseThrow().days()).hasSizeBetween(all - 2, all - 1);
        assertThat(rewards().data().orElseThrow().days()).isSortedAccordingTo(
                Comparator.comparing(BarData.Day::date));
        assertThat(rewards().note().orElseThrow()).as("what the archive did not know stays unknown")
                .startsWith("Of " + all + " days, 1 ");

        presenter.span(RewardSpan.WEEK);
        work();
        // after the first two the person ends it
        source.whileFetching = () -> {
            RewardsPicture.Fetch way = rewards().fetch().orElseThrow();
            assertThat(way.running()).isTrue();
            source.whileFetching = () -> {};
            way.action().run();
        };
        rewards().fetch().orElseThrow().action().run();
        waiting.remove().run();
        assertThat(Thread.interrupted()).as("whoever fetches is told to end").isTrue();
        assertThat(source.told).as("two, and the one during which it was ended").isEqualTo(3);
        work();
        assertThat(rewards().reading()).isFalse();
        assertThat(rewards().fetch().orElseThrow().running()).isFalse();
        assertThat(rewards().note().orElseThrow()).contains("are not known");
    }

    @Test
    void aFailureIsSaidAndTriedAgainWhenThePersonWants() {
        source.failing = Optional.of(new Unreadable());
        presenter.show(state());
        presenter.looked(true);
        work();
        assertThat(model.problem().get()).isPresent();
        assertThat(shown()).as("what is known stays").containsExactly(1, 41, 64);
        source.failing = Optional.empty();
        presenter.retry();
        work();
        assertThat(model.problem().get()).isEmpty();
    }

    @Test
    void whatTheMarketKnowsIsShownOnlyOfTheSameChain() {
        presenter.show(state());
        presenter.looked(true);
        work();
        SubnetPast past = new SubnetPast(64, Samples.tao("0.05"), Optional.of(Samples.tao("0.04")), Optional.empty(),
                List.of(), List.of(new PricePoint(1, NOON.minus(Duration.ofDays(2)), Samples.tao("0.02")),
                        new PricePoint(2, NOON, Samples.tao("0.05"))),
                Map.of());
        presenter.show(ScriptedMarket.knowing(Samples.hash("another chain"), NOON, past));
        assertThat(row(64).day()).isEmpty();
        presenter.show(ScriptedMarket.knowing(Samples.portfolio().genesis(), NOON, past));
        assertThat(row(64).day().orElseThrow().percent(1)).isEqualByComparingTo("25.0");
        assertThat(row(64).week()).isEmpty();
        assertThat(row(64).line().trend()).isPositive();
        assertThat(row(1).line().known()).isZero();
        assertThat(MarketState.empty().genesis()).isEmpty();
    }

    private SubnetValues row(int netuid) {
        return model.rows().stream().filter(row -> row.netuid() == netuid).findFirst().orElseThrow().values().get();
    }

    private static SubnetPast past() {
        return new SubnetPast(64, Samples.tao("0.05"), Optional.of(Samples.tao("0.04")), Optional.empty(), List.of(),
                List.of(), Map.of());
    }

    @Test
    void whileNobodyAnswersItIsSaidAndWhatWasWrittenDownIsShownWithItsBlockAndAge() {
        PortfolioState away = PortfolioState.connecting(Networks.finney(), List.of(Samples.SAVINGS))
                .withLink(PortfolioState.Link.OFFLINE);
        presenter.show(away);
        assertThat(model.nothing().get()).startsWith("No node of this network answers");
        assertThat(model.count().get()).isEqualTo("Subnets");
        assertThat(model.stale().get()).isEmpty();
        // what is another chain's is not shown
        presenter.show(ScriptedMarket.knowing(Samples.hash("another chain"), NOON, past()));
        assertThat(shown()).isEmpty();
        presenter.show(ScriptedMarket.knowing(Networks.finney().genesis().orElseThrow(), NOON, past()));
        assertThat(shown()).containsExactly(64);
        assertThat(model.stale().get().orElseThrow()).contains("block 64,808", "3 h ago");
        assertThat(row(64).price()).isEqualTo(Samples.tao("0.05"));
        assertThat(row(64).liquidity()).isEmpty();
        presenter.choose(64);
        assertThat(fact("price")).isEqualTo("0.0500 τ  +25.0%");
        presenter.show(PortfolioState.connecting(Networks.test(), List.of(Samples.SAVINGS)));
        assertThat(shown()).isEmpty();
        assertThat(model.detail().get()).isEmpty();
        assertThat(model.nothing().get()).isEqualTo("The subnets are being read.");
    }

    @Test
    void whenTheConnectionIsLostTheBlockOfWhatIsShownIsSaid() {
        presenter.show(state());
        assertThat(model.stale().get()).isEmpty();
        presenter.show(state().withLink(PortfolioState.Link.OFFLINE));
        assertThat(model.stale().get().orElseThrow()).contains("8,599,188");
        assertThat(shown()).containsExactly(1, 41, 64);
    }

    @Test
    void theTableTheCardAndThePoolSayTheSameOfOneBlock() {
        presenter.show(state());
        presenter.looked(true);
        work();
        presenter.choose(64);
        work();
        // a newer block's portfolio: what this page read is older now
        PortfolioSnapshot mine = Samples.portfolio();
        Map<Integer, Subnet> newer = new TreeMap<>(subnets());
        Subnet dearer = new Subnet(64, "Chutes", "λ", Samples.tao("0.07"), Samples.tao("70000"),
                Samples.tao("1000000"), Samples.tao("2000000"), 360, Optional.empty(), Optional.empty());
        newer.put(64, dearer);
        presenter.show(Samples.live(new PortfolioSnapshot(mine.networkId(), mine.genesis(), mine.specVersion(),
                Samples.block(Samples.BLOCK + 5), mine.blockTime(), mine.accounts(), newer), NOON)
                .apply(Samples.state()));
        presenter.show(ScriptedMarket.knowing(Samples.portfolio().genesis(), NOON, past()));
        PoolWords pool = new PoolWords(texts, format);
        assertThat(row(64).price()).isEqualTo(Samples.tao("0.07"));
        assertThat(row(64).liquidity()).contains(Samples.tao("70000"));
        assertThat(row(64).day().orElseThrow().percent(2)).isEqualByComparingTo("75.00");
        assertThat(fact("price")).isEqualTo(pool.price(dearer.price(), Optional.of(past())).value())
                .endsWith("+75.0%");
        assertThat(fact("pool")).isEqualTo(pool.reserves(dearer).value());
    }

    @Test
    void theFinderOpensThePageAtASubnet() {
        presenter.show(state());
        presenter.filter(SubnetFilter.STARRED);
        presenter.open(41);
        assertThat(opened).isTrue();
        assertThat(model.filter().get()).isEqualTo(SubnetFilter.ALL);
        assertThat(model.chosen().get()).contains(41);
    }

    @Test
    void anotherChainTakesEverythingWithIt() {
        presenter.show(state());
        presenter.looked(true);
        work();
        presenter.choose(64);
        work();
        PortfolioSnapshot mine = Samples.portfolio();
        presenter.show(Samples.live(new PortfolioSnapshot("test", Samples.hash("other"), mine.specVersion(),
                mine.block(), mine.blockTime(), List.of(), Map.of(7, subnet(7, "Elsewhere"))), NOON)
                .apply(Samples.state()));
        assertThat(model.chosen().get()).isEmpty();
        assertThat(model.detail().get()).isEmpty();
        assertThat(shown()).containsExactly(7);
    }
}
