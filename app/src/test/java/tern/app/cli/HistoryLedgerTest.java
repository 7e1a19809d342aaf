package tern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.app.boot.BootException;
import tern.app.boot.Folders;
import tern.app.boot.OwnerOnly;
import tern.app.boot.SettingsStore;
import tern.app.cli.FrontDoor.Result;
import tern.app.practice.PracticeNetwork;
import tern.wallet.bittensor.Networks;
import tern.wallet.bittensor.SystemAccounts;
import tern.wallet.chain.BlockRef;
import tern.wallet.history.ActivityEntry;
import tern.wallet.history.ActivityKind;
import tern.wallet.history.CurrencyPrice;
import tern.wallet.history.HistoryException;
import tern.wallet.history.HistoryStore;
import tern.wallet.history.PositionSample;
import tern.wallet.history.Sample;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;
import tern.wallet.yields.MarketSample;
import tern.wallet.yields.SubnetSample;
import tools.jackson.databind.JsonNode;

/// What was earned and done as tables, over a history that is written here and read while it is open.
class HistoryLedgerTest {

    private static final Hash32 CHAIN = Networks.finney().genesis().orElseThrow();
    private static final AccountId ME = PracticeNetwork.holder();
    private static final AccountId VALIDATOR = AccountId.of(new byte[]{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
            15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32});
    private static final Instant START = Instant.parse("2026-11-01T10:00:00Z");

    @TempDir
    private Path home;

    private HistoryStore store;

    @BeforeEach
    void writes() throws Exception {
        Folders folders = folders();
        OwnerOnly.createFolder(folders.data());
        store = HistoryStore.open(folders.historyFile());
        add(100, ActivityKind.STAKED, 10, Optional.of(5_000_000_000L));
        add(200, ActivityKind.STAKED, 10, Optional.of(8_000_000_000L));
        sample(300, 20_000_000_000L);
        // a day later a tenth more is there, and nobody added to it
        sample(7_500, 22_000_000_000L);
        store.addActivity(CHAIN, "finney", List.of(ME), 1, 30_000, List.of());
        add(8_000, ActivityKind.UNSTAKED, 12, Optional.of(9_000_000_000L));
        add(8_100, ActivityKind.STAKE_SENT, 1, Optional.empty());
        add(8_200, ActivityKind.UNSTAKED, 12, Optional.of(6_000_000_000L));
        store.market()
                .add(CHAIN, "finney", new MarketSample(block(8_000), time(8_000), true,
                        Map.of(64, new SubnetSample(64, Rao.of(700_000_000), 1, 8_000, 0)), Map.of()));
    }

    private Folders folders() throws BootException {
        return Folders.find(Map.of(), Optional.of(home.toString()), Optional.empty());
    }

    private static BlockRef block(long number) {
        byte[] hash = new byte[32];
        hash[0] = (byte) number;
        hash[1] = (byte) (number >> 8);
        return new BlockRef(number, Hash32.of(hash));
    }

    private static Instant time(long block) {
        return START.plus(Duration.ofSeconds(12 * block));
    }

    private void add(long number, ActivityKind kind, long alpha, Optional<Long> tao) throws HistoryException {
        store.addActivity(CHAIN, "finney", List.of(ME), number, number, List.of(new ActivityEntry(ME, block(number),
                time(number), OptionalInt.of(1), OptionalInt.of(0), Optional.of(block(number).hash()), kind,
                OptionalInt.of(64), OptionalInt.empty(), Optional.of(VALIDATOR), Optional.empty(), tao.map(Rao::of),
                Optional.of(Rao.of(alpha * Rao.PER_TAO)), Rao.of(1_000), Optional.empty(), "SubtensorModule.call",
                false, "")));
    }

    private void sample(long number, long alpha) throws HistoryException {
        store.addSamples(CHAIN, "finney", List.of(new Sample(ME, block(number), time(number), Rao.of(9), Rao.of(9),
                Rao.of(9), Rao.ZERO, Rao.ZERO,
                List.of(new PositionSample(64, VALIDATOR, Rao.of(alpha), Rao.of(600_000_000), Rao.of(9))))));
    }

    private List<Map<String, String>> table(String... args) throws Exception {
        Path file = home.resolve("table.csv");
        List<String> all = new ArrayList<>(List.of("history", "export", ME.address(), "--network", "finney", "--csv",
                file.toString(), "--overwrite"));
        all.addAll(List.of(args));
        Result result = FrontDoor.at(home).run(all.toArray(String[]::new));
        assertThat(result.code()).as(result.toString()).isZero();
        List<String> lines = Files.readAllLines(file);
        List<String> head = List.of(lines.getFirst().split(",", -1));
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = List.of(line.split(",", -1));
            assertThat(cells).hasSameSizeAs(head);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < head.size(); i++) {
                row.put(head.get(i), cells.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<String> column(List<Map<String, String>> rows, String name) {
        return rows.stream().map(row -> row.get(name)).toList();
    }

    @Test
    void rewardsAndTransactionsHaveTheirValueAtTheTime() throws Exception {
        List<Map<String, String>> rewards = table("--rewards");
        assertThat(rewards).singleElement().satisfies(row -> {
            assertThat(row.get("alpha")).isEqualTo("2.000000000");
            assertThat(row.get("price_tao")).isEqualTo("0.600000000");
            assertThat(row.get("value_tao")).isEqualTo("1.200000000");
            assertThat(row.get("time")).isEqualTo(time(7_500).toString());
        });
        List<Map<String, String>> plain = table("--transactions");
        assertThat(column(plain, "kind")).containsExactly("staked", "staked", "unstaked", "stake_sent", "unstaked");
        assertThat(column(plain, "value_tao")).as("what was paid, or the price nearest to it")
                .containsExactly(
                        "5.000000000", "8.000000000", "9.000000000", "0.700000000", "6.000000000");
        assertThat(plain.get(3)).containsEntry("price_time", time(8_000).toString());
        assertThat(column(plain, "cost_tao")).containsOnly("");
        assertThat(table("--transactions", "--since", time(8_050).toString())).hasSize(2);

        // 10 for 5, 10 for 8, 2 that were earned at 0.6 each; sold 12, given away 1, sold 12 of which 9 are known
        List<Map<String, String>> fifo = table("--transactions", "--lots", "fifo");
        assertThat(column(fifo, "cost_tao")).containsExactly("", "", "6.600000000", "0.800000000", "6.800000000");
        assertThat(column(fifo, "gain_tao")).containsExactly("", "", "2.400000000", "", "-2.300000000");
        assertThat(column(fifo, "unknown_alpha")).containsExactly("", "", "0.000000000", "0.000000000",
                "3.000000000");
        List<Map<String, String>> hifo = table("--transactions", "--lots", "hifo");
        assertThat(column(hifo, "cost_tao")).containsExactly("", "", "9.200000000", "0.500000000", "4.500000000");
        List<Map<String, String>> average = table("--transactions", "--lots", "average");
        assertThat(column(average, "cost_tao")).containsExactly("", "", "7.745454545", "0.645454545",
                "5.809090910");
    }

    /// As the chain tells it: what left and what arrived at one worth, a rest that was sold, then the move.
    @Test
    void aMoveOnOneSubnetIsNoSaleButASwapAndASoldRestAre() throws Exception {
        AccountId other = AccountId.of(new byte[32]);
        long alone = 9_000;
        leg(alone, 2, ActivityKind.UNSTAKED, VALIDATOR, 5, 7_000_000_000L);
        leg(alone, 4, ActivityKind.STAKED, other, 5, 7_000_000_000L);
        leg(alone, 6, ActivityKind.UNSTAKED, VALIDATOR, 1, 900_000_000L);
        move(alone, 8, OptionalInt.of(64), Optional.of(other), 7_000_000_000L);
        long swap = 9_100;
        leg(swap, 2, ActivityKind.UNSTAKED, other, 5, 4_000_000_000L);
        move(swap, 8, OptionalInt.of(65), Optional.of(other), 4_000_000_000L);
        // of 22 alpha 12 and 1 and 12 more went before: bought again so that something is there
        add(8_900, ActivityKind.STAKED, 10, Optional.of(9_000_000_000L));
        for (String method : List.of("fifo", "hifo", "average")) {
            List<Map<String, String>> rows = table("--transactions", "--lots", method, "--since",
                    time(8_900).toString());
            assertThat(column(rows, "kind")).containsExactly("staked", "unstaked", "staked", "unstaked", "stake_moved",
                    "unstaked", "stake_moved");
            assertThat(column(rows, "leg")).containsExactly("", "yes", "yes", "yes", "", "yes", "");
            assertThat(column(rows, "cost_tao")).as(method)
                    .containsExactly("", "", "", "0.900000000", "", "4.500000000", "");
            assertThat(column(rows, "gain_tao")).as(method)
                    .containsExactly("", "", "", "0.000000000", "", "-0.500000000", "");
        }
    }

    @Test
    void whatStakingPaidTheSubnetsAccountIsNoLineOfItsOwn() throws Exception {
        AccountId pot = SystemAccounts.subnetPot(64);
        paid(9_000, 2, pot, true);
        leg(9_000, 4, ActivityKind.STAKED, VALIDATOR, 5, 3_000_000_000L);
        paid(9_100, 2, pot, false);
        List<Map<String, String>> rows = table("--transactions", "--since", time(8_900).toString());
        assertThat(column(rows, "kind")).as("a real payment to it stays").containsExactly("staked", "sent");
        assertThat(column(rows, "block")).containsExactly("9000", "9100");
    }

    private void paid(long number, int event, AccountId to, boolean part) throws HistoryException {
        keep(number, event, ActivityKind.SENT, OptionalInt.empty(), OptionalInt.empty(), Optional.empty(),
                Optional.of(to), 3_000_000_000L, Optional.empty(), part);
    }

    private void leg(long number, int event, ActivityKind kind, AccountId hotkey, long alpha, long tao)
            throws HistoryException {
        keep(number, event, kind, OptionalInt.of(64), OptionalInt.empty(), Optional.of(hotkey), Optional.empty(), tao,
                Optional.of(Rao.of(alpha * Rao.PER_TAO)), true);
    }

    private void move(long number, int event, OptionalInt to, Optional<AccountId> other, long tao)
            throws HistoryException {
        keep(number, event, ActivityKind.STAKE_MOVED, OptionalInt.of(64), to, Optional.of(VALIDATOR), other, tao,
                Optional.empty(), false);
    }

    private final Map<Long, List<ActivityEntry>> kept = new HashMap<>();

    private void keep(long number, int event, ActivityKind kind, OptionalInt netuid, OptionalInt to,
            Optional<AccountId> hotkey, Optional<AccountId> other, long tao, Optional<Rao> alpha, boolean part)
            throws HistoryException {
        List<ActivityEntry> all = kept.computeIfAbsent(number, _ -> new ArrayList<>());
        all.add(new ActivityEntry(ME, block(number), time(number), OptionalInt.of(1), OptionalInt.of(event),
                Optional.of(block(number).hash()), kind, netuid, to, hotkey, other, Optional.of(Rao.of(tao)), alpha,
                Rao.ZERO, Optional.empty(), "SubtensorModule.call", part, ""));
        store.addActivity(CHAIN, "finney", List.of(ME), number, number, all);
    }

    private void price(String currency, long block, String perTao) throws HistoryException {
        store.currencies()
                .add(CHAIN, "finney", new CurrencyPrice(currency, time(block), new BigDecimal(perTao), "example.org"));
    }

    @Test
    void valuesStandInTheCurrencyToo() throws Exception {
        // the first is near 100 and 200, the second near 8,000 to 8,200 and 7,500; half a day is 3,600 blocks
        price("EUR", 140, "200");
        price("EUR", 8_050, "300.5");
        price("JPY", 8_000, "51234");
        List<Map<String, String>> fifo = table("--transactions", "--lots", "fifo", "--currency", "eur");
        assertThat(column(fifo, "currency")).containsOnly("EUR");
        assertThat(column(fifo, "tao_price")).containsExactly("200", "200", "300.5", "300.5", "300.5");
        assertThat(column(fifo, "tao_price_time")).containsExactly(time(140).toString(), time(140).toString(),
                time(8_050).toString(), time(8_050).toString(), time(8_050).toString());
        assertThat(column(fifo, "value_currency")).containsExactly("1000.000000000", "1600.000000000",
                "2704.500000000", "210.350000000", "1803.000000000");
        // 10 for 1,000 and 2 of the ten for 1,600; 1 more; 7 more and the 2 that were earned, worth 1.2 at 300.5
        assertThat(column(fifo, "cost_currency")).containsExactly("", "", "1320.000000000", "160.000000000",
                "1480.600000000");
        // 9 at 300.5; of 6 for 12 three quarters were known
        assertThat(column(fifo, "gain_currency")).containsExactly("", "", "1384.500000000", "", "-128.350000000");
        List<Map<String, String>> hifo = table("--transactions", "--lots", "hifo", "--currency", "EUR");
        assertThat(column(hifo, "cost_currency")).as("the lots that cost most TAO")
                .containsExactly("", "",
                        "1960.600000000", "100.000000000", "900.000000000");
        assertThat(table("--rewards", "--currency", "EUR")).singleElement().satisfies(row -> {
            assertThat(row.get("value_currency")).isEqualTo("360.600000000");
            assertThat(row.get("tao_price_time")).isEqualTo(time(8_050).toString());
        });
        new SettingsStore(folders().settingsFile()).update(now -> now.withText("currency", "EUR"));
        assertThat(column(table("--transactions"), "currency")).as("as it was chosen").containsOnly("EUR");
        Path activity = home.resolve("activity.csv");
        assertThat(FrontDoor.at(home)
                .run("activity", ME.address(), "--network", "finney", "--csv", activity.toString())
                .code()).isZero();
        assertThat(Files.readAllLines(activity)).first()
                .asString()
                .endsWith(
                        ",call,currency,tao_price,tao_price_time,value_currency");
        assertThat(Files.readAllLines(activity).get(1)).as("the newest: 6 TAO")
                .endsWith(",EUR,300.5," + time(8_050) + ",1803.000000000");
    }

    @Test
    void whereNoPriceWasKeptNearItNothingIsMadeUp() throws Exception {
        price("EUR", 8_050, "300.5");
        Path file = home.resolve("table.csv");
        Result result = FrontDoor.at(home)
                .run("history", "export", ME.address(), "--network", "finney", "--csv", file.toString(),
                        "--transactions", "--lots", "fifo", "--currency", "EUR", "--overwrite");
        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("2 lines have no value in EUR").contains("12 hours");
        List<Map<String, String>> rows = table("--transactions", "--lots", "fifo", "--currency", "EUR");
        assertThat(column(rows, "currency")).containsOnly("EUR");
        assertThat(column(rows, "tao_price")).containsExactly("", "", "300.5", "300.5", "300.5");
        assertThat(column(rows, "value_currency")).startsWith("", "", "2704.500000000");
        assertThat(column(rows, "cost_tao")).containsExactly("", "", "6.600000000", "0.800000000", "6.800000000");
        assertThat(column(rows, "cost_currency")).as("what it had cost nobody knows").containsOnly("");
        assertThat(column(rows, "gain_currency")).containsOnly("");
        JsonNode json = FrontDoor.at(home)
                .run("history", "export", ME.address(), "--network", "finney", "--csv", file.toString(),
                        "--transactions", "--currency", "EUR", "--overwrite", "--json")
                .json();
        assertThat(json.path("currency").stringValue()).isEqualTo("EUR");
        assertThat(json.path("unpriced").intValue()).isEqualTo(2);
        Result none = FrontDoor.at(home)
                .run("history", "export", ME.address(), "--network", "finney", "--csv", file.toString(), "--rewards",
                        "--currency", "CHF", "--overwrite");
        assertThat(none.code()).isZero();
        assertThat(none.err()).contains("no price of TAO in CHF was kept");
        assertThat(column(table("--rewards", "--currency", "CHF"), "currency")).containsOnly("");
    }

    @Test
    void whatCannotBeMeantIsRefused() throws Exception {
        assertThat(run("--rewards", "--transactions").code()).isEqualTo(2);
        assertThat(run("--lots", "fifo").code()).isEqualTo(2);
        assertThat(run("--transactions", "--lots", "lifo").code()).isEqualTo(2);
        assertThat(run("--currency", "EUR").code()).isEqualTo(2);
        Result shells = run("--rewards", "--currency", "shells");
        assertThat(shells.code()).isEqualTo(2);
        assertThat(shells.err()).contains("EUR, USD, GBP, CHF, JPY, CNY");
        Result nothing = run("--rewards", "--until", "2026-11-01");
        assertThat(nothing.code()).as(nothing.toString()).isNotZero();
        assertThat(home.resolve("other.csv")).doesNotExist();
    }

    private Result run(String... args) {
        List<String> all = new ArrayList<>(List.of("history", "export", ME.address(), "--network", "finney", "--csv",
                home.resolve("other.csv").toString()));
        all.addAll(List.of(args));
        return FrontDoor.at(home).run(all.toArray(String[]::new));
    }
}
