package tern.node.subtensor;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tern.node.manage.Keeper;
import tern.node.manage.NodeKind;
import tern.node.manage.NodeSettings;
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
import tern.node.process.ProcessMark;
import tern.node.subtensor.RunRecord.Run;
import tern.node.subtensor.RunRecord.Word;

/// From what a keeper knows to what a screen says.
final class StatusMaker {

    private final SubtensorOptions options;

    StatusMaker(SubtensorOptions options) {
        this.options = options;
    }

    private String title(String network) {
        return options.chain(network).map(chain -> chain.network().title()).orElse(network);
    }

    /// @param underWay    a start or an end that somebody has asked for
    /// @param program     the one that was looked at last
    /// @param fingerprint of the settings, see [NodeFlags#fingerprint]
    NodeStatus of(NodeKeeper keeper, NodeSettings settings, Optional<NodeState> underWay,
            Optional<ProgramInfo> program, int fingerprint) {
        Keeper who = keeper.keeps() ? Keeper.SELF : keeper.otherKeeps() ? Keeper.OTHER : Keeper.NOBODY;
        Optional<Live> live = keeper.live();
        return live.isPresent()
                ? live(live.get(), keeper.word(), who,
                        underWay.filter(state -> state == NodeState.STOPPING).isPresent(), fingerprint)
                : idle(settings, keeper.word(), underWay.orElse(keeper.word().state()), who, program);
    }

    /// While nothing runs.
    ///
    /// @param state of a start or an end that is under way, else what was said last
    private NodeStatus idle(NodeSettings settings, Word word, NodeState state, Keeper keeper,
            Optional<ProgramInfo> program) {
        List<Stage> stages = state == NodeState.CHECKING
                ? List.of(Stage.of(StageKind.PROGRAM, StageState.ACTIVE),
                        Stage.of(StageKind.WARP, StageState.WAITING), Stage.of(StageKind.STATE, StageState.WAITING),
                        Stage.of(StageKind.BLOCKS, StageState.WAITING), Stage.of(StageKind.CHECK, StageState.WAITING))
                : List.of();
        boolean said = state == word.state();
        return new NodeStatus(NodeKind.BITTENSOR, state, settings.network(), title(settings.network()),
                settings.archive(), keeper, said ? word.restart() : Optional.empty(), stages, Chain.unknown(),
                Use.unknown(), said ? word.problem() : Optional.empty(), program, Optional.empty(), Optional.empty(),
                OptionalLong.empty(), word.restarts(), false);
    }

    /// While a process runs.
    private NodeStatus live(Live live, Word word, Keeper keeper, boolean stopping, int fingerprint) {
        Run run = live.run();
        SyncTracker tracker = live.tracker();
        Optional<Problem.Kind> stalled = tracker.stalled(options.timing(), System.nanoTime());
        NodeState state = stopping
                ? NodeState.STOPPING
                : stalled.isPresent()
                        ? NodeState.STALLED
                        : !tracker.hasAnswered()
                                ? NodeState.STARTING
                                : tracker.isSynced() ? NodeState.RUNNING : NodeState.SYNCING;
        Optional<Problem> problem = stalled.map(kind -> stall(kind, live))
                .or(() -> keeper == Keeper.NOBODY && !stopping
                        ? Optional.of(new Problem(Problem.Kind.LEFT_OVER, Texts.get("left-over"), Optional.empty(),
                                Fix.ADOPT))
                        : Optional.empty());
        ProgramInfo program = run.program();
        Optional<String> version = tracker.hasAnswered() ? live.rpc().version() : Optional.empty();
        ProgramInfo named = version.isPresent()
                ? new ProgramInfo(program.origin(), program.name(), version, program.digest(), program.trust())
                : program;
        return new NodeStatus(NodeKind.BITTENSOR, state, run.network(), title(run.network()), run.archive(), keeper,
                Optional.empty(), tracker.stages(), tracker.chain(), live.use(), problem, Optional.of(named),
                tracker.hasAnswered() && !stalled.equals(Optional.of(Problem.Kind.SILENT))
                        ? Optional.of(run.endpoint())
                        : Optional.empty(),
                Optional.of(run.started()),
                run.process().map(ProcessMark::pid).map(OptionalLong::of).orElseGet(OptionalLong::empty),
                word.restarts(), fingerprint != run.settings());
    }

    private static Problem stall(Problem.Kind kind, Live live) {
        Chain chain = live.tracker().chain();
        String best = Long.toString(chain.best().orElse(0));
        return switch (kind) {
            case SILENT -> new Problem(kind, Texts.get("stall.silent"), Optional.empty(), Fix.RESTART);
            case NO_PEERS -> new Problem(kind, Texts.get("stall.peers"), Optional.empty(), Fix.RESTART);
            case WARP_STUCK -> new Problem(kind, Texts.get("stall.warp"), Optional.empty(), Fix.RESYNC);
            case FINALITY_LAGS -> new Problem(kind,
                    Texts.get("stall.finality", Long.toString(chain.finalized().orElse(0)), best), Optional.empty(),
                    Fix.RESTART);
            default -> new Problem(kind,
                    Texts.get("stall.blocks", best, Long.toString(chain.target().orElse(0))), Optional.empty(),
                    Fix.RESTART);
        };
    }
}
