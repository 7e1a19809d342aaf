package tern.wallet.crypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// Pages of Linux and macOS: `mmap`, `munmap`, `mlock`, `madvise`.
final class PosixMemory extends NativeMemory {

    private static final int PROT_READ_WRITE = 0x1 | 0x2;
    private static final int MAP_PRIVATE = 0x2;
    private static final int MAP_ANONYMOUS_LINUX = 0x20;
    private static final int MAP_ANONYMOUS_MAC = 0x1000;
    private static final long MAP_FAILED = -1;

    // Linux only; macOS has no counterpart that a process may use on its own pages
    private static final int MADV_DONTDUMP = 16;
    private static final int MADV_WIPEONFORK = 18;

    private final boolean mac;
    private final MethodHandle mlock;
    private final MethodHandle madvise;

    PosixMemory(boolean mac) {
        this.mac = mac;
        mlock = function("mlock", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG));
        madvise = function("madvise", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    }

    private static MethodHandle function(String name, FunctionDescriptor type) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type);
    }

    @Override
    Optional<MemorySegment> map(long bytes) {
        int flags = MAP_PRIVATE | (mac ? MAP_ANONYMOUS_MAC : MAP_ANONYMOUS_LINUX);
        MemorySegment pages;
        try {
            pages = (MemorySegment) Mapping.MMAP.invokeExact(MemorySegment.NULL, bytes, PROT_READ_WRITE, flags, -1,
                    0L);
        } catch (Throwable e) {
            throw failed("mmap", e);
        }
        return pages.address() == MAP_FAILED ? Optional.empty() : Optional.of(pages.reinterpret(bytes));
    }

    @Override
    void unmap(MemorySegment pages) {
        int result;
        try {
            result = (int) Mapping.MUNMAP.invokeExact(pages, pages.byteSize());
        } catch (Throwable e) {
            throw failed("munmap", e);
        }
        if (result != 0) {
            throw new IllegalStateException("munmap refused pages that were mapped here");
        }
    }

    @Override
    boolean lock(MemorySegment pages) {
        try {
            return (int) mlock.invokeExact(pages, pages.byteSize()) == 0;
        } catch (Throwable e) {
            throw failed("mlock", e);
        }
    }

    @Override
    void hide(MemorySegment pages) {
        if (mac) {
            return;
        }
        // advice only: an old kernel that does not know it answers an error, and nothing else changes
        advise(pages, MADV_DONTDUMP);
        advise(pages, MADV_WIPEONFORK);
    }

    private boolean advise(MemorySegment pages, int advice) {
        try {
            return (int) madvise.invokeExact(pages, pages.byteSize(), advice) == 0;
        } catch (Throwable e) {
            throw failed("madvise", e);
        }
    }

    /// Linked by the first password hash only: linking a function costs milliseconds.
    private static final class Mapping {

        static final MethodHandle MMAP = function("mmap",
                FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG));
        static final MethodHandle MUNMAP = function("munmap", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG));
    }
}
