package tern.wallet.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.wallet.chain.BlockRef;
import tern.wallet.crypto.Blake2;
import tern.wallet.history.HistoryException.Kind;
import tern.wallet.history.NameHistory.Called;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;
import tern.wallet.yields.MarketSample;
import tern.wallet.yields.Unit;

class HistoryStoreTest {

    static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");
    static final Hash32 CHAIN = hash("chain");
    static final AccountId ME = account("me");
    static final AccountId OTHER = account("other");
    private static final AccountId VALIDATOR = account("validator");

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("history.db");
    }

    static Hash32 hash(String seed) {
        return Hash32.of(Blake2.hash256(seed.getBytes(StandardCharsets.UTF_8)));
    }

    static AccountId account(String seed) {
        return AccountId.of(hash(seed).bytes());
    }

    static Sample sample(AccountId account, long block, Instant time, long exit) {
        return new Sample(account, new BlockRef(block, hash("block " + block)), time, Rao.of(exit), Rao.of(exit + 7),
                Rao.of(3), Rao.of(2), Rao.of(1),
                List.of(new PositionSample(0, VALIDATOR, Rao.of(1), Rao.of(Rao.PER_TAO), Rao.of(1)),
                        new PositionSample(64, VALIDATOR, Rao.of(exit), Rao.of(87_100_000), Rao.of(exit / 12))));
    }

    static ActivityEntry entry(long block, Instant time) {
        return new ActivityEntry(ME, new BlockRef(block, hash("block " + block)), time, OptionalInt.of(2),
                OptionalInt.of(1), Optional.of(hash("extrinsic " + block)), ActivityKind.STAKED, OptionalInt.of(64),
                OptionalInt.empty(), Optional.of(VALIDATOR), Optional.of(OTHER), Optional.of(Rao.of(5)),
                Optional.of(Rao.of(Long.MAX_VALUE)), Rao.of(9), Optional.of("words"), "SubtensorModule.add_stake",
                false, "lines\nof text");
    }

    private static List<Point> all(HistoryStore store, AccountId account) throws HistoryException {
        return store.points(CHAIN, account, Instant.EPOCH, FAR, Duration.ofMillis(1));
    }

    @Test
    void whatWasWrittenIsReadAgain() throws Exception {
        Sample sample = sample(ME, 7, START, Long.MAX_VALUE - 7);
        try (HistoryStore store = HistoryStore.open(file())) {
            store.addSamples(CHAIN, "test", List.of(sample));
            store.addSamples(CHAIN, "test", List.of(sample));
            store.addActivity(CHAIN, "test", List.of(ME), 5, 7, List.of(entry(7, START)));
        }
        try (HistoryStore store = HistoryStore.open(file())) {
            assertThat(store.samples(CHAIN, ME, Instant.EPOCH, FAR, Duration.ofDays(1))).containsExactly(sample);
            assertThat(store.before(CHAIN, ME, START)).contains(sample);
            assertThat(store.before(CHAIN, ME, START.minusMillis(1))).isEmpty();
            assertThat(store.activity(CHAIN, ME, Instant.EPOCH, FAR, 10)).containsExactly(entry(7, START));
            assertThat(store.activity(CHAIN, OTHER, Instant.EPOCH, FAR, 10)).isEmpty();
            assertThat(store.isWatched(CHAIN, ME, 5, 7)).isTrue();
            assertThat(store.isWatched(CHAIN, ME, 4, 7)).isFalse();
            assertThat(store.lastWatched(CHAIN, ME)).hasValue(7);
        }
    }

    @Test
    void anotherChainNeverMixes() throws Exception {
        try (HistoryStore store = HistoryStore.open(file())) {
            store.addSamples(CHAIN, "practice", List.of(sample(ME, 7, START, 1)));
            store.addSamples(hash("after a reset"), "practice", List.of(sample(ME, 7, START, 2)));
            assertThat(all(store, ME)).extracting(point -> point.exit().value()).containsExactly(1L);
            store.forgetFrom(hash("after a reset"), 0);
            assertThat(all(store, ME)).hasSize(1);
            assertThat(store.points(hash("after a reset"), ME, Instant.EPOCH, FAR, Duration.ofDays(1))).isEmpty();
        }
    }

    @Test
    void onlyTheOwnerReadsTheFiles() throws Exception {
        try (HistoryStore store = HistoryStore.open(file())) {
            store.addSamples(CHAIN, "test", List.of(sample(ME, 7, START, 1)));
            try (var files = Files.list(folder)) {
                List<Path> found = files.toList();
                assertThat(found).hasSizeGreaterThanOrEqualTo(3);
                for (Path one : found) {
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one))).as(one.toString())
                            .isEqualTo("rw-------");
                }
            }
        }
    }

    @Test
    void whatTheChainUndidIsForgotten() throws Exception {
        try (HistoryStore store = HistoryStore.open(file())) {
            for (long block = 1; block <= 5; block++) {
                store.addSamples(CHAIN, "test", List.of(sample(ME, block, START.plusSeconds(block), block)));
                store.addActivity(CHAIN, "test", List.of(ME), block, block,
                        List.of(entry(block, START.plusSeconds(block))));
            }
            assertThat(store.isWatched(CHAIN, ME, 1, 5)).as("spans that touch are one").isTrue();
            store.forgetFrom(CHAIN, 4);
            assertThat(all(store, ME)).extracting(Point::block).containsExactly(1L, 2L, 3L);
            assertThat(store.activity(CHAIN, ME, Instant.EPOCH, FAR, 10)).hasSize(3);
            assertThat(store.lastWatched(CHAIN, ME)).hasValue(3);
        }
    }

    @Test
    void theLastNameOfASubnetAndOfAValidatorIsKeptByChain() throws Exception {
        AccountId validator = AccountId.of(hash("validator").bytes());
        try (HistoryStore store = HistoryStore.open(file())) {
            store.names()
                    .keep(CHAIN, "test", Map.of(3, new Called("Vanta", "ב"), 64, new Called("Chutes", "א")),
                            Map.of(validator, "Rizzo"));
            store.names().keep(CHAIN, "test", Map.of(3, new Called("Vanta 2", "ב")), Map.of());
        }
        try (HistoryStore store = HistoryStore.openReadOnly(file())) {
            assertThat(store.names().subnets(CHAIN))
                    .isEqualTo(Map.of(3, new Called("Vanta 2", "ב"), 64, new Called("Chutes", "א")));
            assertThat(store.names().validators(CHAIN)).isEqualTo(Map.of(validator, "Rizzo"));
            assertThat(store.names().subnets(hash("another chain"))).isEmpty();
            assertThat(store.names().validators(hash("another chain"))).isEmpty();
        }
    }

    @Test
    void anOlderFileIsBroughtToTheNewestSchemaWithItsRows() throws Exception {
        try (Connection old = DriverManager.getConnection("jdbc:sqlite:" + file())) {
            Schema.migrate(old, 1);
            try (Statement statement = old.createStatement()) {
                statement.executeUpdate("INSERT INTO chain VALUES (1, x'" + CHAIN.toString().substring(2)
                        + "', 'test')");
                statement.executeUpdate("INSERT INTO key VALUES (1, x'" + java.util.HexFormat.of()
                        .formatHex(ME.bytes()) + "')");
                statement.executeUpdate("INSERT INTO sample VALUES (1, 1, 9, x'"
                        + hash("block 9").toString().substring(2) + "', 1000, 5, 6, 1, 0, 0, x'01')");
                statement.executeUpdate("INSERT INTO key VALUES (2, x'" + "22".repeat(32) + "')");
                statement.executeUpdate("INSERT INTO key VALUES (3, x'" + "33".repeat(32) + "')");
                // what a move from 2 to 3 was known by before: TAO, and its legs beside it
                // in the first extrinsic the move's event names its TAO, in the second, of an older runtime, it does not
                for (String values : List.of("0, 'UNSTAKED', 4, NULL, 2, NULL, 700, 1000, 1",
                        "2, 'UNSTAKED', 4, NULL, 2, NULL, 3, 4, 1", "4, 'STAKED', 5, NULL, 3, NULL, 700, 350, 1",
                        "6, 'STAKE_MOVED', 4, 5, 2, 3, 700, NULL, 0",
                        "10, 'UNSTAKED', 4, NULL, 2, NULL, 700, 1000, 1",
                        "12, 'UNSTAKED', 4, NULL, 2, NULL, 3, 4, 1", "14, 'STAKED', 5, NULL, 3, NULL, 700, 350, 1",
                        "16, 'STAKE_MOVED', 4, 5, 2, 3, NULL, NULL, 0")) {
                    String[] v = values.split(", ", -1);
                    statement.executeUpdate("INSERT INTO activity (chain, account, block, extrinsic, event, block_hash,"
                            + " time, hash, kind, netuid, to_netuid, hotkey, other, tao, alpha, fee, failure, call,"
                            + " part, events) VALUES (1, 1, 9, " + (Integer.parseInt(v[0]) < 10 ? 2 : 3)
                            + ", " + v[0] + ", x'"
                            + hash("block 9").toString().substring(2) + "', 1000, NULL, " + v[1] + ", " + v[2] + ", "
                            + v[3] + ", " + v[4] + ", " + v[5] + ", " + v[6] + ", " + v[7] + ", 0, NULL, '', " + v[8]
                            + ", '')");
                }
            }
        }
        assertThatThrownBy(() -> HistoryStore.openReadOnly(file())).as("a reader does not migrate")
                .isInstanceOfSatisfying(HistoryException.class,
                        e -> assertThat(e.kind()).isEqualTo(Kind.MISSING));
        try (HistoryStore store = HistoryStore.open(file())) {
            assertThat(all(store, ME)).containsExactly(
                    new Point(9, Instant.ofEpochMilli(1000), Rao.of(5), Rao.of(6)));
            List<ActivityEntry> known = store.activity(CHAIN, ME, Instant.EPOCH, FAR, 10);
            assertThat(known).hasSize(8);
            List<ActivityEntry> moves = known.stream()
                    .filter(entry -> entry.kind() == ActivityKind.STAKE_MOVED)
                    .toList();
            assertThat(moves).hasSize(2).allSatisfy(move -> {
                assertThat(move.alpha()).as("a move's alpha is told by its legs").contains(Rao.of(1_000));
                assertThat(move.toAlpha()).contains(Rao.of(350));
            });
            assertThat(known.getLast().alpha()).contains(Rao.of(1_000));
            assertThat(known.getLast().toAlpha()).isEmpty();
        }
        try (Connection now = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = now.createStatement();
                var row = statement.executeQuery("PRAGMA user_version")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isEqualTo(Schema.newest()).isGreaterThan(1);
        }
    }

    @Test
    void aNewerAStrangeAndADamagedFileAreRefusedAndKept() throws Exception {
        HistoryStore.open(file()).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("PRAGMA user_version = 999");
        }
        assertKind(file(), Kind.NEWER);
        Path strange = folder.resolve("strange.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + strange);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE bookmarks (a)");
            statement.executeUpdate("PRAGMA user_version = 1");
        }
        assertKind(strange, Kind.DAMAGED);
        Path damaged = folder.resolve("damaged.db");
        Files.writeString(damaged, "this is no database at all, but long enough to be looked at as one. ".repeat(50));
        assertKind(damaged, Kind.DAMAGED);
        assertThat(Files.readString(damaged)).startsWith("this is no database");
        assertThatThrownBy(() -> HistoryStore.openReadOnly(folder.resolve("none.db")))
                .isInstanceOfSatisfying(HistoryException.class,
                        e -> assertThat(e.kind()).isEqualTo(Kind.MISSING));
        assertThat(folder.resolve("none.db")).doesNotExist();
    }

    private static void assertKind(Path file, Kind kind) {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> HistoryStore.open(file).close()).isInstanceOfSatisfying(HistoryException.class,
                    e -> assertThat(e.kind()).as(e.details().orElse("")).isEqualTo(kind));
        }
        assertThatThrownBy(() -> HistoryStore.openReadOnly(file).close())
                .isInstanceOfSatisfying(HistoryException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @Test
    void oldSamplesAreThinnedToHoursAndThenDays() throws Exception {
        Instant now = START.plus(Duration.ofDays(1000));
        try (HistoryStore store = HistoryStore.open(file())) {
            List<Sample> samples = new ArrayList<>();
            long block = 0;
            // every 20 minutes for a thousand days
            for (Instant at = START; at.isBefore(now); at = at.plus(Duration.ofMinutes(20))) {
                samples.add(sample(ME, ++block, at, block));
            }
            store.addSamples(CHAIN, "test", samples);
            store.addSamples(hash("another"), "practice", samples.subList(0, 100));
            int gone = store.thin(CHAIN, now);
            assertThat(store.points(hash("another"), ME, Instant.EPOCH, FAR, Duration.ofMillis(1)))
                    .as("another chain's clock goes its own way")
                    .hasSize(100);
            List<Point> left = all(store, ME);
            assertThat(left).hasSize(samples.size() - gone);
            assertThat(left).filteredOn(point -> point.time().isBefore(now.minus(Samples.HOURLY)))
                    .as("days")
                    .hasSize(1000 - 730);
            assertThat(left).filteredOn(point -> !point.time().isBefore(now.minus(Samples.HOURLY))
                    && point.time().isBefore(now.minus(Samples.FINE))).as("hours").hasSize((730 - 90) * 24);
            assertThat(left).filteredOn(point -> !point.time().isBefore(now.minus(Samples.FINE)))
                    .as("all")
                    .hasSize(90 * 24 * 3);
            assertThat(left.getFirst().block()).as("the last of its day stays").isEqualTo(72);
            assertThat(left.getLast().block()).isEqualTo(block);
            assertThat(store.thin(CHAIN, now)).as("nothing more").isZero();
        }
    }

    @Test
    void aProcessThatIsKilledWhileItWritesLeavesWholeCalls() throws Exception {
        for (int round = 0; round < 3; round++) {
            Process writer = writer();
            try {
                awaitReady(writer);
                assertThatThrownBy(() -> HistoryStore.open(file())).as("one writer")
                        .isInstanceOfSatisfying(HistoryException.class,
                                e -> assertThat(e.kind()).isEqualTo(Kind.IN_USE));
                try (HistoryStore reader = HistoryStore.openReadOnly(file())) {
                    assertThat(all(reader, ME)).hasSizeGreaterThanOrEqualTo(20);
                    assertThatThrownBy(() -> reader.addSamples(CHAIN, "test", List.of(sample(ME, 1, START, 1))))
                            .isInstanceOf(HistoryException.class);
                }
            } finally {
                writer.destroyForcibly();
                assertThat(writer.waitFor(20, TimeUnit.SECONDS)).isTrue();
            }
            try (HistoryStore store = HistoryStore.open(file())) {
                List<Point> mine = all(store, ME);
                assertThat(mine).hasSizeGreaterThanOrEqualTo(20);
                assertThat(all(store, OTHER)).as("both accounts of one call").isEqualTo(mine);
                for (int i = 0; i < mine.size(); i++) {
                    assertThat(mine.get(i).block()).isEqualTo(i + 1L);
                }
                long last = store.lastWatched(CHAIN, ME).orElseThrow();
                assertThat(last).isIn((long) mine.size(), mine.size() - 1L);
                assertThat(store.activity(CHAIN, ME, Instant.EPOCH, FAR, Integer.MAX_VALUE)).hasSize((int) last);
                List<MarketSample> market = store.market().samples(CHAIN, Instant.EPOCH, FAR);
                assertThat(market).hasSizeBetween((int) last - 1, (int) last);
                assertThat(market).as("prices and validators of one call")
                        .allSatisfy(look -> assertThat(look.units().values()).extracting(Unit::pool)
                                .containsExactly(Rao.of(look.block().number())));
                List<CurrencyPrice> prices = store.currencies().prices(CHAIN, "EUR");
                assertThat(prices).hasSizeBetween((int) last - 1, (int) last);
                for (int i = 0; i < prices.size(); i++) {
                    assertThat(prices.get(i)).isEqualTo(CurrencyHistoryTest.price(START.plusSeconds(12 * (i + 1L)),
                            Integer.toString(i + 1)));
                }
                store.forgetFrom(CHAIN, 0);
            }
            forgetPrices();
        }
    }

    private void forgetPrices() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM currency_price");
        }
    }

    private Process writer() throws IOException {
        return new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED", "-Xmx128m", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), HistoryWriter.class.getName(), file().toString())
                .redirectErrorStream(true)
                .start();
    }

    private static void awaitReady(Process writer) throws IOException {
        BufferedReader out = new BufferedReader(new InputStreamReader(writer.getInputStream(),
                StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.equals("ready")) {
                return;
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("the writer ended: " + said);
    }
}
