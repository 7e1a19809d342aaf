package tern.wallet.crypto;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;

/// The large working memory of a password hash: off the Java heap, and gone from the process when closed.
///
/// Not locked (512 MiB never can be). Pages go straight back to the operating system, which zeroes them before anybody
/// gets them.
final class WorkMemory implements AutoCloseable {

    /// How much memory programs can still get; nothing where the operating system has no honest number.
    @FunctionalInterface
    interface Probe {

        OptionalLong availableBytes();
    }

    private final MemorySegment memory;
    private final Runnable release;

    private WorkMemory(MemorySegment memory, Runnable release) {
        this.memory = memory;
        this.release = release;
    }

    /// @param bytes more than 0
    /// @throws CryptoException `OUT_OF_MEMORY`
    static WorkMemory allocate(long bytes) throws CryptoException {
        if (NativeMemory.system().isPresent()) {
            NativeMemory system = NativeMemory.system().get();
            MemorySegment pages = system.map(bytes).orElseThrow(() -> outOfMemory(bytes, "no pages to map"));
            return new WorkMemory(pages, () -> system.unmap(pages));
        }
        return plain(bytes);
    }

    // closed by the release
    @SuppressWarnings("MustBeClosedChecker")
    private static WorkMemory plain(long bytes) throws CryptoException {
        Arena arena = Arena.ofShared();
        try {
            MemorySegment memory = arena.allocate(bytes, Long.BYTES);
            return new WorkMemory(memory, () -> {
                memory.fill((byte) 0);
                arena.close();
            });
        } catch (OutOfMemoryError e) {
            // off-heap: the Java heap is as it was, so this error leaves nothing broken behind
            arena.close();
            throw outOfMemory(bytes, "no off-heap memory");
        }
    }

    /// Refuses before the work starts: an operating system that overcommits would rather kill the wallet half-way.
    ///
    /// @throws CryptoException `OUT_OF_MEMORY` when less than 1.3 times the bytes is free (700 MB for 512 MiB)
    static void require(long bytes, Probe probe) throws CryptoException {
        OptionalLong available = probe.availableBytes();
        if (available.isPresent() && available.getAsLong() < bytes / 10 * 13) {
            throw outOfMemory(bytes, available.getAsLong() + " bytes available");
        }
    }

    static CryptoException outOfMemory(long bytes, String details) {
        long megabytes = Math.max(1, bytes / 10 * 13 / 1_000_000);
        return new CryptoException(CryptoException.Kind.OUT_OF_MEMORY, Texts.get("memory", megabytes),
                bytes + " bytes wanted: " + details);
    }

    MemorySegment segment() {
        return memory;
    }

    @Override
    public void close() {
        release.run();
    }

    /// What this operating system says.
    static OptionalLong systemAvailableBytes() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (os.startsWith("linux")) {
            return linuxAvailableBytes();
        }
        // macOS counts memory that it would free at once as used, so its number would refuse most of the time
        if (os.startsWith("windows") && ManagementFactory
                .getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system) {
            return OptionalLong.of(system.getFreeMemorySize());
        }
        return OptionalLong.empty();
    }

    /// `MemAvailable` counts the page cache that would be given up; the JDK's free memory does not.
    private static OptionalLong linuxAvailableBytes() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/meminfo"), StandardCharsets.US_ASCII)) {
                if (line.startsWith("MemAvailable:") && line.endsWith(" kB")) {
                    String number = line.substring("MemAvailable:".length(), line.length() - " kB".length()).strip();
                    return OptionalLong.of(Long.parseLong(number) * 1024);
                }
            }
            return OptionalLong.empty();
        } catch (IOException | NumberFormatException e) {
            // no /proc, or one of another shape: nothing known, so nothing refused
            return OptionalLong.empty();
        }
    }
}
