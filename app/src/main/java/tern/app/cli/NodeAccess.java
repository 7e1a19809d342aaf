package tern.app.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tern.app.boot.OwnerOnly;
import tern.app.practice.PracticeNetwork;
import tern.node.manage.NodeKind;
import tern.node.manage.NodeService;
import tern.node.manage.NodeState;
import tern.node.manage.NodeStatus;
import tern.node.manage.NodeWatch;
import tern.node.manage.PracticeNode;
import tern.node.subtensor.SubtensorNode;
import tern.node.subtensor.SubtensorOptions;
import tern.wallet.chain.Network;
import tern.wallet.chain.Network.Trust;
import tern.wallet.units.TernException;

/// The command line's way to the node on this computer: the practice network's with `--network practice`, else the
/// Bittensor node.
final class NodeAccess {

    /// Until a node that runs has been asked once.
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(4);

    private NodeAccess() {}

    /// What the commands do with it.
    @FunctionalInterface
    interface Use {
        int with(NodeService node) throws TernException, InterruptedException;
    }

    /// Finds the node, and lets go of it afterwards: it goes on as it is.
    ///
    /// @param asks whether public nodes may be asked, for the time and for a block to compare, unless the person says no
    static int with(Invocation invocation, boolean asks, Use use) throws TernException {
        try (NodeService node = open(invocation, asks)) {
            return use.with(node);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliException(Trouble.FAILED, invocation.texts().get("practice.interrupted"), null, e);
        }
    }

    private static NodeService open(Invocation invocation, boolean asks) throws TernException {
        if (invocation.arguments().has("--network") && invocation.network().trust() == Trust.PRACTICE) {
            PracticeNetwork practice = PracticeNetwork.of(invocation.folders());
            return new PracticeNode(practice.control(), practice::usualWish);
        }
        Path home = invocation.folders().data().resolve("node");
        OwnerOnly.createFolder(home);
        return SubtensorNode.open(SubtensorOptions.standard(home)
                .withEnvironment(invocation.environment())
                .withPublicCheck(asks && !invocation.arguments().has("--ask-nobody")));
    }

    /// Refuses a network that no node of this computer is for.
    ///
    /// @param mayChange whether the command may make the node one for another network
    static void checkNetwork(NodeService node, Invocation invocation, boolean mayChange) throws TernException {
        if (node.kind() == NodeKind.PRACTICE || !invocation.arguments().has("--network")) {
            return;
        }
        Network wanted = invocation.network();
        if (!wanted.id().equals("finney") && !wanted.id().equals("test")) {
            throw invocation.usage("node.network");
        }
        if (!mayChange && !wanted.id().equals(node.settings().network())) {
            throw invocation.usage("node.other-network", node.settings().network(), wanted.id());
        }
    }

    /// What is known once a node that runs has been asked; it answers soon, or it is said to be starting.
    static NodeStatus settled(NodeService node) throws InterruptedException {
        return await(node, status -> status.state() != NodeState.STARTING && status.state() != NodeState.CHECKING,
                FIRST_ANSWER);
    }

    /// Waits, and returns the last word either way.
    static NodeStatus await(NodeService node, Predicate<NodeStatus> wanted, Duration longest)
            throws InterruptedException {
        CountDownLatch there = new CountDownLatch(1);
        try (NodeWatch _ = node.watch(status -> {
            if (wanted.test(status)) {
                there.countDown();
            }
        })) {
            there.await(longest.toMillis(), TimeUnit.MILLISECONDS);
        }
        return node.current();
    }
}
