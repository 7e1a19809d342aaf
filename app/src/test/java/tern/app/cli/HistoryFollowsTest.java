package tern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tern.app.boot.Folders;
import tern.app.cli.FrontDoor.Result;
import tern.app.feed.ChainTap;
import tern.app.feed.LivePortfolioService;
import tern.app.feed.NamedAccount;
import tern.app.feed.Problem;
import tern.app.history.HistoryService;
import tern.app.history.Past;
import tern.app.history.Span;
import tern.app.practice.PracticeNetwork;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.ChainOptions;
import tern.wallet.history.ActivityEntry;
import tern.wallet.history.ActivityKind;
import tern.wallet.history.HistoryException;
import tern.wallet.history.HistoryStore;
import tern.wallet.history.Point;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.Ss58;
import tern.wallet.portfolio.PortfolioSnapshot;
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
        file = home.resolve("history.db");
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
    @Order(6)
    void samplesFollowTheChainsClock() throws Exception {
        int before = past(Span.DAY).points().size();
        long height = snapshot().block().number();
        await().atMost(Duration.ofSeconds(60)).until(() -> snapshot().block().number() > height + 12);
        await().atMost(Duration.ofSeconds(20)).until(() -> past(Span.DAY).points().size() > before);
        assertThat(past(Span.DAY).points().getLast().block()).isGreaterThan(height);
    }
}
