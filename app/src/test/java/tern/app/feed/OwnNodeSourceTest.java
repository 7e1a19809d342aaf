package tern.app.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.app.feed.Comparison.Kind;
import tern.app.feed.PortfolioState.Link;
import tern.app.transact.LyingNode;
import tern.app.transact.LyingNode.Lie;
import tern.app.transact.PracticeWorld;
import tern.wallet.chain.ChainOptions;
import tern.wallet.chain.Network;
import tern.wallet.chain.Network.Trust;
import tern.wallet.keys.AccountId;

/// Two ways to one chain: somebody else's node (a proxy that may lie or die), and the person's own.
class OwnNodeSourceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path home;
    private static PracticeWorld world;
    private static AccountId payer;

    private LyingNode theirs;
    private LyingNode mine;
    private OwnNodeSource source;
    private Network chosen;
    /// Whether the snapshot of this account was ever taken away after it had come.
    private final Set<String> flickers = ConcurrentHashMap.newKeySet();

    @BeforeAll
    static void starts() throws Exception {
        world = PracticeWorld.start(home, "current", Duration.ofMillis(300));
        payer = world.wallet("payer", Optional.empty());
        world.give(payer, "500");
    }

    @AfterAll
    static void stops() {
        world.close();
    }

    @BeforeEach
    void opens() throws Exception {
        theirs = LyingNode.before(world);
        mine = LyingNode.before(world);
        Network at = theirs.network();
        chosen = new Network("finney", "Finney", at.endpoints(), at.genesis(), Duration.ZERO, Trust.PUBLIC);
        source = open(Duration.ofHours(1));
    }

    private OwnNodeSource open(Duration again) {
        ChainOptions options = ChainOptions.standard();
        LivePortfolioService live = new LivePortfolioService(options, world.practice(), new ChainTap(),
                InstantSource.system(), defect -> new Problem("defect", Optional.of(defect.toString())));
        return new OwnNodeSource(live, new NodeComparer(options), InstantSource.system(), again);
    }

    @AfterEach
    void ends() throws Exception {
        source.close();
        theirs.end();
        mine.end();
    }

    private Optional<OwnNode> own() {
        return Optional.of(new OwnNode("finney", endpoint(mine)));
    }

    private static URI endpoint(LyingNode node) {
        return node.network().endpoints().getFirst();
    }

    private PortfolioState until(Predicate<PortfolioState> condition) {
        await().atMost(PATIENCE).until(() -> condition.test(source.current()));
        return source.current();
    }

    private static boolean readsFrom(PortfolioState state, LyingNode node) {
        return state.link() == Link.LIVE && state.snapshot().isPresent()
                && state.network().filter(network -> network.endpoints().contains(endpoint(node))).isPresent();
    }

    private void begins() {
        source.select(chosen, List.of(new NamedAccount("payer", payer)));
        until(state -> readsFrom(state, theirs));
        source.watch(state -> {
            if (state.snapshot().isEmpty()) {
                flickers.add(state.toString());
            }
        });
    }

    @Test
    void theOwnNodeIsReadFromOnceItHasEverythingAndAgrees() {
        begins();
        assertThat(source.current().compared()).isEmpty();
        source.own(own());
        PortfolioState now = until(state -> readsFrom(state, mine));
        assertThat(now.network().orElseThrow().trust()).isEqualTo(Trust.OWN);
        assertThat(now.network().orElseThrow().id()).isEqualTo("finney");
        assertThat(now.compared().orElseThrow().kind()).isEqualTo(Kind.AGREES);
        assertThat(now.compared().orElseThrow().other()).isEqualTo("127.0.0.1");
        // its node has stalled
        source.own(Optional.empty());
        PortfolioState back = until(state -> readsFrom(state, theirs));
        assertThat(back.network()).contains(chosen);
        assertThat(back.compared()).isEmpty();
        assertThat(flickers).as("balances stay in view while the node changes").isEmpty();
    }

    @Test
    void whereTheTwoDifferTheChosenNodeIsKeptAndItIsSaid() {
        begins();
        mine.tell(Lie.BALANCES);
        source.own(own());
        PortfolioState now = until(state -> state.compared().isPresent());
        assertThat(now.compared().orElseThrow().kind()).isEqualTo(Kind.DIFFERS);
        assertThat(now.network()).contains(chosen);
        // it says something else than before, and is asked again
        mine.tell(Lie.NONE);
        source.own(Optional.empty());
        source.own(own());
        assertThat(until(state -> readsFrom(state, mine)).compared().orElseThrow().kind()).isEqualTo(Kind.AGREES);
    }

    @Test
    void aLieToldLaterIsFoundByTheNextComparison() {
        source.close();
        source = open(Duration.ofMillis(500));
        begins();
        source.own(own());
        until(state -> readsFrom(state, mine));
        mine.tell(Lie.BALANCES);
        PortfolioState now = until(state -> readsFrom(state, theirs));
        assertThat(now.compared().orElseThrow().kind()).isEqualTo(Kind.DIFFERS);
    }

    @Test
    void anOwnNodeThatIsGoneIsLeft() throws Exception {
        begins();
        source.own(own());
        until(state -> readsFrom(state, mine));
        mine.end();
        PortfolioState now = until(state -> readsFrom(state, theirs));
        assertThat(now.network()).contains(chosen);
        assertThat(flickers).isEmpty();
    }

    @Test
    void anOwnNodeOfAnotherNetworkIsNotAskedAndOneThatNobodyCanConfirmIsReadFrom() throws Exception {
        source.own(Optional.of(new OwnNode("test", endpoint(mine))));
        begins();
        assertThat(source.current().network()).contains(chosen);
        theirs.end();
        until(state -> state.link() == Link.OFFLINE);
        source.own(own());
        PortfolioState now = until(state -> readsFrom(state, mine));
        assertThat(now.compared().orElseThrow().kind()).isEqualTo(Kind.UNANSWERED);
    }

    @Test
    void anotherNetworkIsShownAtOnceWhateverIsBeingCompared() {
        begins();
        mine.tell(Lie.LATE);
        source.own(own());
        Network other = new Network("test", "Test", chosen.endpoints(), chosen.genesis(), Duration.ZERO, Trust.PUBLIC);
        source.select(other, List.of(new NamedAccount("payer", payer)));
        assertThat(source.current().network()).contains(other);
        until(state -> state.link() == Link.LIVE && state.snapshot().isPresent());
        assertThat(source.current().network()).contains(other);
        assertThat(source.current().compared()).isEmpty();
    }
}
