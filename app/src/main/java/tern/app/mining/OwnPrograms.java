package tern.app.mining;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tern.node.miner.MinerStatus;

/// Which programs on a card are Tern's miners: a miner's own process or one that it has started. Safe for any thread.
///
/// @param miners the newest states
public record OwnPrograms(Supplier<List<MinerStatus>> miners) {

    private static final int DEEPEST = 12;

    /// Whether any miner runs.
    public boolean anyRuns() {
        return miners.get().stream().anyMatch(status -> status.pid().isPresent());
    }

    /// Whether a process is a miner's.
    public boolean isOurs(long pid) {
        Set<Long> own = miners.get()
                .stream()
                .flatMap(status -> status.pid().stream().boxed())
                .collect(Collectors.toSet());
        if (own.isEmpty()) {
            return false;
        }
        Optional<ProcessHandle> at = ProcessHandle.of(pid);
        for (int depth = 0; at.isPresent() && depth < DEEPEST; depth++) {
            if (own.contains(at.get().pid())) {
                return true;
            }
            at = at.get().parent();
        }
        return false;
    }
}
