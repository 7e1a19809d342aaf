package tern.node.subtensor;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tern.node.manage.LogLine;
import tern.node.manage.NodeStatus.Use;
import tern.node.process.ProcessMark;
import tern.node.subtensor.RunRecord.Run;
import tern.node.subtensor.SyncTracker.Moment;

/// One run of a node that is looked at: started here, or found. For one thread.
final class Live implements AutoCloseable {

    private static final int LAST_LINES = 40;
    private static final Duration GUEST_AGAIN = Duration.ofSeconds(3);

    private final Run run;
    private final Optional<Process> child;
    private final Optional<ProgramSource.Guest> guest;
    private final SyncTracker tracker;
    private final LocalRpc rpc;
    private final UseMeter meter;
    private final Deque<String> last = new ArrayDeque<>();
    private final long began = System.nanoTime();
    private Use use = Use.unknown();
    private boolean chainChecked;
    private boolean comparing;
    private boolean hasPid;
    private boolean guestLived;
    private long guestAsked;

    /// @param child the process, when it was started by this one
    /// @param guest the node itself, when it lives behind another program
    Live(Run run, Optional<Process> child, Optional<ProgramSource.Guest> guest, UseMeter meter) {
        this.run = run;
        this.child = child;
        this.guest = guest;
        this.tracker = new SyncTracker(!run.archive(), Moment.now());
        this.rpc = new LocalRpc(run.endpoint());
        this.meter = meter;
    }

    Run run() {
        return run;
    }

    SyncTracker tracker() {
        return tracker;
    }

    LocalRpc rpc() {
        return rpc;
    }

    Use use() {
        return use;
    }

    Optional<ProgramSource.Guest> guest() {
        return guest;
    }

    Duration lasted() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /// Whether it still runs: the process that was started, or, where that is gone without having been this one's child,
    /// what it had started behind another program.
    boolean isAlive() throws InterruptedException {
        if (child.isPresent()) {
            return child.get().isAlive();
        }
        return run.process().flatMap(ProcessMark::find).isPresent() || guest.isPresent() && guestLives();
    }

    /// Asking an engine costs more than looking at a process.
    private boolean guestLives() throws InterruptedException {
        long now = System.nanoTime();
        if (!guestLived || now - guestAsked > GUEST_AGAIN.toNanos()) {
            guestLived = guest.orElseThrow().isAlive();
            guestAsked = now;
        }
        return guestLived;
    }

    /// Its exit code; empty for one that this process did not start.
    OptionalInt exitCode() {
        return child.isPresent() && !child.get().isAlive()
                ? OptionalInt.of(child.get().exitValue())
                : OptionalInt.empty();
    }

    /// What it printed since the last look.
    void printed(List<LogLine> lines) {
        Moment now = Moment.now();
        for (LogLine line : lines) {
            last.addLast(line.text());
            if (last.size() > LAST_LINES) {
                last.removeFirst();
            }
            Informant.parse(line.text()).ifPresent(said -> {
                tracker.printed(said, now);
                meter.printed(said);
            });
        }
    }

    List<String> lastLines() {
        return List.copyOf(last);
    }

    /// Asks it, and measures what it takes.
    void look(long floor) throws InterruptedException {
        rpc.look().ifPresent(look -> tracker.answered(look.view(), look.finalized(), Moment.now()));
        if (!hasPid) {
            pid();
        }
        use = meter.look(floor, System.nanoTime());
    }

    /// Which process is measured: a container's own is known only once it runs.
    private void pid() throws InterruptedException {
        if (guest.isEmpty()) {
            run.process().ifPresent(meter::watch);
            hasPid = run.process().isPresent();
        } else if (tracker.hasAnswered()) {
            guest.get()
                    .pid()
                    .flatMap(ProcessHandle::of)
                    .filter(this::isNode)
                    .ifPresent(process -> meter.watch(ProcessMark.of(process)));
            hasPid = true;
        }
    }

    /// Where the engine has a machine of its own, its numbers are of that one and mean somebody else here.
    private boolean isNode(ProcessHandle process) {
        String port = "--rpc-port=" + run.rpcPort();
        return process.info().arguments().filter(all -> List.of(all).contains(port)).isPresent();
    }

    /// Whether its chain has not been looked at yet.
    boolean wantsChainCheck() {
        return !chainChecked && tracker.hasAnswered();
    }

    void chainWasChecked() {
        chainChecked = true;
    }

    /// @return true once, when one block may be compared
    boolean beginComparing() {
        if (comparing || !tracker.wantsCheck()) {
            return false;
        }
        comparing = true;
        return true;
    }

    void comparingFailed() {
        comparing = false;
    }

    @Override
    public void close() {
        rpc.close();
    }
}
