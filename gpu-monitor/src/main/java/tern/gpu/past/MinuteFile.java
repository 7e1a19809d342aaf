package tern.gpu.past;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import tern.gpu.model.GpuId;
import tern.gpu.model.Metric;
import tern.gpu.model.Vendor;

/// The form of a card's file: a head, then a slot for each minute of a week. A minute's slot is its number by the number
/// of slots, so that a new minute takes the place of the one a week before and the file never grows beyond that.
///
/// Each slot carries a checksum: one that was being written when the power went, or is being written while it is read, is
/// told from one that is whole, and only that one minute is missing then.
final class MinuteFile {

    /// Minutes of seven days.
    static final int SLOTS = 7 * 24 * 60;
    static final String ENDING = ".minutes";

    private static final long MAGIC = 0x5445_524e_4d49_4e31L;
    static final int HEAD = 1024;
    private static final int MOST_TEXT = 300;
    private static final int SLOT_HEAD = 16;
    static final int SLOT = SLOT_HEAD + Minute.NUMBERS * Long.BYTES;
    private static final int CHUNK = 128;
    /// A slot that is being written now is whole a moment later.
    private static final int TRIES = 3;

    /// Whose file it is.
    record Head(GpuId id, String name) {}

    private MinuteFile() {}

    /// What a card's file is called.
    static String name(GpuId id) {
        StringBuilder name = new StringBuilder(id.vendor().name().toLowerCase(Locale.ROOT)).append('-');
        for (char c : id.key().toCharArray()) {
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-';
            name.append(plain ? c : '_');
        }
        name.setLength(Math.min(name.length(), 120));
        return name + ENDING;
    }

    static void writeHead(FileChannel file, Head head) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(HEAD);
        bytes.putInt(0).putLong(MAGIC).putInt(Metric.COUNT).putInt(SLOTS);
        text(bytes, head.id().vendor().name());
        text(bytes, head.id().key());
        text(bytes, head.name());
        bytes.position(HEAD);
        bytes.putInt(0, sum(bytes, Integer.BYTES, HEAD));
        writeAll(file, bytes.flip(), 0);
    }

    /// Empty for a file of another form, or none.
    static Optional<Head> readHead(FileChannel file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(HEAD);
        if (!readAll(file, bytes, 0) || bytes.getInt(0) != sum(bytes, Integer.BYTES, HEAD)) {
            return Optional.empty();
        }
        bytes.position(Integer.BYTES);
        if (bytes.getLong() != MAGIC || bytes.getInt() != Metric.COUNT || bytes.getInt() != SLOTS) {
            return Optional.empty();
        }
        String vendor = text(bytes);
        String key = text(bytes);
        String name = text(bytes);
        for (Vendor each : Vendor.values()) {
            if (each.name().equals(vendor)) {
                return Optional.of(new Head(new GpuId(each, key), name));
            }
        }
        return Optional.empty();
    }

    private static void text(ByteBuffer bytes, String text) {
        byte[] coded = text.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(coded.length, MOST_TEXT);
        bytes.putShort((short) length).put(coded, 0, length);
    }

    private static String text(ByteBuffer bytes) {
        byte[] coded = new byte[Math.clamp(bytes.getShort(), 0, MOST_TEXT)];
        bytes.get(coded);
        return new String(coded, StandardCharsets.UTF_8);
    }

    static void write(FileChannel file, Minute minute) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(SLOT);
        bytes.putInt(0).putInt(minute.samples()).putLong(minute.number());
        for (long cell : minute.cells()) {
            bytes.putLong(cell);
        }
        bytes.putInt(0, sum(bytes, Integer.BYTES, SLOT));
        writeAll(file, bytes.flip(), place(minute.number()));
    }

    private static long place(long minute) {
        return HEAD + Math.floorMod(minute, SLOTS) * (long) SLOT;
    }

    static Optional<Minute> read(FileChannel file, long minute) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(SLOT);
        for (int i = 0; i < TRIES; i++) {
            if (!readAll(file, bytes.clear(), place(minute)) || bytes.getInt(0) == 0 && bytes.getLong(8) == 0) {
                return Optional.empty();
            }
            Minute found = minute(bytes, 0);
            if (found != null) {
                return found.number() == minute ? Optional.of(found) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /// Every minute that was kept, oldest first.
    ///
    /// @param from the first minute, at most a week before the other
    /// @param to   the last one
    static void read(FileChannel file, long from, long to, Consumer<Minute> each) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK * SLOT);
        long next = Math.max(from, to - SLOTS + 1);
        while (next <= to) {
            int slot = Math.floorMod(next, SLOTS);
            int count = (int) Math.min(Math.min(CHUNK, to - next + 1), SLOTS - slot);
            bytes.clear().limit(count * SLOT);
            int there = readSome(file, bytes, place(next)) / SLOT;
            for (int i = 0; i < there; i++) {
                Minute found = minute(bytes, i * SLOT);
                long wanted = next + i;
                if (found == null && bytes.getLong(i * SLOT + 8) != 0) {
                    found = read(file, wanted).orElse(null);
                }
                if (found != null && found.number() == wanted) {
                    each.accept(found);
                }
            }
            next += count;
        }
    }

    /// The minute in a slot, unless that is empty or not whole.
    private static @Nullable Minute minute(ByteBuffer bytes, int at) {
        int samples = bytes.getInt(at + 4);
        if (samples <= 0 || bytes.getInt(at) != sum(bytes, at + Integer.BYTES, at + SLOT)) {
            return null;
        }
        long[] cells = new long[Minute.NUMBERS];
        bytes.slice(at + SLOT_HEAD, Minute.NUMBERS * Long.BYTES).asLongBuffer().get(cells);
        return new Minute(bytes.getLong(at + 8), samples, cells);
    }

    private static int sum(ByteBuffer bytes, int from, int to) {
        CRC32C sum = new CRC32C();
        sum.update(bytes.array(), from, to - from);
        return (int) sum.getValue();
    }

    private static boolean readAll(FileChannel file, ByteBuffer bytes, long at) throws IOException {
        return readSome(file, bytes, at) == bytes.limit();
    }

    private static int readSome(FileChannel file, ByteBuffer bytes, long at) throws IOException {
        int read = 0;
        while (bytes.hasRemaining()) {
            int more = file.read(bytes, at + read);
            if (more < 0) {
                break;
            }
            read += more;
        }
        return read;
    }

    private static void writeAll(FileChannel file, ByteBuffer bytes, long at) throws IOException {
        long place = at;
        while (bytes.hasRemaining()) {
            place += file.write(bytes, place);
        }
    }
}
