package tern.wallet.crypto;

import java.lang.foreign.MemorySegment;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;

/// What the operating system can do with memory pages: keep them out of the swap file and of dumps (the arena of the
/// secrets), and give out many of them outside the Java heap and outside the JVM's limit for direct memory (the 512 MiB
/// of Argon2i).
///
/// All calls are thread-safe. Mapped segments have the global scope: whoever maps pages decides when nobody uses them
/// any more.
abstract sealed class NativeMemory permits PosixMemory, WindowsMemory {

    /// The pages of this operating system, or nothing where native calls are not possible or not allowed.
    static Optional<NativeMemory> system() {
        return Holder.SYSTEM;
    }

    /// @param bytes more than 0
    /// @return zeroed pages, at least this many bytes of them readable and writable; nothing when there is no memory
    abstract Optional<MemorySegment> map(long bytes);

    /// Gives pages back. The segment and all its slices are dangling pointers afterwards.
    abstract void unmap(MemorySegment pages);

    /// Keeps pages out of the swap file.
    ///
    /// @return whether the operating system granted it (its limit is often 64 KiB to 8 MiB)
    abstract boolean lock(MemorySegment pages);

    /// Leaves pages out of core dumps and of forked children, where the operating system can do that.
    abstract void hide(MemorySegment pages);

    /// Turns what a method handle threw into something unchecked.
    static RuntimeException failed(String call, Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException unchecked
                ? unchecked
                : new IllegalStateException("the native call " + call + " failed", cause);
    }

    /// Looked up on first use: a run that holds no secret never pays for it.
    private static final class Holder {

        static final Optional<NativeMemory> SYSTEM = open(System.getProperty("os.name", ""));

        private static Optional<NativeMemory> open(String osName) {
            String os = osName.toLowerCase(Locale.ROOT);
            try {
                if (os.startsWith("windows")) {
                    return Optional.of(new WindowsMemory());
                }
                if (os.startsWith("mac") || os.startsWith("linux")) {
                    return Optional.of(new PosixMemory(os.startsWith("mac")));
                }
                return Optional.empty();
            } catch (IllegalCallerException | IllegalArgumentException | NoSuchElementException e) {
                // native access denied to this module, or a library or function that is not there: secrets then live
                // in plain off-heap memory, which Secret.memoryIsLocked() tells
                return Optional.empty();
            }
        }
    }
}
