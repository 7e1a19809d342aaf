package tern.node.process;

import java.io.File;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Windows' way to have a child and all that it starts end with this process, however that ends: a job of which only this
/// process has a handle. Never run on Windows so far; what is tested is how the functions are called.
///
/// Java cannot start a process that waits: what a child has started before it was put into its job, within milliseconds
/// of its start, is not in it.
final class WindowsJob {

    private static final Logger LOG = LoggerFactory.getLogger(WindowsJob.class);
    private static final Map<Long, WindowsJob> HELD = new ConcurrentHashMap<>();

    private final Kernel32 kernel;
    private final MemorySegment job;
    private boolean closed;

    private WindowsJob(Kernel32 kernel, MemorySegment job) {
        this.kernel = kernel;
        this.job = job;
    }

    static boolean isWindows() {
        return File.separatorChar == '\\';
    }

    /// Binds a child to the life of this process. When it ends by itself, whatever it has left behind is ended.
    static void hold(Process child) throws IOException {
        WindowsJob made = of(Kernel32.of(SymbolLookup.libraryLookup("kernel32", Arena.global())), child.pid());
        HELD.put(child.pid(), made);
        var _ = child.onExit().thenRun(() -> {
            HELD.remove(child.pid());
            made.close();
        });
    }

    /// A job with one process in it that ends with the job.
    static WindowsJob of(Kernel32 kernel, long pid) throws IOException {
        WindowsJob made = new WindowsJob(kernel, kernel.create());
        try {
            kernel.killOnClose(made.job, true);
            kernel.assign(made.job, pid);
        } catch (IOException | RuntimeException e) {
            made.close();
            throw e;
        }
        return made;
    }

    /// Lets a child that is held go on when this process ends.
    static void release(long pid) throws IOException {
        WindowsJob held = HELD.remove(pid);
        if (held != null) {
            held.release();
        }
    }

    /// What is in it goes on when the job is closed.
    synchronized void release() throws IOException {
        if (!closed) {
            kernel.killOnClose(job, false);
            close();
        }
    }

    /// Ends what is in it, where that was not released.
    synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            kernel.close(job);
        } catch (IOException e) {
            LOG.warn("a job of Windows was not closed in order: {}", e.toString());
        }
    }
}
