package tern.node.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One run of a program: its number and when it began, since numbers are given out again.
///
/// @param started clock ticks since the computer started where `/proc` tells them, which setting the clock does not move;
///                else milliseconds since 1970; 0 where the system tells neither
public record ProcessMark(long pid, long started) {

    /// Field of `/proc/PID/stat` after the name in parentheses, counted from there.
    private static final int START_FIELD = 19;
    /// Systems without `/proc` tell the start in whole seconds.
    private static final long TOLERANCE = 2_000;

    public static ProcessMark of(ProcessHandle process) {
        return new ProcessMark(process.pid(), ticks(process.pid()).orElseGet(() -> process.info()
                .startInstant()
                .map(java.time.Instant::toEpochMilli)
                .orElse(0L)));
    }

    private static Optional<Long> ticks(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
            return Optional.of(Long.parseLong(fields[START_FIELD]));
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            // no such system, or the process has just gone: the handle says what can be said
            return Optional.empty();
        }
    }

    /// As it stands in a file: `pid` and `started`.
    public void write(ObjectNode into) {
        into.put("pid", pid);
        into.put("started", started);
    }

    /// @return empty where it does not stand there
    public static Optional<ProcessMark> read(JsonNode node) {
        return node.path("pid").isIntegralNumber() && node.path("started").isIntegralNumber()
                ? Optional.of(new ProcessMark(node.path("pid").longValue(), node.path("started").longValue()))
                : Optional.empty();
    }

    /// The process, if it still runs and is the same.
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
    }

    private boolean isSame(ProcessHandle process) {
        long other = of(process).started();
        boolean exact = Files.exists(Path.of("/proc/self/stat"));
        return started != 0 && other != 0 && Math.abs(other - started) <= (exact ? 0 : TOLERANCE);
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
