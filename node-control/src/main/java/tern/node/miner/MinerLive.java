package tern.node.miner;

import java.time.Duration;
import java.util.Optional;

/// A run of a miner that is looked at.
///
/// @param child the shim, where this process has started it
/// @param began by the processor's clock
record MinerLive(MinerRun.Run run, Optional<Process> child, long began) {

    static MinerLive of(MinerRun.Run run, Optional<Process> child) {
        return new MinerLive(run, child, System.nanoTime());
    }

    boolean isAlive() {
        return child.isPresent() ? child.get().isAlive() : run.alive().isPresent();
    }

    Duration lasted() {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
