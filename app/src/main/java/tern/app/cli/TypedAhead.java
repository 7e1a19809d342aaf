package tern.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Optional;

/// Throws away what was typed before a question was on the screen: a `yes` typed too early answers nothing.
///
/// The terminal itself is asked to forget (`tcflush`, on Windows `FlushConsoleInputBuffer`), which also takes half a
/// line away; what the stream still counts as waiting is read away afterwards, in case the system call is not there.
final class TypedAhead {

    private static final int STANDARD_INPUT = 0;
    private static final int WINDOWS_STANDARD_INPUT = -10;

    private TypedAhead() {}

    /// @param keyboard the terminal's input, not buffered by anybody
    static void discard(InputStream keyboard) {
        forget();
        drain(keyboard);
    }

    static void drain(InputStream keyboard) {
        try {
            for (int waiting = keyboard.available(); waiting > 0; waiting = keyboard.available()) {
                if (keyboard.skip(waiting) <= 0 && keyboard.read() < 0) {
                    return;
                }
            }
        } catch (IOException e) {
            // The terminal went away: the question that follows finds an end of input and counts as a no.
            return;
        }
    }

    private static void forget() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        try {
            if (system.startsWith("windows")) {
                forgetOnWindows();
            } else {
                forgetOnPosix(system.startsWith("mac") ? 1 : 0);
            }
        } catch (IllegalCallerException e) {
            // Native access is switched off for this process: reading away has to do.
            return;
        }
    }

    private static void forgetOnPosix(int inputQueue) {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> function = linker.defaultLookup().find("tcflush");
        if (function.isEmpty()) {
            return;
        }
        MethodHandle tcflush = linker.downcallHandle(function.get(),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        try {
            // -1 means that this is no terminal, and then there is nothing to forget
            int ignored = (int) tcflush.invokeExact(STANDARD_INPUT, inputQueue);
        } catch (Throwable e) {
            throw new LinkageError("tcflush", e);
        }
    }

    private static void forgetOnWindows() {
        Linker linker = Linker.nativeLinker();
        SymbolLookup kernel = SymbolLookup.libraryLookup("kernel32", java.lang.foreign.Arena.global());
        MethodHandle handleOf = linker.downcallHandle(kernel.findOrThrow("GetStdHandle"),
                FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
        MethodHandle flush = linker.downcallHandle(kernel.findOrThrow("FlushConsoleInputBuffer"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
        try {
            MemorySegment handle = (MemorySegment) handleOf.invokeExact(WINDOWS_STANDARD_INPUT);
            int ignored = (int) flush.invokeExact(handle);
        } catch (Throwable e) {
            throw new LinkageError("FlushConsoleInputBuffer", e);
        }
    }
}
