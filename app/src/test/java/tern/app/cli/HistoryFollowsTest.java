package tern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tern.app.boot.Folders;
import tern.app.cli.FrontDoor.Result;
import tern.app.feed.ChainTap;
import tern.app.feed.LivePortfolioService;
import tern.app.feed.NamedAccount;
import tern.app.feed.Problem;
import tern.app.history.HistoryService;
import tern.app.history.LastOwned;
import tern.app.history.LocalHistory;
import tern.app.history.Past;
import tern.app.history.Span;
import tern.app.practice.PracticeNetwork;
import tern.wallet.bittensor.Networks;
import tern.wallet.bittensor.Validator;
import tern.wallet.chain.ChainOptions;
import tern.wallet.history.ActivityEntry;
import tern.wallet.history.ActivityKind;
import tern.wallet.history.CurrencyPrice;
import tern.wallet.history.HistoryException;
import tern.wallet.history.HistoryStore;
import tern.wallet.history.Point;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.Ss58;
import tern.wallet.portfolio.AccountPicture;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.portfolio.PositionPicture;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;
import tools.jackson.databind.JsonNode;

/// The history beside a practice node in a process of its own: the made-up past is fetched, and what happens to the
/// accounts shown appears by itself.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HistoryFollowsTest {

    private static final NamedAccount HOLDER = new NamedAccount("holder", PracticeNetwork.holder());
    private static final String ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

    @TempDir
    private static Path home;

    private static Path file;
    private static LivePortfolioService feed;
    private static HistoryService history;

    @BeforeAll
    static void starts() throws Exception {
        Result started = door().run("practice", "start", "--history-days", "1", "--block-time", "1", "--json");
        assertThat(started.code()).as(started.toString()).isZero();
        door().wallet("play", "//Wallet");
        Folders folders = Folders.find(Map.of(), Optional.of(home.toString()), Optional.empty());
        file = folders.historyFile();
        ChainTap tap = new ChainTap();
        ChainOptions options = ChainOptions.standard();
        feed = new LivePortfolioService(options, PracticeNetwork.of(folders), tap, InstantSource.system(),
                defect -> new Problem(defect.toString(), Optional.empty()));
        history = new HistoryService(file, feed, tap, options);
        history.start();
        feed.select(Networks.practice(), List.of(HOLDER));
    }

    @AfterAll
    static void stops() throws Exception {
        feed.close();
        history.close();
        assertThat(door().run("practice", "stop").code()).isZero();
    }

    private static FrontDoor door() {
        return FrontDoor.at(home);
    }

    private static Result good(String... args) {
        Result result = door().run(args);
        assertThat(result.code()).as(result.toString()).isZero();
        return result;
    }

    private static PortfolioSnapshot snapshot() {
        await().atMost(Duration.ofSeconds(60)).until(() -> feed.current().snapshot().isPresent());
        return feed.current().snapshot().orElseThrow();
    }

    private static ActivityEntry awaitEntry(Predicate<ActivityEntry> wanted) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> history.activity(snapshot().genesis(), List.of(HOLDER.account()), 100)
                        .stream()
                        .filter(wanted)
                        .findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    private static long step(Instant time) {
        return Math.floorDiv(time.toEpochMilli(), Span.ALL.step().toMillis());
    }

    private static Past past(Span span) throws HistoryException {
        return history.past(snapshot(), span);
    }

    @Test
    @Order(1)
    void thePracticeNetworksPastIsFetchedByItself() throws Exception {
        snapshot();
        await().atMost(Duration.ofSeconds(120)).until(() -> past(Span.DAY).points().size() > 12);
        Past day = past(Span.DAY);
        assertThat(day.points()).extracting(Point::exit)
                .allSatisfy(
                        total -> assertThat(total).isGreaterThan(Rao.of(100 * Rao.PER_TAO)));
        assertThat(day.points()).isSortedAccordingTo(Comparator.comparing(Point::time));
        await().atMost(Duration.ofSeconds(120)).until(() -> history.current().fill().isEmpty());
        assertThat(history.current().problem()).isEmpty();
        assertThat(past(Span.DAY).earned()).as("a holder who did nothing earned").isGreaterThan(Rao.ZERO);
        LastOwned owned = history.last("practice", List.of(HOLDER.account())).orElseThrow();
        Point last = owned.together();
        assertThat(last.exit()).isGreaterThan(Rao.of(100 * Rao.PER_TAO));
        assertThat(last.block()).isBetween(1L, snapshot().block().number());
        AccountPicture holder = snapshot().accounts().getFirst();
        assertThat(owned.positions()).hasSameSizeAs(holder.positions());
        assertThat(owned.subnets()).hasSameSizeAs(snapshot().subnets());
        holder.positions().forEach(position -> {
            assertThat(owned.subnets().get(position.netuid()).name())
                    .isEqualTo(snapshot().subnets().get(position.netuid()).name());
            assertThat(Optional.ofNullable(owned.validators().get(position.hotkey())))
                    .isEqualTo(position.validatorName());
        });
        assertThat(history.last("practice", List.of(HOLDER.account(), Ss58.parse(ALICE)))).as("not a part").isEmpty();
        assertThat(history.last("finney", List.of(HOLDER.account()))).isEmpty();
        Past all = past(Span.ALL);
        Instant first = all.points().getFirst().time();
        assertThat(first).as("a day ago").isBefore(all.now().minus(Duration.ofHours(16)));
        // steps begin with the clock's, so a day touches four or five of them; the moment itself comes on top
        long steps = step(all.now()) - step(first) + 1;
        assertThat((long) all.points().size()).isBetween(steps, steps + 1);
    }

    @Test
    @Order(2)
    void aPaymentFromTheFaucetAppearsInItsBlock() {
        snapshot();
        JsonNode given = good("practice", "faucet", HOLDER.account().address(), "7.25", "--json").json();
        ActivityEntry entry = awaitEntry(one -> one.kind() == ActivityKind.RECEIVED
                && one.tao().equals(Optional.of(Rao.of(7_250_000_000L))));
        assertThat(entry.block().number()).isEqualTo(given.path("block").path("number").longValue());
        assertThat(entry.block().hash().toString()).isEqualTo(given.path("block").path("hash").stringValue());
        assertThat(entry.fee()).isEqualTo(Rao.ZERO);
    }

    @Test
    @Order(3)
    void whatTheCommandLineSendsAppearsWithItsFee() throws Exception {
        JsonNode sent = good("send", "--from", "play", "--to", ALICE, "--amount", "2", "--yes", "--json").json();
        ActivityEntry entry = awaitEntry(one -> one.kind() == ActivityKind.SENT);
        AccountId alice = Ss58.parse(ALICE);
        assertThat(entry.other()).contains(alice);
        assertThat(entry.tao()).contains(Rao.of(2_000_000_000L));
        assertThat(entry.call()).startsWith("Balances.transfer");
        assertThat(entry.fee()).isGreaterThan(Rao.ZERO);
        assertThat(sent.toString()).contains(entry.hash().orElseThrow().toString());
        assertThat(entry.events()).contains("Balances.Transfer").contains(ALICE);
        assertThat(history.activity(snapshot().genesis(), List.of(alice), 100)).as("only the accounts shown").isEmpty();
    }

    @Test
    @Order(4)
    void stakingAppearsOnce() throws Exception {
        var stake = snapshot().accounts()
                .getFirst()
                .positions()
                .stream()
                .filter(one -> one.netuid() != 0)
                .findFirst()
                .orElseThrow();
        Result staked = good("stake", "add", "--from", "play", "--netuid", Integer.toString(stake.netuid()), "--hotkey",
                stake.hotkey().address(), "--amount", "3", "--yes", "--json");
        ActivityEntry entry = awaitEntry(one -> one.kind() == ActivityKind.STAKED);
        assertThat(entry.netuid()).hasValue(stake.netuid());
        assertThat(entry.hotkey()).contains(stake.hotkey());
        assertThat(entry.alpha()).isPresent();
        assertThat(entry.fee()).isGreaterThan(Rao.ZERO);
        long ofIt = history.activity(snapshot().genesis(), List.of(HOLDER.account()), 100)
                .stream()
                .filter(one -> one.hash().equals(entry.hash()))
                .count();
        assertThat(ofIt).as(staked.out()).isEqualTo(1);
    }

    @Test
    @Order(5)
    void anotherProcessReadsMeanwhileAndASecondWriterIsRefused() throws Exception {
        try (HistoryStore reader = HistoryStore.openReadOnly(file)) {
            assertThat(reader.points(snapshot().genesis(), HOLDER.account(), Instant.EPOCH,
                    Instant.ofEpochMilli(Long.MAX_VALUE), Duration.ofMinutes(1))).hasSizeGreaterThan(12);
        }
        assertThatThrownBy(() -> HistoryStore.open(file).close())
                .isInstanceOfSatisfying(HistoryException.class,
                        e -> assertThat(e.kind()).isEqualTo(HistoryException.Kind.IN_USE));
    }

    @Test
    @Order(5)
    void whatTaoCostIsKeptForTheChainThatHasAPriceAndForNoOther() throws Exception {
        CurrencyPrice price = new CurrencyPrice("EUR", Instant.parse("2026-11-22T10:00:00Z"),
                new BigDecimal("354.61"), "example.org");
        Hash32 finney = Networks.finney().genesis().orElseThrow();
        history.keep(price);
        await().until(() -> history.currency(finney, "EUR").at(price.time()).equals(Optional.of(price)));
        assertThat(history.currency(snapshot().genesis(), "EUR").code()).isEmpty();
        try (LocalHistory reader = LocalHistory.open(file)) {
            assertThat(reader.currency(finney, "EUR").at(price.time())).contains(price);
        }
    }

    @Test
    @Order(6)
    void theCommandLineShowsWhatTheWindowShows() {
        JsonNode json = good("activity", "play", "--json").json();
        assertThat(json.propertyNames()).containsExactly("network", "genesis", "file", "accounts", "entries",
                "truncated", "leftOut");
        assertThat(json.path("network").stringValue()).isEqualTo("practice");
        assertThat(json.path("genesis").stringValue()).isEqualTo(snapshot().genesis().toString());
        assertThat(json.path("file").isNull()).isTrue();
        assertThat(json.path("truncated").booleanValue()).isFalse();
        JsonNode sent = null;
        for (JsonNode entry : json.path("entries")) {
            sent = entry.path("kind").stringValue().equals("sent") ? entry : sent;
        }
        assertThat(sent).as(json.toString()).isNotNull();
        assertThat(sent.path("other").stringValue()).isEqualTo(ALICE);
        assertThat(sent.path("taoRao").stringValue()).isEqualTo("2000000000");
        assertThat(sent.path("call").stringValue()).startsWith("Balances.transfer");
        assertThat(sent.path("block").path("timeMillis").longValue()).isPositive();

        Result text = good("activity", HOLDER.account().address());
        assertThat(text.err()).startsWith("Practice network").hasLineCount(1);
        assertThat(text.out()).contains("Practice network: ")
                .containsPattern("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d  sent +-2\\.0000 τ .* " + ALICE)
                .containsPattern("received +\\+7\\.2500 τ")
                .contains("what Tern saw while its window was open");
        assertThat(good("activity", "--kind", "payments,claimed").out()).contains("received").doesNotContain("staked");
        assertThat(good("activity", "--search", "sent " + ALICE).out()).contains("one entry").contains(ALICE);
        assertThat(good("activity", "--until", "2001-01-01").out()).contains("nothing that Tern knows of");
        String moment = entryTime(sent);
        assertThat(good("activity", "--since", moment, "--until", moment, "--json").json().path("entries")).hasSize(1);
        assertThat(good("activity", ALICE, "--json").json().path("entries")).isEmpty();
    }

    private static String entryTime(JsonNode entry) {
        return Instant.ofEpochMilli(entry.path("block").path("timeMillis").longValue()).toString();
    }

    @Test
    @Order(7)
    void tablesGoIntoFilesThatAreNotOverwrittenUnasked() throws Exception {
        Path table = home.resolve("activity.csv");
        assertThat(good("activity", "play", "--kind", "sent", "--csv", table.toString()).out())
                .isEqualTo("Entries written to " + table + ": 1.\n");
        String csv = Files.readString(table);
        assertThat(csv).startsWith("network,time,block,block_hash,")
                .contains("\r\npractice,")
                .contains(",play,")
                .contains(",2.000000000,");
        assertThat(csv.lines()).hasSize(2);
        Result refused = door().run("activity", "play", "--csv", table.toString());
        assertThat(refused.code()).isEqualTo(5);
        assertThat(refused.err()).contains("--overwrite");
        assertThat(Files.readString(table)).isEqualTo(csv);
        JsonNode again = good("activity", "play", "--csv", table.toString(), "--overwrite", "--json").json();
        assertThat(again.path("file").stringValue()).isEqualTo(table.toString());
        assertThat(Files.readString(table).lines()).hasSize(again.path("entries").size() + 1).hasSizeGreaterThan(2);

        Path totals = home.resolve("totals.csv");
        JsonNode written = good("history", "export", "play", "--csv", totals.toString(), "--json").json();
        List<String> lines = Files.readString(totals).lines().toList();
        assertThat(lines.getFirst()).isEqualTo("network,time,block,wallet,account,total_tao,spot_tao");
        assertThat(lines).hasSize(written.path("lines").intValue() + 1).hasSizeGreaterThan(12);
        assertThat(lines.getLast()).startsWith("practice,")
                .contains(",play," + HOLDER.account().address() + ",")
                .contains(Instant.ofEpochMilli(written.path("lastMillis").longValue()).toString());
        assertThat(lines.subList(1, lines.size())).isSortedAccordingTo(
                Comparator.comparing(line -> Instant.parse(line.split(",")[1])));
        assertThat(door().run("history", "export", "play", "--csv", totals.toString()).code()).isEqualTo(5);
        Result nothing = door().run("history", "export", ALICE, "--csv", home.resolve("none.csv").toString(), "--json");
        assertThat(nothing.code()).isEqualTo(3);
        assertThat(nothing.errorKind()).isEqualTo("not-found");
        assertThat(home.resolve("none.csv")).doesNotExist();
    }

    @ParameterizedTest
    @Order(8)
    @CsvSource(delimiter = '|', value = {
            "activity nobody | 3 | no wallet",
            "activity --kind gifts | 2 | payments",
            "activity --kind sent, | 2 | payments",
            "activity --since yesterday | 2 | 2026-11-01",
            "activity --since 2026-13-01 | 2 | 2026-11-01",
            "activity --since 2026-11-02 --until 2026-11-01 | 2 | later than",
            "activity --since +999999999-01-01 | 2 | 2026-11-01",
            "activity --overwrite | 2 | belongs to --csv",
            "activity --currency EUR | 2 | belongs to --csv",
            "activity --csv - | 2 | into a file",
            "history export play | 2 | --csv",
            "history export --csv x.csv | 2 | a wallet or an address",
            "history | 2 | export",
    })
    void badValuesGetASentence(String line, int code, String words) {
        Result result = door().run(List.of(line.split(" ")));
        assertThat(result.code()).as(result.toString()).isEqualTo(code);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).containsIgnoringCase(words);
        Result json = door().run(FrontDoor.with(line.split(" "), "--json"));
        assertThat(json.code()).isEqualTo(code);
        assertThat(json.err()).isEmpty();
    }

    @Test
    @Order(9)
    void aHomeWithoutAHistorySaysSo(@TempDir Path fresh) {
        Result result = FrontDoor.at(fresh).run("activity", ALICE, "--json");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.json().path("error").path("reason").stringValue()).isEqualTo("history");
        assertThat(FrontDoor.at(fresh).run("activity", ALICE).err()).contains("while its window is open");
    }

    @Test
    @Order(10)
    void allValidatorsOfTheChainAreKnownWithNamesAndOwners() {
        snapshot();
        List<Validator> found = validators();
        assertThat(found).hasSizeGreaterThan(10).doesNotHaveDuplicates();
        assertThat(found).extracting(Validator::hotkey)
                .containsAll(snapshot().accounts()
                        .getFirst()
                        .positions()
                        .stream()
                        .map(PositionPicture::hotkey)
                        .toList());
        assertThat(found).allMatch(one -> one.owner().isPresent());
        for (PositionPicture position : snapshot().accounts().getFirst().positions()) {
            assertThat(found).filteredOn(one -> one.hotkey().equals(position.hotkey()))
                    .extracting(Validator::name)
                    .containsExactly(position.validatorName());
        }
        assertThat(found.stream().filter(one -> one.name().isPresent())).isNotEmpty();
        assertThat(validators()).as("read lately").isSameAs(found);
    }

    private static List<Validator> validators() {
        CompletableFuture<List<Validator>> answer = new CompletableFuture<>();
        feed.validators(answer::complete);
        return answer.orTimeout(60, TimeUnit.SECONDS).join();
    }

    @Test
    @Order(11)
    void samplesFollowTheChainsClock() throws Exception {
        int before = past(Span.DAY).points().size();
        long height = snapshot().block().number();
        await().atMost(Duration.ofSeconds(60)).until(() -> snapshot().block().number() > height + 12);
        await().atMost(Duration.ofSeconds(20)).until(() -> past(Span.DAY).points().size() > before);
        assertThat(past(Span.DAY).points().getLast().block()).isGreaterThan(height);
    }

    /// After the stake of above: the same subnet, another validator.
    @Test
    @Order(12)
    void theTableForTaxesHasNoGainOfAMoveOnOneSubnetAndNoPaymentsOfStaking() throws Exception {
        ActivityEntry staked = awaitEntry(one -> one.kind() == ActivityKind.STAKED);
        String netuid = Integer.toString(staked.netuid().orElseThrow());
        AccountId from = staked.hotkey().orElseThrow();
        AccountId to = validators().stream()
                .map(Validator::hotkey)
                .filter(one -> !one.equals(from))
                .findFirst()
                .orElseThrow();
        good("stake", "move", "--from", "play", "--netuid", netuid, "--hotkey", from.address(), "--to-hotkey",
                to.address(), "--amount", "0.5", "--yes");
        ActivityEntry moved = awaitEntry(one -> one.kind() == ActivityKind.STAKE_MOVED);
        assertThat(moved.alpha().orElseThrow().value()).as("as its legs tell").isCloseTo(500_000_000L, within(1_000L));
        assertThat(moved.toAlpha()).hasValue(moved.alpha().orElseThrow());
        assertThat(good("activity", "play", "--kind", "stake-moved").out()).contains("0.5000 α" + netuid);
        Path table = home.resolve("taxes.csv");
        for (String method : List.of("fifo", "average")) {
            good("history", "export", "play", "--transactions", "--lots", method, "--csv", table.toString(),
                    "--overwrite");
            List<String> lines = Files.readString(table).lines().toList();
            List<String> head = List.of(lines.getFirst().split(","));
            List<List<String>> cells = lines.stream().skip(1).map(line -> List.of(line.split(",", -1))).toList();
            assertThat(cells).as("payments of the stake call")
                    .noneMatch(row -> row.get(head.indexOf("leg"))
                            .equals("yes") && List.of("sent", "received").contains(row.get(head.indexOf("kind"))));
            List<List<String>> legs = cells.stream()
                    .filter(row -> row.get(head.indexOf("leg")).equals("yes"))
                    .toList();
            assertThat(legs).extracting(row -> row.get(head.indexOf("kind"))).containsExactly("unstaked", "staked");
            assertThat(legs).allSatisfy(row -> {
                assertThat(row.get(head.indexOf("cost_tao"))).isEmpty();
                assertThat(row.get(head.indexOf("gain_tao"))).isEmpty();
            });
            assertThat(cells).extracting(row -> row.get(head.indexOf("kind"))).contains("sent", "received", "staked");
            assertThat(cells).filteredOn(row -> row.get(head.indexOf("kind")).equals("stake_moved"))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.get(head.indexOf("alpha"))).isEqualTo(moved.alpha().get().toTaoText());
                        assertThat(row.get(head.indexOf("to_alpha"))).isEqualTo(moved.alpha().get().toTaoText());
                        assertThat(row.get(head.indexOf("gain_tao"))).as("no sale").isEmpty();
                    });
        }
    }
}
