package tern.wallet.crypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.util.Locale;
import java.util.NoSuchElementException;

/// Makes it harder for other programs of the same user to read this process's memory: no core dumps, no debugger.
///
/// To be called once, right after start. It cannot be undone; `jcmd`, `jstack` and profilers cannot attach afterwards.
/// Child processes inherit the ban on core dumps only.
public final class ProcessHardening {

    private static final int RLIMIT_CORE = 4;
    private static final int PR_SET_DUMPABLE = 4;

    /// What came of one measure.
    public enum Effect {
        /// It is in force.
        HELD,
        /// The operating system refused.
        FAILED,
        /// This operating system has no such measure, or native calls are not allowed to this program.
        NOT_SUPPORTED
    }

    /// @param noCoreDumps a crash writes no memory to disk (`RLIMIT_CORE` 0)
    /// @param noDebugger other processes of the user cannot read the memory (`PR_SET_DUMPABLE` 0)
    public record Report(Effect noCoreDumps, Effect noDebugger) {}

    private ProcessHardening() {}

    /// Does what this operating system can do: both on Linux, nothing elsewhere. Never throws; the report is for a log
    /// and a diagnostics screen.
    public static Report apply() {
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux")) {
            return new Report(Effect.NOT_SUPPORTED, Effect.NOT_SUPPORTED);
        }
        try {
            return new Report(forbidCoreDumps(), forbidDebugger());
        } catch (IllegalCallerException | NoSuchElementException e) {
            return new Report(Effect.NOT_SUPPORTED, Effect.NOT_SUPPORTED);
        }
    }

    private static Effect forbidCoreDumps() {
        Linker linker = Linker.nativeLinker();
        var setrlimit = linker.downcallHandle(linker.defaultLookup().findOrThrow("setrlimit"),
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
        try (Arena arena = Arena.ofConfined()) {
            // struct rlimit: soft limit, hard limit
            MemorySegment limits = arena.allocate(JAVA_LONG, 2);
            return effect((int) setrlimit.invokeExact(RLIMIT_CORE, limits));
        } catch (Throwable e) {
            throw NativeMemory.failed("setrlimit", e);
        }
    }

    private static Effect forbidDebugger() {
        Linker linker = Linker.nativeLinker();
        var prctl = linker.downcallHandle(linker.defaultLookup().findOrThrow("prctl"),
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
                Linker.Option.firstVariadicArg(1));
        try {
            return effect((int) prctl.invokeExact(PR_SET_DUMPABLE, 0L, 0L, 0L, 0L));
        } catch (Throwable e) {
            throw NativeMemory.failed("prctl", e);
        }
    }

    private static Effect effect(int result) {
        return result == 0 ? Effect.HELD : Effect.FAILED;
    }
}
