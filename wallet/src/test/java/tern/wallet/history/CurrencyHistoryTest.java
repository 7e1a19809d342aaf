package tern.wallet.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.wallet.history.HistoryException.Kind;
import tern.wallet.units.Rao;
import tern.wallet.yields.MarketSample;

/// The prices' part of the history file; that it survives kill -9 is in [HistoryStoreTest].
class CurrencyHistoryTest {

    private static final Instant START = HistoryStoreTest.START;

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("history.db");
    }

    static CurrencyPrice price(Instant time, String perTao) {
        return new CurrencyPrice("EUR", time, new BigDecimal(perTao), "prices.example");
    }

    @Test
    void whatWasWrittenIsReadAgainToTheLastDigit() throws Exception {
        CurrencyPrice fine = price(START, "312.0700000000000000000001");
        CurrencyPrice large = price(START.plusSeconds(1), "1000000000");
        CurrencyPrice other = new CurrencyPrice("JPY", START, new BigDecimal("51234.5"), "prices.example");
        try (HistoryStore store = HistoryStore.open(file())) {
            store.currencies().add(HistoryStoreTest.CHAIN, "finney", price(START, "1"));
            for (CurrencyPrice one : List.of(large, fine, other)) {
                store.currencies().add(HistoryStoreTest.CHAIN, "finney", one);
            }
        }
        try (HistoryStore store = HistoryStore.openReadOnly(file())) {
            CurrencyHistory prices = store.currencies();
            assertThat(prices.prices(HistoryStoreTest.CHAIN, "EUR")).containsExactly(fine, large);
            assertThat(prices.prices(HistoryStoreTest.CHAIN, "JPY")).containsExactly(other);
            assertThat(prices.prices(HistoryStoreTest.CHAIN, "USD")).isEmpty();
            assertThat(prices.prices(HistoryStoreTest.hash("another"), "EUR")).isEmpty();
            assertThatThrownBy(() -> prices.add(HistoryStoreTest.CHAIN, "finney", fine))
                    .isInstanceOfSatisfying(HistoryException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.FAILED));
        }
    }

    @Test
    void aValueIsTheExactProductCutToNineDecimals() {
        assertThat(price(START, "312.07").worth(Rao.of(1_500_000_000L))).isEqualByComparingTo("468.105");
        assertThat(price(START, "312.07").worth(Rao.of(1))).isEqualByComparingTo("0.000000312");
        assertThat(price(START, "1000000000").worth(Rao.of(Long.MAX_VALUE)))
                .isEqualByComparingTo("9223372036854775807");
    }

    @Test
    void growthIsBoundedAndEachCurrencyAndChainByItself() throws Exception {
        Instant now = START.plus(Duration.ofDays(800));
        CurrencyPrice newest = price(now, "800");
        try (HistoryStore store = HistoryStore.open(file())) {
            store.currencies().add(HistoryStoreTest.CHAIN, "finney", price(START, "1"));
            CurrencyPrice yen = new CurrencyPrice("JPY", START, BigDecimal.ONE, "prices.example");
            store.currencies().add(HistoryStoreTest.CHAIN, "finney", yen);
            fill(now);
            store.currencies().add(HistoryStoreTest.CHAIN, "finney", newest);
            List<CurrencyPrice> left = store.currencies().prices(HistoryStoreTest.CHAIN, "EUR");
            assertThat(left).filteredOn(one -> one.time().isBefore(now.minus(Samples.HOURLY)))
                    .as("days")
                    .hasSize(70)
                    .first()
                    .as("the last of its day")
                    .isEqualTo(price(START.plus(Duration.ofMinutes(24 * 60 - 20)), "71"));
            assertThat(left).filteredOn(one -> !one.time().isBefore(now.minus(Samples.HOURLY))
                    && one.time().isBefore(now.minus(Samples.FINE))).as("hours").hasSize((730 - 90) * 24);
            assertThat(left).filteredOn(one -> !one.time().isBefore(now.minus(Samples.FINE)))
                    .as("all")
                    .hasSize(90 * 72 + 1)
                    .last()
                    .isEqualTo(newest);
            store.currencies().add(HistoryStoreTest.CHAIN, "finney", newest);
            assertThat(store.currencies().prices(HistoryStoreTest.CHAIN, "EUR")).as("nothing more").isEqualTo(left);
            assertThat(store.currencies().prices(HistoryStoreTest.CHAIN, "JPY")).containsExactly(yen);
        }
    }

    /// A price every 20 minutes for 800 days; too many for a call each.
    private void fill(Instant now) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO currency_price VALUES (1, 'EUR', ?, ?, 'prices.example')")) {
            connection.setAutoCommit(false);
            int number = 0;
            for (Instant at = START.plus(Duration.ofMinutes(20)); at.isBefore(now); at = at.plus(Duration
                    .ofMinutes(20))) {
                insert.setLong(1, at.toEpochMilli());
                insert.setString(2, Integer.toString(++number));
                insert.executeUpdate();
            }
            connection.commit();
        }
    }

    @Test
    void aPriceThatCannotBeOneIsDamageAndNotMoney() throws Exception {
        try (HistoryStore store = HistoryStore.open(file())) {
            store.currencies().add(HistoryStoreTest.CHAIN, "finney", price(START, "1"));
            for (String wrong : List.of("0", "-3", "dear", "")) {
                try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                        PreparedStatement update = connection.prepareStatement(
                                "UPDATE currency_price SET per_tao = ?")) {
                    update.setString(1, wrong);
                    update.executeUpdate();
                }
                assertThatThrownBy(() -> store.currencies().prices(HistoryStoreTest.CHAIN, "EUR")).as(wrong)
                        .isInstanceOfSatisfying(HistoryException.class,
                                e -> assertThat(e.kind()).isEqualTo(Kind.DAMAGED));
            }
        }
    }

    /// `history-3.db` was written by the Tern before there were prices in a currency.
    @Test
    void aFileOfTheTernBeforeIsTakenOverWithAllThatIsInIt() throws Exception {
        try (var old = Objects.requireNonNull(CurrencyHistoryTest.class.getResourceAsStream("history-3.db"))) {
            Files.copy(old, file());
        }
        try (HistoryStore store = HistoryStore.open(file())) {
            for (long block = 1; block <= 50; block++) {
                Instant time = START.plusSeconds(12 * block);
                assertThat(store.before(HistoryStoreTest.CHAIN, HistoryStoreTest.ME, time))
                        .contains(HistoryStoreTest.sample(HistoryStoreTest.ME, block, time, block));
            }
            assertThat(store.activity(HistoryStoreTest.CHAIN, HistoryStoreTest.ME, Instant.EPOCH,
                    HistoryStoreTest.FAR, 100)).hasSize(50)
                    .first()
                    .isEqualTo(HistoryStoreTest.entry(50,
                            START.plusSeconds(600)));
            assertThat(store.isWatched(HistoryStoreTest.CHAIN, HistoryStoreTest.ME, 1, 50)).isTrue();
            assertThat(store.market().samples(HistoryStoreTest.CHAIN, Instant.EPOCH, HistoryStoreTest.FAR)).hasSize(50)
                    .extracting(MarketSample::time)
                    .last()
                    .isEqualTo(START.plusSeconds(600));
            assertThat(store.currencies().prices(HistoryStoreTest.CHAIN, "EUR")).isEmpty();
            store.currencies().add(HistoryStoreTest.CHAIN, "test", price(START, "1"));
        }
        try (HistoryStore reader = HistoryStore.openReadOnly(file())) {
            assertThat(reader.currencies().prices(HistoryStoreTest.CHAIN, "EUR")).containsExactly(price(START, "1"));
        }
    }

    @Test
    void aMigrationThatIsBrokenOffIsTakenUpAgain() throws Exception {
        try (var old = Objects.requireNonNull(CurrencyHistoryTest.class.getResourceAsStream("history-3.db"))) {
            Files.copy(old, file());
        }
        Path killed = folder.resolve("killed.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // as [Schema] does it, up to the moment before the end; nothing waits in memory
            statement.execute("PRAGMA cache_size = 1");
            statement.executeUpdate("CREATE TABLE currency_price (chain INTEGER)");
            statement.executeUpdate("PRAGMA user_version = 4");
            // what a process that is killed now leaves behind
            Files.copy(file(), killed);
            Files.copy(folder.resolve("history.db-wal"), folder.resolve("killed.db-wal"));
            connection.rollback();
        }
        try (HistoryStore store = HistoryStore.open(killed)) {
            store.currencies().add(HistoryStoreTest.CHAIN, "test", price(START, "1"));
            assertThat(store.lastWatched(HistoryStoreTest.CHAIN, HistoryStoreTest.ME)).hasValue(50);
        }
    }
}
