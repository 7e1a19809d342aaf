package tern.node.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.NoSuchElementException;

/// The functions of Windows for jobs: groups of processes with limits. A job whose last handle is closed ends all that is
/// in it where it was told so, and the system closes a process's handles however that ends.
final class Kernel32 {

    /// `JobObjectExtendedLimitInformation`.
    static final int EXTENDED_LIMITS = 9;
    /// `JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE`.
    static final int KILL_ON_CLOSE = 0x2000;
    /// `PROCESS_TERMINATE | PROCESS_SET_QUOTA`, which a process is put into a job with.
    static final int MAY_ASSIGN = 0x0101;

    /// `JOBOBJECT_EXTENDED_LIMIT_INFORMATION` of 64-bit Windows.
    static final StructLayout LIMITS = MemoryLayout.structLayout(JAVA_LONG.withName("PerProcessUserTimeLimit"),
            JAVA_LONG.withName("PerJobUserTimeLimit"), JAVA_INT.withName("LimitFlags"), MemoryLayout.paddingLayout(4),
            JAVA_LONG.withName("MinimumWorkingSetSize"), JAVA_LONG.withName("MaximumWorkingSetSize"),
            JAVA_INT.withName("ActiveProcessLimit"), MemoryLayout.paddingLayout(4), JAVA_LONG.withName("Affinity"),
            JAVA_INT.withName("PriorityClass"), JAVA_INT.withName("SchedulingClass"),
            MemoryLayout.sequenceLayout(6, JAVA_LONG).withName("IoInfo"), JAVA_LONG.withName("ProcessMemoryLimit"),
            JAVA_LONG.withName("JobMemoryLimit"), JAVA_LONG.withName("PeakProcessMemoryUsed"),
            JAVA_LONG.withName("PeakJobMemoryUsed")).withName("JOBOBJECT_EXTENDED_LIMIT_INFORMATION");

    private static final long FLAGS = LIMITS.byteOffset(MemoryLayout.PathElement.groupElement("LimitFlags"));

    private final MethodHandle create;
    private final MethodHandle limit;
    private final MethodHandle open;
    private final MethodHandle assign;
    private final MethodHandle close;

    private Kernel32(SymbolLookup library) {
        create = bind(library, "CreateJobObjectW", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
        limit = bind(library, "SetInformationJobObject",
                FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT));
        open = bind(library, "OpenProcess", FunctionDescriptor.of(ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT));
        assign = bind(library, "AssignProcessToJobObject", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
        close = bind(library, "CloseHandle", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    }

    /// @param library `kernel32`, or one that has the same functions
    /// @throws IOException where it has not
    static Kernel32 of(SymbolLookup library) throws IOException {
        try {
            return new Kernel32(library);
        } catch (NoSuchElementException e) {
            throw new IOException("this system has no jobs", e);
        }
    }

    private static MethodHandle bind(SymbolLookup library, String name, FunctionDescriptor type) {
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), type);
    }

    /// A new job without limits.
    MemorySegment create() throws IOException {
        MemorySegment job;
        try {
            job = (MemorySegment) create.invokeExact(MemorySegment.NULL, MemorySegment.NULL);
        } catch (Throwable e) {
            throw broken(e);
        }
        return there(job, "CreateJobObject");
    }

    /// Whether what is in a job ends when its last handle is closed.
    void killOnClose(MemorySegment job, boolean wanted) throws IOException {
        int done;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment limits = arena.allocate(LIMITS);
            limits.set(ValueLayout.JAVA_INT, FLAGS, wanted ? KILL_ON_CLOSE : 0);
            done = (int) limit.invokeExact(job, EXTENDED_LIMITS, limits, (int) LIMITS.byteSize());
        } catch (Throwable e) {
            throw broken(e);
        }
        refused(done, "SetInformationJobObject");
    }

    /// Puts a process into a job, with all that it starts from then on.
    void assign(MemorySegment job, long pid) throws IOException {
        MemorySegment process;
        int done;
        try {
            process = (MemorySegment) open.invokeExact(MAY_ASSIGN, 0, (int) pid);
        } catch (Throwable e) {
            throw broken(e);
        }
        there(process, "OpenProcess");
        try {
            done = (int) assign.invokeExact(job, process);
        } catch (Throwable e) {
            throw broken(e);
        } finally {
            close(process);
        }
        refused(done, "AssignProcessToJobObject");
    }

    void close(MemorySegment handle) throws IOException {
        int done;
        try {
            done = (int) close.invokeExact(handle);
        } catch (Throwable e) {
            throw broken(e);
        }
        refused(done, "CloseHandle");
    }

    private static MemorySegment there(MemorySegment handle, String name) throws IOException {
        if (handle.address() == 0) {
            throw new IOException(name + " refused");
        }
        return handle;
    }

    private static void refused(int done, String name) throws IOException {
        if (done == 0) {
            throw new IOException(name + " refused");
        }
    }

    private static IllegalStateException broken(Throwable e) {
        return new IllegalStateException("a function of Windows was called with another shape than it was bound with",
                e);
    }
}
