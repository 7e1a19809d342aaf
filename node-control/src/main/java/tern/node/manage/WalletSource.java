package tern.node.manage;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tern.node.manage.NodeStatus.Stage;
import tern.node.manage.NodeStatus.StageKind;
import tern.node.manage.NodeStatus.StageState;

/// Whose node a wallet reads from: a public or named one until the node on this computer is synced and one final block of
/// it was compared; then that one; and the other again as soon as it stalls, falls behind or ends.
///
/// A value: [#next] says what follows from what is known now. It knows no clock and asks nobody.
///
/// @param why       the reason, for the network card
/// @param local     where the node on this computer answers, when it is to be read from
/// @param goodSince since when that node has been fit to be read from without a break
public record WalletSource(Why why, Optional<URI> local, Optional<Instant> goodSince) {

    /// A node that has just failed its wallet has to be good for so long before it is trusted again.
    public static final Duration SETTLES = Duration.ofSeconds(60);

    /// Why the wallet reads from where it does.
    public enum Why {
        /// The node on this computer is read from.
        LOCAL,
        /// It does not run.
        NOT_RUNNING,
        /// It is for another network.
        OTHER_NETWORK,
        /// It catches up.
        NOT_SYNCED,
        /// No block was compared yet.
        NOT_CHECKED,
        /// A block was compared and is another one: it is never read from.
        DIFFERENT,
        /// It stalls.
        STALLED,
        /// It was not fit a moment ago.
        SETTLING
    }

    /// Before anything is known.
    public static WalletSource begin() {
        return new WalletSource(Why.NOT_RUNNING, Optional.empty(), Optional.empty());
    }

    public boolean isLocal() {
        return local.isPresent();
    }

    /// @param node    the node on this computer
    /// @param network the wallet's, as in [NodeStatus#network]
    public WalletSource next(NodeStatus node, String network, Instant now) {
        Why obstacle = obstacle(node, network);
        if (obstacle != Why.LOCAL) {
            return new WalletSource(obstacle, Optional.empty(), Optional.empty());
        }
        Instant since = goodSince.orElse(now);
        boolean firstTime = why == Why.NOT_SYNCED || why == Why.NOT_CHECKED || why == Why.NOT_RUNNING
                || why == Why.OTHER_NETWORK;
        boolean settled = isLocal() || (firstTime && goodSince.isEmpty())
                || Duration.between(since, now).compareTo(SETTLES) >= 0;
        return settled
                ? new WalletSource(Why.LOCAL, node.endpoint(), Optional.of(since))
                : new WalletSource(Why.SETTLING, Optional.empty(), Optional.of(since));
    }

    private static Why obstacle(NodeStatus node, String network) {
        if (!node.state().isAlive() || node.state() == NodeState.STOPPING || node.state() == NodeState.STARTING) {
            return Why.NOT_RUNNING;
        }
        if (!node.network().equals(network)) {
            return Why.OTHER_NETWORK;
        }
        StageState check = node.stages()
                .stream()
                .filter(stage -> stage.kind() == StageKind.CHECK)
                .findFirst()
                .map(Stage::state)
                .orElse(StageState.WAITING);
        if (check == StageState.FAILED) {
            return Why.DIFFERENT;
        }
        if (node.state() == NodeState.STALLED) {
            return Why.STALLED;
        }
        if (node.state() != NodeState.RUNNING || node.endpoint().isEmpty()) {
            return Why.NOT_SYNCED;
        }
        return check == StageState.DONE ? Why.LOCAL : Why.NOT_CHECKED;
    }
}
