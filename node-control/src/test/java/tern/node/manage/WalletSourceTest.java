package tern.node.manage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tern.node.manage.NodeStatus.Chain;
import tern.node.manage.NodeStatus.Stage;
import tern.node.manage.NodeStatus.StageKind;
import tern.node.manage.NodeStatus.StageState;
import tern.node.manage.NodeStatus.Use;
import tern.node.manage.WalletSource.Why;

class WalletSourceTest {

    private static final Instant NOON = Instant.parse("2026-10-08T12:00:00Z");
    private static final URI LOCAL = URI.create("ws://127.0.0.1:9944");

    private static NodeStatus node(NodeState state, StageState check) {
        return new NodeStatus(NodeKind.BITTENSOR, state, "finney", "Finney", false, Keeper.SELF, Optional.empty(),
                List.of(Stage.of(StageKind.CHECK, check)), Chain.unknown(), Use.unknown(), Optional.empty(),
                Optional.empty(), state.isAlive() ? Optional.of(LOCAL) : Optional.empty(), Optional.empty(),
                OptionalLong.empty(), 0, false);
    }

    private static WalletSource at(WalletSource before, NodeState state, StageState check, long seconds) {
        return before.next(node(state, check), "finney", NOON.plusSeconds(seconds));
    }

    @Test
    void itReadsFromTheOwnNodeOnceThatIsSyncedAndCompared() {
        WalletSource source = WalletSource.begin();
        assertThat(source.isLocal()).isFalse();
        source = at(source, NodeState.STARTING, StageState.WAITING, 0);
        assertThat(source.why()).isEqualTo(Why.NOT_RUNNING);
        source = at(source, NodeState.SYNCING, StageState.WAITING, 1);
        assertThat(source.why()).isEqualTo(Why.NOT_SYNCED);
        source = at(source, NodeState.RUNNING, StageState.ACTIVE, 2);
        assertThat(source.why()).isEqualTo(Why.NOT_CHECKED);
        assertThat(source.isLocal()).isFalse();
        source = at(source, NodeState.RUNNING, StageState.SKIPPED, 3);
        assertThat(source.why()).as("not compared is not compared").isEqualTo(Why.NOT_CHECKED);
        source = at(source, NodeState.RUNNING, StageState.DONE, 4);
        assertThat(source).isEqualTo(new WalletSource(Why.LOCAL, Optional.of(LOCAL), Optional.of(NOON.plusSeconds(4))));
    }

    @Test
    void itFallsBackAtOnceAndComesBackLater() {
        WalletSource source = at(WalletSource.begin(), NodeState.RUNNING, StageState.DONE, 0);
        assertThat(source.isLocal()).isTrue();
        source = at(source, NodeState.STALLED, StageState.DONE, 10);
        assertThat(source.why()).isEqualTo(Why.STALLED);
        assertThat(source.isLocal()).isFalse();
        source = at(source, NodeState.RUNNING, StageState.DONE, 20);
        assertThat(source.why()).isEqualTo(Why.SETTLING);
        source = at(source, NodeState.RUNNING, StageState.DONE, 79);
        assertThat(source.isLocal()).isFalse();
        source = at(source, NodeState.RUNNING, StageState.DONE, 80);
        assertThat(source.isLocal()).isTrue();
        // a break begins the time anew
        source = at(at(source, NodeState.STALLED, StageState.DONE, 81), NodeState.RUNNING, StageState.DONE, 82);
        source = at(at(source, NodeState.STALLED, StageState.DONE, 100), NodeState.RUNNING, StageState.DONE, 101);
        assertThat(at(source, NodeState.RUNNING, StageState.DONE, 150).isLocal()).isFalse();
    }

    @Test
    void anotherNetworkAndAnotherChainAreNeverReadFrom() {
        WalletSource source = WalletSource.begin().next(node(NodeState.RUNNING, StageState.DONE), "test", NOON);
        assertThat(source.why()).isEqualTo(Why.OTHER_NETWORK);
        source = at(WalletSource.begin(), NodeState.RUNNING, StageState.FAILED, 0);
        assertThat(source.why()).isEqualTo(Why.DIFFERENT);
        assertThat(source.isLocal()).isFalse();
        source = at(WalletSource.begin(), NodeState.RUNNING, StageState.DONE, 0);
        assertThat(at(source, NodeState.STOPPED, StageState.DONE, 1).isLocal()).isFalse();
    }
}
