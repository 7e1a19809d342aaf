package tern.node.subtensor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import tern.node.manage.NodeStatus.Use;
import tern.node.manage.check.MachineChecks.Machine;
import tern.node.process.ProcessMark;
import tern.node.process.ProcessUse;

/// What a node takes: a look a second at its processes, and a walk through its folder twice a minute, which is done
/// beside. For one thread.
final class UseMeter {

    private static final Duration WALK_EVERY = Duration.ofSeconds(30);
    /// A small folder is walked in no time, and grows fast.
    private static final Duration WALK_SMALL_EVERY = Duration.ofSeconds(3);
    private static final long SMALL = 1L << 30;
    private static final long NOT_YET = -1;

    private final Path data;
    private final DiskForecast forecast = new DiskForecast();
    private final AtomicLong walked = new AtomicLong(NOT_YET);
    private final AtomicBoolean walking = new AtomicBoolean();
    private Optional<ProcessUse> process = Optional.empty();
    private long lastWalk;
    private boolean hasWalked;
    private OptionalLong down = OptionalLong.empty();
    private OptionalLong up = OptionalLong.empty();

    UseMeter(Path data) {
        this.data = data;
    }

    /// Which process is looked at.
    void watch(ProcessMark mark) {
        process = Optional.of(new ProcessUse(mark));
    }

    /// The node's own word for its traffic.
    void printed(Informant line) {
        down = line.down();
        up = line.up();
    }

    /// @param floor bytes that have to stay free
    Use look(long floor, long nanos) {
        Duration pause = walked.get() < SMALL ? WALK_SMALL_EVERY : WALK_EVERY;
        if (!hasWalked || nanos - lastWalk > pause.toNanos()) {
            hasWalked = true;
            lastWalk = nanos;
            walk();
        }
        Optional<ProcessUse.Sample> sample = process.flatMap(ProcessUse::look);
        long bytes = walked.get();
        if (bytes != NOT_YET) {
            forecast.saw(bytes, nanos);
        }
        OptionalLong free = Machine.free(data);
        return new Use(sample.map(ProcessUse.Sample::processor).orElse(OptionalDouble.empty()),
                Runtime.getRuntime().availableProcessors(),
                sample.map(ProcessUse.Sample::memory).orElse(OptionalLong.empty()),
                bytes == NOT_YET ? OptionalLong.empty() : OptionalLong.of(bytes), free, forecast.perDay(),
                free.isPresent() ? forecast.fullIn(free.getAsLong() - floor) : Optional.empty(), down, up);
    }

    private void walk() {
        if (walking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("node-disk").start(() -> {
                try {
                    walked.set(FolderWork.size(data));
                } finally {
                    walking.set(false);
                }
            });
        }
    }
}
