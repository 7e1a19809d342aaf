package tern.node.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// How much processor and memory a process and its descendants take, by looking now and then. One look costs a few
/// microseconds a process; only every tenth looks for new descendants. For one thread.
///
/// Memory is known where there is a `/proc`. What cannot be known is empty, not 0.
public final class ProcessUse {

    private static final Path PROC = Path.of("/proc");
    private static final int LOOKS_BETWEEN_COUNTS = 10;
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;
    private static final int RESIDENT = 21;
    /// `USER_HZ`, which Linux has fixed for everything that reads `/proc`.
    private static final double TICKS_A_SECOND = 100;
    private static final long PAGE = pageSize();

    private final ProcessMark root;
    private List<ProcessMark> members = List.of();
    private int looks;
    private long lastNanos;
    private Duration lastTime = Duration.ZERO;
    private boolean hasLast;

    public ProcessUse(ProcessMark root) {
        this.root = root;
    }

    /// @param processor cores in use since the look before; empty at the first
    /// @param memory    bytes
    public record Sample(OptionalDouble processor, OptionalLong memory) {}

    /// Looks. Empty when the process is gone.
    public Optional<Sample> look() {
        Optional<ProcessHandle> process = root.find();
        if (process.isEmpty()) {
            return Optional.empty();
        }
        if (looks++ % LOOKS_BETWEEN_COUNTS == 0) {
            List<ProcessMark> now = new ArrayList<>(List.of(root));
            process.get().descendants().forEach(child -> now.add(ProcessMark.of(child)));
            members = now;
        }
        Duration time = Duration.ZERO;
        long memory = 0;
        boolean knowsTime = false;
        boolean knowsMemory = false;
        for (ProcessMark member : members) {
            Optional<ProcessHandle> each = member.find();
            if (each.isEmpty()) {
                continue;
            }
            Optional<String[]> stat = stat(member.pid());
            if (stat.isPresent()) {
                String[] fields = stat.get();
                double seconds = (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]))
                        / TICKS_A_SECOND;
                time = time.plusMillis((long) (seconds * 1_000));
                memory += Long.parseLong(fields[RESIDENT]) * PAGE;
                knowsTime = true;
                knowsMemory = true;
            } else {
                Optional<Duration> used = each.get().info().totalCpuDuration();
                time = time.plus(used.orElse(Duration.ZERO));
                knowsTime |= used.isPresent();
            }
        }
        long nanos = System.nanoTime();
        OptionalDouble processor = OptionalDouble.empty();
        if (hasLast && knowsTime && nanos > lastNanos) {
            // a descendant that ended takes its time with it: never less than nothing
            processor = OptionalDouble.of(Math.max(0, time.minus(lastTime).toNanos()) / (double) (nanos - lastNanos));
        }
        hasLast = knowsTime;
        lastNanos = nanos;
        lastTime = time;
        return Optional.of(new Sample(processor, knowsMemory ? OptionalLong.of(memory) : OptionalLong.empty()));
    }

    private static Optional<String[]> stat(long pid) {
        try {
            String text = Files.readString(PROC.resolve(Long.toString(pid)).resolve("stat"),
                    StandardCharsets.ISO_8859_1);
            String[] fields = text.substring(text.lastIndexOf(')') + 1).strip().split(" ");
            return fields.length > RESIDENT ? Optional.of(fields) : Optional.empty();
        } catch (IOException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /// 4 KiB nearly everywhere; told by the ratio of two ways in which this process's own size is written.
    private static long pageSize() {
        try {
            String[] pages = Files.readString(PROC.resolve("self/statm")).strip().split(" ");
            for (String line : Files.readAllLines(PROC.resolve("self/status"))) {
                if (line.startsWith("VmSize:")) {
                    long bytes = Long.parseLong(line.replaceAll("\\D", "")) * 1_024;
                    long ratio = bytes / Math.max(1, Long.parseLong(pages[0]));
                    return Math.max(4_096, Long.highestOneBit(ratio + ratio / 4));
                }
            }
        } catch (IOException | NumberFormatException e) {
            // no such system: never used
            return 4_096;
        }
        return 4_096;
    }
}
