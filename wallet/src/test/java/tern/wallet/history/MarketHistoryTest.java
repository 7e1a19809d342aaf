package tern.wallet.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.wallet.chain.BlockRef;
import tern.wallet.history.HistoryException.Kind;
import tern.wallet.units.Rao;
import tern.wallet.yields.MarketSample;
import tern.wallet.yields.PricePoint;
import tern.wallet.yields.Stand;
import tern.wallet.yields.SubnetSample;
import tern.wallet.yields.Unit;

/// The market's part of the history file; that it survives kill -9 is in [HistoryStoreTest].
class MarketHistoryTest {

    private static final Instant START = HistoryStoreTest.START;

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("history.db");
    }

    static MarketSample look(long block, Instant time, long born, long price, Map<Stand, Unit> units) {
        return new MarketSample(new BlockRef(block, HistoryStoreTest.hash("block " + block)), time, true,
                Map.of(0, new SubnetSample(0, Rao.of(Rao.PER_TAO), 0, block, 0),
                        64, new SubnetSample(64, Rao.of(price), born, Math.max(0, block - 5), 503_548)),
                units);
    }

    private static Stand stand(int netuid, String who) {
        return new Stand(netuid, HistoryStoreTest.account(who));
    }

    @Test
    void whatWasWrittenIsReadAgainWhateverItWas() throws Exception {
        Map<Long, MarketSample> written = new HashMap<>();
        for (long seed = 1; seed <= 40; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Map<Integer, SubnetSample> subnets = new HashMap<>();
            Map<Stand, Unit> units = new HashMap<>();
            long block = seed * 100;
            for (int netuid = 0; netuid < random.nextInt(1, 130); netuid++) {
                subnets.put(netuid, new SubnetSample(netuid, Rao.of(any(random)), any(random),
                        random.nextLong(block + 1), any(random)));
                for (int i = random.nextInt(4); i > 0; i--) {
                    units.put(stand(netuid, "validator " + random.nextInt(50)), new Unit(any(random), any(random),
                            random.nextInt(65_536), Rao.of(any(random))));
                }
            }
            written.put(seed, new MarketSample(new BlockRef(block, HistoryStoreTest.hash("block " + block)),
                    START.plusSeconds(block), random.nextBoolean(), subnets, units));
        }
        try (HistoryStore store = HistoryStore.open(file())) {
            for (MarketSample sample : written.values()) {
                store.market().add(HistoryStoreTest.CHAIN, "test", sample);
            }
        }
        try (HistoryStore store = HistoryStore.openReadOnly(file())) {
            List<MarketSample> read = store.market()
                    .samples(HistoryStoreTest.CHAIN, Instant.EPOCH, HistoryStoreTest.FAR);
            assertThat(read).hasSize(written.size());
            for (MarketSample sample : read) {
                long seed = sample.block().number() / 100;
                assertThat(sample).as("seed " + seed).isEqualTo(written.get(seed));
            }
            assertThat(store.market().samples(HistoryStoreTest.hash("another"), Instant.EPOCH, HistoryStoreTest.FAR))
                    .isEmpty();
            assertThatThrownBy(() -> store.market().add(HistoryStoreTest.CHAIN, "test", written.get(1L)))
                    .isInstanceOfSatisfying(HistoryException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.FAILED));
        }
    }

    private static long any(SplittableRandom random) {
        return random.nextLong(Long.MAX_VALUE) >>> random.nextInt(63);
    }

    @Test
    void aSecondLookAtABlockAddsValidators() throws Exception {
        Stand first = stand(64, "a");
        Stand second = stand(64, "b");
        Unit unit = new Unit(Unit.ONE, 0, 9, Rao.of(7));
        Unit newer = new Unit(Unit.ONE + 1, 0, 9, Rao.of(7));
        try (HistoryStore store = HistoryStore.open(file())) {
            store.market().add(HistoryStoreTest.CHAIN, "test", look(9, START, 1, 5, Map.of(first, unit)));
            store.market()
                    .add(HistoryStoreTest.CHAIN, "test", look(9, START, 1, 5, Map.of(first, newer, second, unit)));
            store.market().add(HistoryStoreTest.CHAIN, "test", look(9, START, 1, 5, Map.of()));
            assertThat(store.market().samples(HistoryStoreTest.CHAIN, START, START)).singleElement()
                    .satisfies(sample -> assertThat(sample.units()).isEqualTo(Map.of(first, newer, second, unit)));
            store.forgetFrom(HistoryStoreTest.CHAIN, 9);
            assertThat(store.market().samples(HistoryStoreTest.CHAIN, START, START)).isEmpty();
        }
    }

    @Test
    void pricesAreOfOneSubnetAlone() throws Exception {
        try (HistoryStore store = HistoryStore.open(file())) {
            MarketHistory market = store.market();
            for (int hour = 0; hour < 48; hour++) {
                market.add(HistoryStoreTest.CHAIN, "test",
                        look(hour * 300L + 1, START.plus(Duration.ofHours(hour)), hour < 10 ? 1 : 2, hour, Map.of()));
            }
            assertThat(market.prices(HistoryStoreTest.CHAIN, 64, Instant.EPOCH, HistoryStoreTest.FAR,
                    Duration.ofMillis(1))).extracting(point -> point.price().value()).hasSize(38).startsWith(10L);
            assertThat(market.prices(HistoryStoreTest.CHAIN, 64, Instant.EPOCH, HistoryStoreTest.FAR,
                    Duration.ofDays(1))).extracting(PricePoint::price).containsExactly(Rao.of(23), Rao.of(47));
            assertThat(market.priceAt(HistoryStoreTest.CHAIN, 64, START.plus(Duration.ofMinutes(1_225)),
                    Duration.ofHours(2))).contains(Rao.of(20));
            assertThat(market.priceAt(HistoryStoreTest.CHAIN, 64, START.minus(Duration.ofHours(9)),
                    Duration.ofHours(2))).isEmpty();
            assertThat(market.prices(HistoryStoreTest.CHAIN, 9, Instant.EPOCH, HistoryStoreTest.FAR,
                    Duration.ofDays(1))).isEmpty();
        }
    }

    @Test
    void growthIsBounded() throws Exception {
        Instant now = START.plus(Duration.ofDays(800));
        Unit unit = new Unit(Unit.ONE, 0, 9, Rao.of(7));
        try (HistoryStore store = HistoryStore.open(file())) {
            store.market().add(HistoryStoreTest.CHAIN, "test", look(1, START, 1, 5, Map.of(stand(64, "a"), unit)));
            fill(now);
            store.thin(HistoryStoreTest.CHAIN, now);
            assertThat(store.market()
                    .prices(HistoryStoreTest.CHAIN, 64, Instant.EPOCH, HistoryStoreTest.FAR, Duration.ofMillis(1)))
                    .filteredOn(point -> point.time().isBefore(now.minus(Samples.HOURLY))
                            && point.time().isAfter(START.plus(Duration.ofDays(1))))
                    .as("days")
                    .hasSize(69)
                    .extracting(PricePoint::block)
                    .first()
                    .isEqualTo(96L);
            List<MarketSample> all = store.market()
                    .samples(HistoryStoreTest.CHAIN, Instant.EPOCH, HistoryStoreTest.FAR);
            assertThat(all).filteredOn(look -> !look.time().isBefore(now.minus(Samples.HOURLY))
                    && look.time().isBefore(now.minus(Samples.FINE))).as("hours").hasSize((730 - 90) * 24);
            assertThat(all).filteredOn(look -> !look.time().isBefore(now.minus(Samples.FINE)))
                    .as("all")
                    .hasSize(90 * 48);
            assertThat(all).filteredOn(look -> !look.units().isEmpty())
                    .as("looks at validators")
                    .hasSize(1 + 20 + 2 * 48);
            assertThat(store.thin(HistoryStoreTest.CHAIN, now)).as("nothing more").isZero();
        }
    }

    /// A look every half hour for 800 days, the validators in the last 22 of them; too many for a call each.
    private void fill(Instant now) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                PreparedStatement market = connection.prepareStatement("INSERT INTO market SELECT 1, ?, hash, ?,"
                        + " subnets FROM market WHERE chain = 1 AND block = 1");
                PreparedStatement units = connection.prepareStatement("INSERT INTO unit SELECT 1, 64, ?, units FROM"
                        + " unit WHERE chain = 1 AND netuid = 64 AND block = 1")) {
            connection.setAutoCommit(false);
            long block = 1;
            for (Instant at = START.plus(Duration.ofMinutes(30)); at.isBefore(now); at = at.plus(Duration
                    .ofMinutes(30))) {
                market.setLong(1, ++block);
                market.setLong(2, at.toEpochMilli());
                market.executeUpdate();
                if (!at.isBefore(now.minus(Duration.ofDays(22)))) {
                    units.setLong(1, block);
                    units.executeUpdate();
                }
            }
            connection.commit();
        }
    }
}
