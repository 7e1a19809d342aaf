package tern.app.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.app.feed.ChainTap;
import tern.app.feed.LivePortfolioService;
import tern.app.feed.NamedAccount;
import tern.app.feed.Problem;
import tern.app.transact.LyingNode;
import tern.app.transact.PracticeWorld;
import tern.node.practice.control.PracticeCalls;
import tern.node.practice.control.PracticeCalls.Block;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.ChainOptions;
import tern.wallet.chain.Network;
import tern.wallet.history.ActivityEntry;
import tern.wallet.history.HistoryStore;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// Blocks that the chain jumped over, and blocks that a node answers nonsense for: Activity goes on behind them.
class UnreadableBlocksTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private static Path home;
    private static PracticeWorld world;

    @TempDir
    private Path folder;

    private LyingNode node;
    private LivePortfolioService feed;
    private HistoryService history;
    private AccountId account;
    private Hash32 genesis;

    @BeforeAll
    static void starts() throws Exception {
        world = PracticeWorld.start(home);
    }

    @AfterAll
    static void stops() {
        world.close();
    }

    @BeforeEach
    void opens() throws Exception {
        node = LyingNode.before(world);
        genesis = Hash32.parse(world.node().genesis().orElseThrow());
        ChainTap tap = new ChainTap();
        ChainOptions options = ChainOptions.standard().withMetadataCache(world.folders().metadataCache());
        feed = new LivePortfolioService(options, world.practice(), tap, InstantSource.system(),
                defect -> new Problem(defect.toString(), Optional.empty()));
        history = new HistoryService(folder.resolve("history.db"), feed, tap, options);
        history.start();
    }

    @AfterEach
    void ends() throws Exception {
        feed.close();
        history.close();
        node.end();
    }

    private void follow(Network network, int who) {
        account = AccountId.of(Hash32.parse("0x" + "%02x".formatted(who).repeat(32)).bytes());
        feed.select(network, List.of(new NamedAccount("somebody", account)));
        await().atMost(LONG).until(() -> feed.current().snapshot().isPresent());
    }

    private Block give(PracticeCalls calls, String tao) throws Exception {
        return calls.faucet(account, Rao.parseTao(tao).value());
    }

    private List<ActivityEntry> entries() throws Exception {
        return history.activity(genesis, List.of(account), 100);
    }

    private void awaitPayment(Block block) {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(entries()).extracting(one -> one.block().number())
                        .contains(block.number()));
    }

    @Test
    void aJumpOfTheChainLeavesNoGap() throws Exception {
        follow(Networks.practice(), 0x31);
        try (PracticeCalls calls = world.calls()) {
            Block before = give(calls, "5");
            awaitPayment(before);
            calls.jumpDays(1);
            Block after = give(calls, "7");
            awaitPayment(after);
            assertThat(after.number() - before.number()).isGreaterThan(7_200);
            try (HistoryStore store = HistoryStore.openReadOnly(folder.resolve("history.db"))) {
                assertThat(store.isWatched(genesis, account, after.number() - 7_000, after.number()))
                        .as("what was jumped over was looked at: it was quiet")
                        .isTrue();
            }
        }
    }

    @Test
    void aBlockThatCannotBeReadIsLeftOutAndStaysAGap() throws Exception {
        follow(node.network(), 0x32);
        try (PracticeCalls calls = world.calls()) {
            Block first = give(calls, "5");
            awaitPayment(first);
            node.tell(LyingNode.Lie.EVENTS);
            Block hidden = give(calls, "6");
            // eight blocks are asked for at once: who asks for a ninth has left the first out
            Hash32 ninth = Hash32.parse(calls.advance(9).hash());
            await().atMost(LONG).until(() -> node.emptied(ninth) > 0);
            node.tell(LyingNode.Lie.NONE);
            Block last = give(calls, "7");
            awaitPayment(last);
            assertThat(entries()).extracting(one -> one.block().number())
                    .contains(first.number(), last.number())
                    .doesNotContain(hidden.number());
            try (HistoryStore store = HistoryStore.openReadOnly(folder.resolve("history.db"))) {
                assertThat(store.isWatched(genesis, account, hidden.number(), hidden.number()))
                        .as("nobody claims to know that block")
                        .isFalse();
                assertThat(store.isWatched(genesis, account, last.number(), last.number())).isTrue();
                assertThat(store.isWatched(genesis, account, first.number(), first.number())).isTrue();
            }
        }
    }
}
