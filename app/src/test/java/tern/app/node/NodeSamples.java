package tern.app.node;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tern.node.manage.Keeper;
import tern.node.manage.NodeKind;
import tern.node.manage.NodeState;
import tern.node.manage.NodeStatus;
import tern.node.manage.NodeStatus.Chain;
import tern.node.manage.NodeStatus.Stage;
import tern.node.manage.NodeStatus.StageKind;
import tern.node.manage.NodeStatus.StageState;
import tern.node.manage.NodeStatus.Use;
import tern.node.manage.Problem;
import tern.node.manage.Problem.Fix;
import tern.node.manage.ProgramInfo;
import tern.node.manage.ProgramInfo.Origin;
import tern.node.manage.ProgramInfo.Trust;
import tern.node.manage.check.Finding;
import tern.node.manage.check.Finding.Id;
import tern.node.manage.check.Finding.Verdict;

/// Nodes as the design's picture has them.
public final class NodeSamples {

    public static final String DIGEST = "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final long GIB = 1L << 30;
    private static final long MIB = 1L << 20;

    private NodeSamples() {}

    /// Lines as the node prints them, with the place of a syncing node.
    public static List<String> lines() {
        return List.of("Downloading state, 96%, 1.73 GiB (13 peers)",
                "State sync is complete (1.8 GiB), restarting block sync",
                "Syncing 408.2 bps, target=#8,599,187 (14 peers), best: #8,400,466, finalized #8,400,064",
                "Syncing 412.7 bps, target=#8,599,188 (14 peers), best: #8,402,530, finalized #8,402,112",
                "Imported #8,402,117 (0x9a1f…22c0)");
    }

    public static ProgramInfo image(Trust trust) {
        return new ProgramInfo(Origin.CONTAINER, "ghcr.io/raofoundation/subtensor", Optional.of("425"),
                Optional.of(DIGEST), trust);
    }

    /// @param share processor in use, of two cores
    public static NodeStatus syncing(Instant now, double share) {
        return new NodeStatus(NodeKind.BITTENSOR, NodeState.SYNCING, "finney", "Finney", false, Keeper.SELF,
                Optional.empty(),
                List.of(Stage.of(StageKind.PROGRAM, StageState.DONE), Stage.of(StageKind.WARP, StageState.DONE),
                        new Stage(StageKind.STATE, StageState.DONE, OptionalDouble.of(1), Optional.empty(),
                                OptionalLong.of(18 * GIB / 10)),
                        new Stage(StageKind.BLOCKS, StageState.ACTIVE, OptionalDouble.of(0.83),
                                Optional.of(Duration.ofMinutes(8)), OptionalLong.empty()),
                        Stage.of(StageKind.CHECK, StageState.WAITING)),
                new Chain(OptionalLong.of(8_402_530), OptionalLong.of(8_402_112), OptionalLong.of(8_599_188),
                        OptionalInt.of(14), Optional.of(now), OptionalDouble.of(412.7)),
                new Use(OptionalDouble.of(share), 2, OptionalLong.of(31 * GIB / 10), OptionalLong.of(214 * GIB / 10),
                        OptionalLong.of(80 * GIB), OptionalLong.of(4 * GIB), Optional.of(Duration.ofDays(19)),
                        OptionalLong.of(42 * MIB / 10), OptionalLong.of(3 * MIB / 10)),
                Optional.empty(), Optional.of(image(Trust.PINNED)), Optional.of(URI.create("ws://127.0.0.1:9944")),
                Optional.of(now.minusSeconds(700)), OptionalLong.of(4711), 0, false);
    }

    /// The same some seconds later: every number is another one.
    public static NodeStatus at(Instant now, int second) {
        NodeStatus one = syncing(now, 0.5 + second % 40 / 100.0);
        Use use = one.use();
        return new NodeStatus(one.kind(), one.state(), one.network(), one.title(), false, one.keeper(), one.restart(),
                List.of(Stage.of(StageKind.PROGRAM, StageState.DONE),
                        new Stage(StageKind.BLOCKS, StageState.ACTIVE, OptionalDouble.of(second % 500 / 500.0),
                                Optional.of(Duration.ofMinutes(8 + second % 3)), OptionalLong.empty())),
                new Chain(OptionalLong.of(8_402_530 + second), OptionalLong.of(8_402_112 + second),
                        OptionalLong.of(8_599_188 + second), OptionalInt.of(10 + second % 7), Optional.of(now),
                        OptionalDouble.of(412.7)),
                new Use(use.processor(), 2, OptionalLong.of(3 * GIB + second * 100 * MIB % GIB),
                        OptionalLong.of(21 * GIB + second * 100 * MIB), OptionalLong.of(80 * GIB), use.diskPerDay(),
                        Optional.empty(), OptionalLong.of(MIB * (1 + second % 9)), OptionalLong.of(MIB)),
                one.problem(), one.program(), one.endpoint(), Optional.of(now.minusSeconds(700 + second)), one.pid(),
                0, false);
    }

    /// With other blocks.
    public static NodeStatus at(NodeStatus of, OptionalLong best, OptionalLong target) {
        Chain chain = of.chain();
        return new NodeStatus(of.kind(), of.state(), of.network(), of.title(), of.archive(), of.keeper(), of.restart(),
                of.stages(),
                new Chain(best, chain.finalized(), target, chain.peers(), chain.bestSeen(), chain.blocksPerSecond()),
                of.use(), of.problem(), of.program(), of.endpoint(), of.started(), of.pid(), of.restarts(),
                of.settingsWait());
    }

    /// With one stage, at which it is.
    public static NodeStatus staged(Instant now, Stage stage) {
        NodeStatus one = syncing(now, 0.5);
        return new NodeStatus(one.kind(), one.state(), one.network(), one.title(), false, one.keeper(), one.restart(),
                List.of(stage), one.chain(), one.use(), one.problem(), one.program(), one.endpoint(), one.started(),
                one.pid(), 0, false);
    }

    /// It ended and is started again.
    public static NodeStatus waiting(Instant now, NodeStatus.Restart restart) {
        NodeStatus one = syncing(now, 0.5);
        return new NodeStatus(one.kind(), NodeState.WAITING, one.network(), one.title(), false, one.keeper(),
                Optional.of(restart), List.of(), one.chain(), one.use(), one.problem(), one.program(), Optional.empty(),
                Optional.empty(), OptionalLong.empty(), 1, false);
    }

    /// Synced, and one block compared.
    public static NodeStatus compared(NodeStatus of) {
        return new NodeStatus(of.kind(), NodeState.RUNNING, of.network(), of.title(), of.archive(), of.keeper(),
                of.restart(), List.of(Stage.of(StageKind.CHECK, StageState.DONE)), of.chain(), of.use(),
                Optional.empty(), of.program(), of.endpoint(), of.started(), of.pid(), of.restarts(), false);
    }

    public static NodeStatus with(NodeStatus of, NodeState state, Optional<Problem> problem) {
        return new NodeStatus(of.kind(), state, of.network(), of.title(), of.archive(), of.keeper(), of.restart(),
                of.stages(), of.chain(), of.use(), problem, of.program(), of.endpoint(), of.started(), of.pid(),
                of.restarts(), of.settingsWait());
    }

    public static Problem stuck() {
        return new Problem(Problem.Kind.WARP_STUCK, "The proof has not moved for 15 minutes. Start the node again.",
                Optional.empty(), Fix.RESTART);
    }

    /// A computer on which a node begins, and does not last.
    public static List<Finding> tooSmall() {
        return List.of(new Finding(Id.MEMORY, Verdict.FAIL, "Memory", Optional.of("3.7 GiB"), Optional.of("16 GiB"),
                Optional.of("That is too little for a node: the system would end it."), Fix.NONE));
    }

    public static List<Finding> findings() {
        return List.of(
                new Finding(Id.PROCESSOR, Verdict.WARN, "Processor", Optional.of("2 cores"), Optional.of("4 cores"),
                        Optional.of("It will run, but take longer."), Fix.NONE),
                new Finding(Id.MEMORY, Verdict.PASS, "Memory", Optional.of("31.2 GiB"), Optional.of("16 GiB"),
                        Optional.empty(), Fix.NONE),
                new Finding(Id.DISK, Verdict.PASS, "Free disk space", Optional.of("412 GiB"), Optional.of("128 GiB"),
                        Optional.empty(), Fix.NONE),
                new Finding(Id.P2P_PORT, Verdict.PASS, "Port for peers, 30333", Optional.of("free"), Optional.empty(),
                        Optional.empty(), Fix.NONE),
                new Finding(Id.CLOCK, Verdict.PASS, "Clock", Optional.of("0.2 s apart"), Optional.of("under 2 s"),
                        Optional.empty(), Fix.NONE),
                new Finding(Id.ENGINE, Verdict.FAIL, "Container engine", Optional.empty(),
                        Optional.of("Docker or Podman"),
                        Optional.of("Neither is there. Install one of them, or name a program of your own."),
                        Fix.INSTALL));
    }
}
