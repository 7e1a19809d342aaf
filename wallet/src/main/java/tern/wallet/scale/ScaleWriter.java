package tern.wallet.scale;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tern.wallet.scale.ScaleException.Kind;

/// Writes SCALE. Numbers outside the range of their type are refused, never cut. Not for several threads.
public final class ScaleWriter {

    private byte[] data;
    private int size;
    private int depth;

    public ScaleWriter() {
        this(64);
    }

    /// @param expected bytes, to begin with
    public ScaleWriter(int expected) {
        data = new byte[Math.max(16, expected)];
    }

    /// Bytes written so far.
    public int size() {
        return size;
    }

    public ScaleWriter writeBool(boolean value) {
        return put(value ? 1 : 0, 1);
    }

    /// @param value 0 to 255
    /// @throws IllegalArgumentException outside that range, a fault of the caller; the same for all fixed widths
    public ScaleWriter writeU8(int value) {
        return putUnsigned(value, 1);
    }

    public ScaleWriter writeU16(int value) {
        return putUnsigned(value, 2);
    }

    public ScaleWriter writeU32(long value) {
        return putUnsigned(value, 4);
    }

    /// @param value not negative
    public ScaleWriter writeU64(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("negative u64 " + value);
        }
        return put(value, 8);
    }

    /// @param bytes width, little endian
    /// @throws ScaleException with [Kind#RANGE] when the number is negative or too wide
    public ScaleWriter writeUnsigned(BigInteger value, int bytes) throws ScaleException {
        if (value.signum() < 0 || value.bitLength() > 8 * bytes) {
            throw new ScaleException(Kind.RANGE, value + " as u" + 8 * bytes);
        }
        return putWide(value, bytes);
    }

    /// @param bytes width, little endian, two's complement
    /// @throws ScaleException with [Kind#RANGE] when the number is too wide
    public ScaleWriter writeSigned(BigInteger value, int bytes) throws ScaleException {
        if (value.bitLength() > 8 * bytes - 1) {
            throw new ScaleException(Kind.RANGE, value + " as i" + 8 * bytes);
        }
        return putWide(value, bytes);
    }

    /// @param value not negative
    public ScaleWriter writeCompact(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("negative compact " + value);
        }
        if (value < 1 << 6) {
            return put(value << 2, 1);
        }
        if (value < 1 << 14) {
            return put(value << 2 | 1, 2);
        }
        if (value < 1 << 30) {
            return put(value << 2 | 2, 4);
        }
        int bytes = Math.max(4, (71 - Long.numberOfLeadingZeros(value)) / 8);
        return put((bytes - 4) << 2 | 3, 1).put(value, bytes);
    }

    /// @throws ScaleException with [Kind#RANGE] when the number is negative or wider than 256 bits
    public ScaleWriter writeCompact(BigInteger value) throws ScaleException {
        if (value.signum() < 0 || value.bitLength() > 256) {
            throw new ScaleException(Kind.RANGE, value + " as a compact number");
        }
        if (value.bitLength() < 64) {
            return writeCompact(value.longValue());
        }
        int bytes = (value.bitLength() + 7) / 8;
        return put((bytes - 4) << 2 | 3, 1).putWide(value, bytes);
    }

    /// The bytes as they are.
    public ScaleWriter writeBytes(byte[] bytes) {
        return writeBytes(bytes, 0, bytes.length);
    }

    public ScaleWriter writeBytes(byte[] bytes, int from, int count) {
        room(count);
        System.arraycopy(bytes, from, data, size, count);
        size += count;
        return this;
    }

    /// A compact length and the bytes: `Vec<u8>`.
    public ScaleWriter writeByteList(byte[] bytes) {
        return writeCompact(bytes.length).writeBytes(bytes);
    }

    /// A compact length and UTF-8.
    public ScaleWriter writeText(String text) {
        return writeByteList(text.getBytes(StandardCharsets.UTF_8));
    }

    /// One type within another begins; [#leave] ends it. Bounds types that contain themselves without end.
    ///
    /// @throws ScaleException beyond [ScaleReader#MAX_DEPTH]
    public void enter() throws ScaleException {
        if (++depth > ScaleReader.MAX_DEPTH) {
            throw new ScaleException(Kind.LIMIT, "more than " + ScaleReader.MAX_DEPTH + " types within each other");
        }
    }

    public void leave() {
        depth--;
    }

    /// A copy of all that was written.
    public byte[] toBytes() {
        return Arrays.copyOf(data, size);
    }

    private ScaleWriter putUnsigned(long value, int bytes) {
        if (value < 0 || value >>> (8 * bytes) != 0) {
            throw new IllegalArgumentException(value + " as u" + 8 * bytes);
        }
        return put(value, bytes);
    }

    private ScaleWriter put(long value, int bytes) {
        room(bytes);
        long rest = value;
        for (int i = 0; i < bytes; i++) {
            data[size++] = (byte) rest;
            rest >>>= 8;
        }
        return this;
    }

    private ScaleWriter putWide(BigInteger value, int bytes) {
        if (bytes <= 8) {
            return put(value.longValue(), bytes);
        }
        byte[] bigEndian = value.toByteArray();
        byte filler = (byte) (value.signum() < 0 ? -1 : 0);
        room(bytes);
        for (int i = 0; i < bytes; i++) {
            int from = bigEndian.length - 1 - i;
            data[size++] = from >= 0 ? bigEndian[from] : filler;
        }
        return this;
    }

    private void room(int bytes) {
        if (bytes > data.length - size) {
            data = Arrays.copyOf(data, Math.max(Math.addExact(size, bytes), (int) Math.min(2L * size, 1 << 30)));
        }
    }
}
