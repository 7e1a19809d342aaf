package tern.node.subtensor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tern.node.manage.NodeStatus.Chain;
import tern.node.manage.NodeStatus.Stage;
import tern.node.manage.NodeStatus.StageKind;
import tern.node.manage.NodeStatus.StageState;
import tern.node.manage.Problem;

/// How far one run of a node is, from what it answers and what it prints, in the order in which that came. Knows no clock:
/// whoever tells it something says when. For one thread.
final class SyncTracker {

    /// Peers are some blocks ahead even of a node that is as far as they are.
    private static final long CLOSE = 5;
    /// Once synced it may fall so far behind before that is called catching up.
    private static final long BEHIND = 20;
    private static final Duration SPEED_OVER = Duration.ofSeconds(30);
    private static final Duration SPEED_FROM = Duration.ofSeconds(4);
    private static final double BLOCKS_A_SECOND_OF_THE_NETWORK = 1 / 12.0;
    private static final Duration LONGEST_LEFT = Duration.ofDays(60);

    private final boolean warp;
    private final long begin;
    private StageKind at = StageKind.PROGRAM;
    private boolean warps;
    private boolean synced;
    private Optional<Boolean> check = Optional.empty();
    private boolean checkSkipped;
    private OptionalLong best = OptionalLong.empty();
    private OptionalLong finalized = OptionalLong.empty();
    private OptionalLong target = OptionalLong.empty();
    private OptionalInt peers = OptionalInt.empty();
    private boolean needsPeers = true;
    private Optional<Instant> bestSeen = Optional.empty();
    private OptionalDouble stateShare = OptionalDouble.empty();
    private OptionalLong proofBytes = OptionalLong.empty();
    private OptionalLong stateBytes = OptionalLong.empty();
    private OptionalLong blocksFrom = OptionalLong.empty();
    private final Deque<Point> blocks = new ArrayDeque<>();
    private final Deque<Point> state = new ArrayDeque<>();
    private long lastAnswer;
    private long lastBest;
    private long lastWarp;
    private long lastPeers;

    /// When something was heard.
    ///
    /// @param nanos as [System#nanoTime], which stands still while the computer sleeps
    record Moment(Instant at, long nanos) {

        static Moment now() {
            return new Moment(Instant.now(), System.nanoTime());
        }
    }

    private record Point(long nanos, double value) {}

    /// @param warp whether it was told to sync by warp
    SyncTracker(boolean warp, Moment started) {
        this.warp = warp;
        this.begin = started.nanos();
        this.lastAnswer = begin;
        this.lastBest = begin;
        this.lastWarp = begin;
        this.lastPeers = begin;
    }

    /// A line of its log.
    void printed(Informant line, Moment when) {
        if (line.peers().isPresent()) {
            peers(line.peers().getAsInt(), when);
        }
        line.best().ifPresent(number -> best(number, when));
        line.finalized().ifPresent(number -> finalized = OptionalLong.of(number));
        line.target().ifPresent(this::target);
        switch (line.phase()) {
            case PEERS -> reach(StageKind.WARP, when);
            case PROOFS -> {
                warps = true;
                reach(StageKind.WARP, when);
                if (line.bytes().isPresent() && !line.bytes().equals(proofBytes)) {
                    proofBytes = line.bytes();
                    lastWarp = when.nanos();
                }
            }
            case STATE -> {
                warps = true;
                reach(StageKind.STATE, when);
                if (!line.bytes().equals(stateBytes) || !line.share().equals(stateShare)) {
                    stateBytes = line.bytes().isPresent() ? line.bytes() : stateBytes;
                    stateShare = line.share();
                    lastWarp = when.nanos();
                    line.share().ifPresent(share -> point(state, share, when));
                }
            }
            case BLOCKS, HISTORY, IDLE -> {
                // before its first peer a node with nothing says that it is idle
                if (line.phase() != Informant.Phase.IDLE || best.orElse(0) > 0) {
                    reach(StageKind.BLOCKS, when);
                }
            }
        }
    }

    /// What it answered.
    ///
    /// @param finalNumber number of its newest final block, where that was asked for
    void answered(SyncView view, OptionalLong finalNumber, Moment when) {
        lastAnswer = when.nanos();
        needsPeers = view.needsPeers();
        if (view.peers().isPresent()) {
            peers(view.peers().getAsInt(), when);
        }
        OptionalLong number = view.best().isPresent() ? view.best() : view.current();
        number.ifPresent(value -> best(value, when));
        finalNumber.ifPresent(value -> finalized = OptionalLong.of(value));
        view.highest().ifPresent(this::target);
        if (at == StageKind.PROGRAM) {
            boolean nothingYet = warp && best.orElse(0) == 0 && needsPeers;
            warps |= nothingYet;
            reach(nothingYet ? StageKind.WARP : StageKind.BLOCKS, when);
        } else if (best.orElse(0) > 0) {
            reach(StageKind.BLOCKS, when);
        }
        long behind = target.orElse(0) - best.orElse(0);
        boolean hasPeers = !needsPeers || peers.orElse(0) > 0;
        if (at == StageKind.BLOCKS && hasPeers && best.isPresent()) {
            boolean atWork = view.syncing().orElse(false);
            synced = synced ? behind <= BEHIND : !atWork && behind <= CLOSE;
        } else if (at != StageKind.BLOCKS) {
            synced = false;
        }
    }

    /// One finalized block was compared with another node's.
    ///
    /// @param same empty: there is nobody to compare with
    void compared(Optional<Boolean> same) {
        check = same;
        checkSkipped = same.isEmpty();
    }

    private void peers(int count, Moment when) {
        peers = OptionalInt.of(count);
        if (count > 0) {
            lastPeers = when.nanos();
        }
    }

    private void best(long number, Moment when) {
        if (best.isEmpty() || number > best.getAsLong()) {
            if (best.isPresent() || number > 0) {
                bestSeen = Optional.of(when.at());
            }
            best = OptionalLong.of(number);
            lastBest = when.nanos();
        }
        point(blocks, best.getAsLong(), when);
    }

    private void target(long number) {
        target = OptionalLong.of(Math.max(number, best.orElse(0)));
    }

    private void reach(StageKind kind, Moment when) {
        if (kind.compareTo(at) > 0) {
            at = kind;
            lastWarp = when.nanos();
            if (kind == StageKind.BLOCKS) {
                blocksFrom = best;
                blocks.clear();
                lastBest = when.nanos();
            }
        }
    }

    private static void point(Deque<Point> points, double value, Moment when) {
        points.addLast(new Point(when.nanos(), value));
        while (points.size() > 2 && when.nanos() - points.getFirst().nanos() > SPEED_OVER.toNanos()) {
            points.removeFirst();
        }
    }

    private static OptionalDouble speed(Deque<Point> points) {
        if (points.size() < 2) {
            return OptionalDouble.empty();
        }
        long nanos = points.getLast().nanos() - points.getFirst().nanos();
        if (nanos < SPEED_FROM.toNanos()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of((points.getLast().value() - points.getFirst().value()) * 1e9 / nanos);
    }

    private static Optional<Duration> left(double rest, double speed) {
        if (speed <= 0 || rest < 0) {
            return Optional.empty();
        }
        double seconds = rest / speed;
        return seconds > LONGEST_LEFT.toSeconds() ? Optional.empty() : Optional.of(Duration.ofSeconds((long) seconds));
    }

    boolean isSynced() {
        return synced;
    }

    boolean hasAnswered() {
        return lastAnswer != begin;
    }

    /// Whether one block may be compared: synced, and not compared yet.
    boolean wantsCheck() {
        return synced && check.isEmpty() && !checkSkipped;
    }

    Chain chain() {
        OptionalDouble speed = synced ? OptionalDouble.empty() : speed(blocks);
        OptionalLong highest = target.isPresent()
                ? OptionalLong.of(Math.max(target.getAsLong(), best.orElse(0)))
                : OptionalLong.empty();
        return new Chain(best, finalized, highest, peers, bestSeen,
                at == StageKind.BLOCKS ? speed : OptionalDouble.empty());
    }

    List<Stage> stages() {
        List<Stage> all = new ArrayList<>();
        for (StageKind kind : StageKind.values()) {
            all.add(stage(kind));
        }
        return all;
    }

    private Stage stage(StageKind kind) {
        if (kind == StageKind.CHECK) {
            StageState now = check.isPresent()
                    ? check.get() ? StageState.DONE : StageState.FAILED
                    : checkSkipped
                            ? StageState.SKIPPED
                            : synced ? StageState.ACTIVE : StageState.WAITING;
            return Stage.of(kind, now);
        }
        boolean isWarp = kind == StageKind.WARP || kind == StageKind.STATE;
        if (isWarp && (!warp || (at == StageKind.BLOCKS && !warps))) {
            return Stage.of(kind, StageState.SKIPPED);
        }
        OptionalLong bytes = switch (kind) {
            case WARP -> proofBytes;
            case STATE -> stateBytes;
            default -> OptionalLong.empty();
        };
        if (kind.compareTo(at) < 0 || (kind == StageKind.BLOCKS && synced)) {
            return new Stage(kind, StageState.DONE, OptionalDouble.of(1), Optional.empty(), bytes);
        }
        if (kind.compareTo(at) > 0) {
            return Stage.of(kind, StageState.WAITING);
        }
        if (kind == StageKind.STATE) {
            Optional<Duration> left = stateShare.isPresent() && speed(state).isPresent()
                    ? left(1 - stateShare.getAsDouble(), speed(state).getAsDouble())
                    : Optional.empty();
            return new Stage(kind, StageState.ACTIVE, stateShare, left, bytes);
        }
        if (kind == StageKind.BLOCKS && best.isPresent() && target.isPresent()) {
            long from = blocksFrom.orElse(0);
            long all = target.getAsLong() - from;
            long rest = Math.max(0, target.getAsLong() - best.getAsLong());
            OptionalDouble share = all > 0
                    ? OptionalDouble.of(Math.clamp((double) (best.getAsLong() - from) / all, 0, 1))
                    : OptionalDouble.empty();
            Optional<Duration> left = speed(blocks).isPresent() && rest > 0
                    ? left(rest, speed(blocks).getAsDouble() - BLOCKS_A_SECOND_OF_THE_NETWORK)
                    : Optional.empty();
            return new Stage(kind, StageState.ACTIVE, share, left, bytes);
        }
        return new Stage(kind, StageState.ACTIVE, OptionalDouble.empty(), Optional.empty(), bytes);
    }

    /// What does not move, if anything.
    Optional<Problem.Kind> stalled(SubtensorTiming patience, long nanos) {
        if (nanos - lastAnswer > patience.silentAfter().toNanos()) {
            return Optional.of(Problem.Kind.SILENT);
        }
        if (!hasAnswered()) {
            return Optional.empty();
        }
        if (needsPeers && peers.isPresent() && peers.getAsInt() == 0
                && nanos - lastPeers > patience.stalledAfter().toNanos()) {
            return Optional.of(Problem.Kind.NO_PEERS);
        }
        if ((at == StageKind.WARP || at == StageKind.STATE)
                && nanos - lastWarp > patience.warpStuckAfter().toNanos()) {
            return Optional.of(Problem.Kind.WARP_STUCK);
        }
        if (at == StageKind.BLOCKS && target.orElse(0) > best.orElse(0)
                && nanos - lastBest > patience.stalledAfter().toNanos()) {
            return Optional.of(Problem.Kind.NO_NEW_BLOCKS);
        }
        if (synced && finalized.isPresent()
                && best.orElse(0) - finalized.getAsLong() > patience.finalityLag()) {
            return Optional.of(Problem.Kind.FINALITY_LAGS);
        }
        return Optional.empty();
    }
}
