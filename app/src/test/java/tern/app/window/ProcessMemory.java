package tern.app.window;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.LoggerFactory;

/// Looks through all memory that this process can write, as Linux shows it in `/proc/self`.
final class ProcessMemory {

    private static final int CHUNK = 1 << 20;

    private ProcessMemory() {}

    /// Whether some bytes are anywhere in memory. They are given masked, so that asking puts them nowhere.
    static boolean holds(byte[] masked, byte mask) throws IOException {
        // straight into a place of our own: Java reads into an array by way of another one, which keeps what was found
        // last and would be found itself the next time
        ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK + masked.length);
        try (FileChannel memory = FileChannel.open(Path.of("/proc/self/mem"), StandardOpenOption.READ)) {
            for (String line : Files.readAllLines(Path.of("/proc/self/maps"))) {
                String[] words = line.split(" +");
                if (!words[1].startsWith("rw") || line.contains("[vvar]")) {
                    continue;
                }
                String[] ends = words[0].split("-");
                long from = Long.parseUnsignedLong(ends[0], 16);
                long to = Long.parseUnsignedLong(ends[1], 16);
                if (from >= 0 && to > from && found(memory, from, to, buffer, masked, mask)) {
                    return true;
                }
            }
        } finally {
            buffer.clear();
            for (int i = 0; i < buffer.capacity(); i++) {
                buffer.put(i, (byte) 0);
            }
        }
        return false;
    }

    private static boolean found(
            FileChannel memory, long from, long to, ByteBuffer buffer, byte[] masked, byte mask) {
        for (long at = from; at < to; at += CHUNK) {
            try {
                buffer.clear().limit((int) Math.min(buffer.capacity(), to - at));
                int read = memory.read(buffer, at);
                if (read > 0 && contains(buffer, read, masked, mask)) {
                    return true;
                }
            } catch (IOException notMapped) {
                LoggerFactory.getLogger(ProcessMemory.class).trace("a page that is reserved only", notMapped);
            }
        }
        return false;
    }

    private static boolean contains(ByteBuffer buffer, int length, byte[] masked, byte mask) {
        byte first = (byte) (masked[0] ^ mask);
        for (int i = 0; i + masked.length <= length; i++) {
            if (buffer.get(i) == first) {
                int n = 1;
                while (n < masked.length && buffer.get(i + n) == (byte) (masked[n] ^ mask)) {
                    n++;
                }
                if (n == masked.length) {
                    return true;
                }
            }
        }
        return false;
    }
}
