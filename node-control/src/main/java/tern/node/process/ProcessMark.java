package tern.node.process;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One run of a program: its number and when it began, since numbers are given out again.
///
/// @param startMillis since 1970; 0 where the system does not tell
public record ProcessMark(long pid, long startMillis) {

    /// Systems tell the start in whole seconds or ticks.
    private static final long TOLERANCE = 2_000;

    public static ProcessMark of(ProcessHandle process) {
        return new ProcessMark(process.pid(),
                process.info().startInstant().map(java.time.Instant::toEpochMilli).orElse(0L));
    }

    /// The process, if it still runs and is the same.
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
    }

    private boolean isSame(ProcessHandle process) {
        long other = of(process).startMillis();
        return startMillis != 0 && other != 0 && Math.abs(other - startMillis) <= TOLERANCE;
    }

    /// Asks it to end, and ends it when it does not within the time. Nothing happens to another process.
    ///
    /// @return whether it is gone
    public boolean end(Duration grace) throws InterruptedException {
        Optional<ProcessHandle> process = find();
        if (process.isEmpty() || waitFor(process.get(), Duration.ZERO)) {
            return true;
        }
        process.get().destroy();
        if (waitFor(process.get(), grace)) {
            return true;
        }
        find().ifPresent(ProcessHandle::destroyForcibly);
        return waitFor(process.get(), grace);
    }

    /// @return whether it has ended within the time
    public boolean awaitEnd(Duration longest) throws InterruptedException {
        Optional<ProcessHandle> process = find();
        return process.isEmpty() || waitFor(process.get(), longest);
    }

    private static boolean waitFor(ProcessHandle process, Duration longest) throws InterruptedException {
        try {
            process.onExit().get(longest.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return !process.isAlive();
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for process " + process.pid() + " failed", e);
        }
    }
}
