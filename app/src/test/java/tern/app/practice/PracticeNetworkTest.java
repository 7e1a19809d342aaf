package tern.app.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.app.boot.Folders;
import tern.app.feed.ChainTap;
import tern.app.feed.LivePortfolioService;
import tern.app.feed.NamedAccount;
import tern.app.feed.PortfolioState;
import tern.app.feed.PortfolioState.Link;
import tern.app.feed.Problem;
import tern.node.practice.control.NodeStatus;
import tern.node.practice.control.PracticeException;
import tern.node.practice.control.StartWish;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.ChainOptions;
import tern.wallet.chain.Network;

/// A real node in a process of its own, with a world without a past.
class PracticeNetworkTest {

    @TempDir
    private Path home;

    private PracticeNetwork practice;

    @BeforeEach
    void network() throws Exception {
        practice = PracticeNetwork.of(Folders.find(Map.of(), Optional.of(home.toString()), Optional.empty()));
    }

    @AfterEach
    void stops() throws Exception {
        practice.control().stop();
    }

    private NodeStatus makeWorld() throws Exception {
        return practice.start(StartWish.standard().withHistoryHours(0).withBlockTime(Duration.ofMillis(250)), _ -> {});
    }

    @Test
    void otherNetworksAreLeftAsTheyAreAndStartNothing() throws Exception {
        List<Double> shares = new ArrayList<>();
        for (Network network : List.of(Networks.finney(), Networks.local(), Networks.parse("ws://127.0.0.1:9955"))) {
            assertThat(practice.resolve(network, shares::add)).isSameAs(network);
        }
        assertThat(shares).isEmpty();
        assertThat(practice.path()).doesNotExist();
        assertThat(practice.control().running()).isEmpty();
    }

    @Test
    void theNodeIsStartedFoundAndStartedAgainAtItsPort() throws Exception {
        assertThat(practice.hasWorld()).isFalse();
        NodeStatus node = makeWorld();
        assertThat(practice.hasWorld()).isTrue();
        if (home.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(practice.path())))
                    .isEqualTo("rwx------");
        }
        Network found = practice.resolve(Networks.practice(), _ -> {});
        assertThat(found.endpoints()).containsExactly(node.endpoint().orElseThrow());
        assertThat(found.genesis()).isPresent();
        assertThat(found.trust()).isEqualTo(Network.Trust.PRACTICE);

        assertThat(practice.control().stop()).isTrue();
        List<Double> shares = new ArrayList<>();
        assertThat(practice.resolve(Networks.practice(), shares::add)).isEqualTo(found);
        assertThat(shares).last().isEqualTo(1.0);
    }

    @Test
    void theWindowsFeedOutlivesANodeThatIsKilled() throws Exception {
        NodeStatus node = makeWorld();
        List<PortfolioState> seen = new CopyOnWriteArrayList<>();
        try (LivePortfolioService feed = new LivePortfolioService(ChainOptions.standard(), practice, new ChainTap(),
                InstantSource.system(), defect -> new Problem(defect.toString(), Optional.empty()))) {
            feed.watch(seen::add);
            feed.select(Networks.practice(), List.of(new NamedAccount("holder", PracticeNetwork.holder())));
            until(feed, state -> state.link() == Link.LIVE && state.snapshot().isPresent());
            ProcessHandle process = node.process().find().orElseThrow();
            process.destroyForcibly();
            until(feed, state -> state.link() == Link.OFFLINE || state.starting().isPresent());
            until(feed,
                    state -> state.link() == Link.LIVE && state.problem().isEmpty() && state.starting().isEmpty());
            assertThat(practice.control().running().orElseThrow().process()).isNotEqualTo(node.process());
        }
        assertThat(seen).allMatch(state -> state.network().isEmpty()
                || state.network().equals(Optional.of(Networks.practice())));
    }

    /// Stopped on the page, in the settings or by a command: a window that shows the network starts it no more.
    @Test
    void aNodeThatThePersonStoppedStaysStoppedUntilTheyWantItAgain() throws Exception {
        makeWorld();
        try (LivePortfolioService feed = new LivePortfolioService(ChainOptions.standard(), practice, new ChainTap(),
                InstantSource.system(), defect -> new Problem(defect.toString(), Optional.empty()))) {
            feed.select(Networks.practice(), List.of(new NamedAccount("holder", PracticeNetwork.holder())));
            until(feed, state -> state.link() == Link.LIVE && state.snapshot().isPresent());
            assertThat(practice.stop()).isTrue();
            until(feed, state -> state.link() == Link.OFFLINE && state.problem().filter(Problem::stopped).isPresent());
            assertThat(practice.control().running()).isEmpty();
            PracticeNetwork next = PracticeNetwork.of(Folders.find(Map.of(), Optional.of(home.toString()),
                    Optional.empty()));
            assertThatThrownBy(() -> next.resolve(Networks.practice(), _ -> {}))
                    .isInstanceOfSatisfying(PracticeException.class,
                            e -> assertThat(e.kind()).isEqualTo(PracticeException.Kind.STOPPED));
            assertThat(practice.control().running()).isEmpty();
            feed.retry();
            until(feed, state -> state.link() == Link.LIVE && state.problem().isEmpty());
        }
        practice.control().stop();
        assertThat(practice.resolve(Networks.practice(), _ -> {}).endpoints()).hasSize(1);
        practice.stop();
        practice.reset();
        assertThat(practice.control().path().resolve("stopped")).doesNotExist();
    }

    private static void until(LivePortfolioService feed, Predicate<PortfolioState> condition) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> condition.test(feed.current()));
    }
}
