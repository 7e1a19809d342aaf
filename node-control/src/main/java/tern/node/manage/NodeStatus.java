package tern.node.manage;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Everything one screen says about a node, as one immutable value.
///
/// What is not known is empty, never 0.
///
/// @param network      `practice`, `finney`, `test`, as in `Networks`
/// @param title        of that network, for screens
/// @param archive      whether it keeps all states
/// @param keeper       who looks after it; meaningless while nothing runs
/// @param restart      only while [NodeState#WAITING]
/// @param stages       in order; empty while nothing runs and nothing was tried
/// @param problem      what is wrong; may stand while it runs as well
/// @param program      once it was looked at
/// @param endpoint     `ws://127.0.0.1:PORT` while it answers
/// @param started      when its process began
/// @param pid          of the process that Tern started; for a container that of the engine's command
/// @param restarts     how often it was started again today by itself
/// @param settingsWait whether settings were changed since its start
public record NodeStatus(NodeKind kind, NodeState state, String network, String title, boolean archive, Keeper keeper,
        Optional<Restart> restart, List<Stage> stages, Chain chain, Use use, Optional<Problem> problem,
        Optional<ProgramInfo> program, Optional<URI> endpoint, Optional<Instant> started, OptionalLong pid,
        int restarts, boolean settingsWait) {

    public NodeStatus {
        stages = List.copyOf(stages);
    }

    /// When it is started again.
    ///
    /// @param attempt 1 for the first
    /// @param limit   after so many attempts it stays stopped
    public record Restart(Instant at, int attempt, int limit) {}

    /// What has to be done until a node is of use.
    public enum StageKind {
        /// The program is there, checked and running.
        PROGRAM,
        /// The proof of the chain's finality is fetched.
        WARP,
        /// The state at the proven block is fetched.
        STATE,
        /// Blocks since then are fetched and run.
        BLOCKS,
        /// One finalized block of it is compared with another node's.
        CHECK
    }

    public enum StageState {
        WAITING,
        ACTIVE,
        DONE,
        /// Not needed: an archive has no warp proof.
        SKIPPED,
        FAILED
    }

    /// One stage.
    ///
    /// @param share 0 to 1, only where it is really known
    /// @param left  at the present speed
    /// @param bytes fetched in it so far
    public record Stage(StageKind kind, StageState state, OptionalDouble share, Optional<Duration> left,
            OptionalLong bytes) {

        public static Stage of(StageKind kind, StageState state) {
            return new Stage(kind, state, OptionalDouble.empty(), Optional.empty(), OptionalLong.empty());
        }
    }

    /// Where its chain is.
    ///
    /// @param best            number of its newest block
    /// @param finalized       number of its newest final block
    /// @param target          newest block that its peers have
    /// @param bestSeen        when its newest block came
    /// @param blocksPerSecond over the last half minute, while it catches up
    public record Chain(OptionalLong best, OptionalLong finalized, OptionalLong target, OptionalInt peers,
            Optional<Instant> bestSeen, OptionalDouble blocksPerSecond) {

        public static Chain unknown() {
            return new Chain(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalInt.empty(),
                    Optional.empty(), OptionalDouble.empty());
        }
    }

    /// What it takes of this computer, with everything it has started.
    ///
    /// @param processor  cores in use over the last seconds: 0.76 of 2
    /// @param cores      of this computer
    /// @param disk       bytes of its data
    /// @param diskFree   bytes free where they are
    /// @param diskPerDay bytes it grows a day at the present pace; negative when it shrinks
    /// @param fullIn     when the disk would reach the floor at that pace
    /// @param down       bytes a second from its peers
    /// @param up         bytes a second to them
    public record Use(OptionalDouble processor, int cores, OptionalLong memory, OptionalLong disk,
            OptionalLong diskFree, OptionalLong diskPerDay, Optional<Duration> fullIn, OptionalLong down,
            OptionalLong up) {

        public static Use unknown() {
            return new Use(OptionalDouble.empty(), Runtime.getRuntime().availableProcessors(), OptionalLong.empty(),
                    OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), Optional.empty(),
                    OptionalLong.empty(), OptionalLong.empty());
        }
    }

    /// The stage that is being worked on.
    public Optional<Stage> activeStage() {
        return stages.stream().filter(stage -> stage.state() == StageState.ACTIVE).findFirst();
    }
}
