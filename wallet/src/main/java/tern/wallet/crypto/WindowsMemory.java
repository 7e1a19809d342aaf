package tern.wallet.crypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// Pages of Windows: `VirtualAlloc`, `VirtualFree`, `VirtualLock` of kernel32.
final class WindowsMemory extends NativeMemory {

    private static final int MEM_COMMIT_RESERVE = 0x1000 | 0x2000;
    private static final int MEM_RELEASE = 0x8000;
    private static final int PAGE_READWRITE = 0x4;

    private final MethodHandle virtualLock;

    WindowsMemory() {
        virtualLock = function("VirtualLock", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG));
    }

    private static MethodHandle function(String name, FunctionDescriptor type) {
        SymbolLookup kernel = SymbolLookup.libraryLookup("kernel32", Arena.global());
        return Linker.nativeLinker().downcallHandle(kernel.findOrThrow(name), type);
    }

    @Override
    Optional<MemorySegment> map(long bytes) {
        MemorySegment pages;
        try {
            pages = (MemorySegment) Mapping.ALLOC.invokeExact(MemorySegment.NULL, bytes, MEM_COMMIT_RESERVE,
                    PAGE_READWRITE);
        } catch (Throwable e) {
            throw failed("VirtualAlloc", e);
        }
        return pages.address() == 0 ? Optional.empty() : Optional.of(pages.reinterpret(bytes));
    }

    @Override
    void unmap(MemorySegment pages) {
        int result;
        try {
            result = (int) Mapping.FREE.invokeExact(pages, 0L, MEM_RELEASE);
        } catch (Throwable e) {
            throw failed("VirtualFree", e);
        }
        if (result == 0) {
            throw new IllegalStateException("VirtualFree refused pages that were mapped here");
        }
    }

    @Override
    boolean lock(MemorySegment pages) {
        try {
            return (int) virtualLock.invokeExact(pages, pages.byteSize()) != 0;
        } catch (Throwable e) {
            throw failed("VirtualLock", e);
        }
    }

    @Override
    void hide(MemorySegment pages) {
        // Windows has no fork, and its error reports hold only what a process registers
    }

    /// Linked by the first password hash only: linking a function costs milliseconds.
    private static final class Mapping {

        static final MethodHandle ALLOC = function("VirtualAlloc",
                FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT));
        static final MethodHandle FREE = function("VirtualFree",
                FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    }
}
