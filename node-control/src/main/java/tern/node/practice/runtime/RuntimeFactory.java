package tern.node.practice.runtime;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tern.node.practice.frame.State;

/// Makes runtimes, one per edition. Safe for several threads.
public final class RuntimeFactory {

    private final SubtensorParts parts;
    private final Map<RuntimeEdition, PracticeRuntime> made = new ConcurrentHashMap<>();

    /// @param parts what the chain has beside its core
    public RuntimeFactory(SubtensorParts parts) {
        this.parts = parts;
    }

    public PracticeRuntime make(RuntimeEdition edition) {
        return made.computeIfAbsent(edition, wanted -> new PracticeRuntime(wanted, parts));
    }

    /// The runtime that the next block on a state runs with.
    ///
    /// @throws IllegalStateException when the state holds no known code
    public PracticeRuntime of(State state) {
        return make(RuntimeEdition.of(state)
                .orElseThrow(() -> new IllegalStateException("the state has no code of the practice chain")));
    }
}
