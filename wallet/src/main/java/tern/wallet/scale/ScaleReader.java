package tern.wallet.scale;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tern.wallet.scale.ScaleException.Kind;

/// Reads SCALE from bytes that may be hostile.
///
/// Every length is held against the bytes that are left before anything is allocated, compact numbers are accepted
/// exactly where `parity-scale-codec` accepts them (shortest form only), and the reader carries the two limits that
/// bound what nested types can make of few bytes: nesting ([#enter]) and elements ([#count]). The bytes are not copied
/// and must not change meanwhile. Not for several threads.
public final class ScaleReader {

    /// Types within types that are followed. A call nested 100 batches deep needs about 400; the chain's own limit for
    /// calls within calls is far lower.
    public static final int MAX_DEPTH = 512;

    /// Structs, variants and list elements of one reading.
    public static final long MAX_ELEMENTS = 4_000_000;

    private final byte[] data;
    private final int end;
    private int at;
    private int depth;
    private long elementsLeft = MAX_ELEMENTS;

    public ScaleReader(byte[] data) {
        this(data, 0, data.length);
    }

    /// @param from first byte
    /// @param to after the last byte
    public ScaleReader(byte[] data, int from, int to) {
        if (from < 0 || to < from || to > data.length) {
            throw new IndexOutOfBoundsException("bytes " + from + " to " + to + " of " + data.length);
        }
        this.data = data;
        this.at = from;
        this.end = to;
    }

    /// Bytes not yet read.
    public int remaining() {
        return end - at;
    }

    /// Where the next byte lies in the array.
    public int position() {
        return at;
    }

    /// @throws ScaleException when fewer bytes are left
    public void skip(int bytes) throws ScaleException {
        need(bytes);
        at += bytes;
    }

    /// 0 to 255
    public int readU8() throws ScaleException {
        if (at >= end) {
            throw truncated(1);
        }
        return data[at++] & 0xff;
    }

    /// 0 to 65535
    public int readU16() throws ScaleException {
        need(2);
        int value = (data[at] & 0xff) | (data[at + 1] & 0xff) << 8;
        at += 2;
        return value;
    }

    /// 0 to 2³²−1
    public long readU32() throws ScaleException {
        need(4);
        return littleEndian(4);
    }

    /// An unsigned 64-bit number that fits a `long`.
    ///
    /// @throws ScaleException also with [Kind#RANGE] from 2⁶³ on; [#readUnsigned] reads those
    public long readU64() throws ScaleException {
        need(8);
        long value = littleEndian(8);
        if (value < 0) {
            throw new ScaleException(Kind.RANGE, "u64 " + Long.toUnsignedString(value) + " ends at " + at);
        }
        return value;
    }

    /// @param bytes width, little endian
    public BigInteger readUnsigned(int bytes) throws ScaleException {
        need(bytes);
        if (bytes < 8 || (bytes == 8 && data[at + 7] >= 0)) {
            return BigInteger.valueOf(littleEndian(bytes));
        }
        return new BigInteger(1, bigEndian(bytes));
    }

    /// @param bytes width, little endian, two's complement
    public BigInteger readSigned(int bytes) throws ScaleException {
        need(bytes);
        if (bytes == 8) {
            return BigInteger.valueOf(littleEndian(8));
        }
        return bytes == 0 ? BigInteger.ZERO : new BigInteger(bigEndian(bytes));
    }

    /// A compact number that fits an `int`.
    public int readCompactInt() throws ScaleException {
        // the forms of one and two bytes here, since nearly all numbers of metadata are small
        if (at < end) {
            int first = data[at];
            if ((first & 3) == 0) {
                at++;
                return (first & 0xff) >> 2;
            }
            if ((first & 3) == 1 && at + 1 < end && data[at + 1] != 0) {
                at += 2;
                return (first & 0xff) >> 2 | (data[at - 1] & 0xff) << 6;
            }
        }
        long value = readCompactLong();
        if (value > Integer.MAX_VALUE) {
            throw new ScaleException(Kind.RANGE, "compact " + value + " ends at " + at);
        }
        return (int) value;
    }

    /// A compact number that fits a `long`.
    public long readCompactLong() throws ScaleException {
        int first = readU8();
        int mode = first & 3;
        if (mode == 0) {
            return first >> 2;
        }
        int bytes = mode == 3 ? (first >> 2) + 4 : 2 * mode - 1;
        need(bytes);
        if (mode != 3) {
            return atLeast(first >> 2 | littleEndian(bytes) << 6, mode == 1 ? 1 << 6 : 1 << 14);
        }
        if (bytes > 8 || (bytes == 8 && data[at + 7] < 0)) {
            throw new ScaleException(Kind.RANGE, "compact number of " + bytes + " bytes at " + at);
        }
        return atLeast(littleEndian(bytes), bytes == 4 ? 1L << 30 : 1L << (8 * (bytes - 1)));
    }

    /// A compact number of at most 256 bits.
    public BigInteger readCompact() throws ScaleException {
        return readCompact(256);
    }

    /// @param maxBits of the number: 8, 16, 32, 64, 128 or 256
    public BigInteger readCompact(int maxBits) throws ScaleException {
        if (at >= end) {
            throw truncated(1);
        }
        int first = data[at] & 0xff;
        int bytes = (first >> 2) + 4;
        BigInteger value;
        if ((first & 3) != 3 || bytes < 8) {
            value = BigInteger.valueOf(readCompactLong());
        } else {
            at++;
            if (bytes > 32) {
                throw new ScaleException(Kind.RANGE, "compact number of " + bytes + " bytes at " + at);
            }
            need(bytes);
            if (data[at + bytes - 1] == 0) {
                throw notCanonical();
            }
            value = readUnsigned(bytes);
        }
        if (value.bitLength() > maxBits) {
            throw new ScaleException(Kind.RANGE, "compact " + value + " has more than " + maxBits + " bits");
        }
        return value;
    }

    /// The compact length of a list, held against what is left.
    ///
    /// @param minElementBytes the least that one element takes; 0 leaves only the range of `int`
    public int readLength(int minElementBytes) throws ScaleException {
        int length = readCompactInt();
        if ((long) length * minElementBytes > end - at) {
            throw new ScaleException(Kind.TRUNCATED, length + " elements of at least " + minElementBytes
                    + " bytes wanted at " + at + ", " + remaining() + " bytes left");
        }
        return length;
    }

    /// Passes over a length and as many bytes.
    public void skipByteList() throws ScaleException {
        int length = readCompactInt();
        if (length > end - at) {
            throw truncated(length);
        }
        at += length;
    }

    /// @param count as many as wanted; a copy
    public byte[] readBytes(int count) throws ScaleException {
        need(count);
        byte[] bytes = new byte[count];
        System.arraycopy(data, at, bytes, 0, count);
        at += count;
        return bytes;
    }

    public boolean readBool() throws ScaleException {
        int value = readU8();
        if (value > 1) {
            throw new ScaleException(Kind.INVALID, "bool " + value + " at " + (at - 1));
        }
        return value == 1;
    }

    /// A length and UTF-8 text.
    public String readText() throws ScaleException {
        int length = readLength(1);
        int from = at;
        at += length;
        return isAscii(from, length)
                ? new String(data, from, length, StandardCharsets.ISO_8859_1)
                : decodeUtf8(from, length);
    }

    /// Passes over a length and UTF-8 text, as strict as [#readText] but without making the text.
    public void skipText() throws ScaleException {
        int length = readLength(1);
        int from = at;
        at += length;
        if (!isAscii(from, length)) {
            decodeUtf8(from, length);
        }
    }

    /// @throws ScaleException with [Kind#TRAILING] when bytes are left
    public void requireEnd() throws ScaleException {
        if (at != end) {
            throw new ScaleException(Kind.TRAILING, remaining() + " bytes left at " + at);
        }
    }

    /// One type within another begins; [#leave] ends it. An error may leave it open: then the reader is of no use.
    public void enter() throws ScaleException {
        if (++depth > MAX_DEPTH) {
            throw new ScaleException(Kind.LIMIT, "more than " + MAX_DEPTH + " types within each other at " + at);
        }
        count(1);
    }

    public void leave() {
        depth--;
    }

    /// @param elements about to be made
    public void count(long elements) throws ScaleException {
        elementsLeft -= elements;
        if (elementsLeft < 0) {
            throw new ScaleException(Kind.LIMIT, "more than " + MAX_ELEMENTS + " elements at " + at);
        }
    }

    /// @throws ScaleException with [Kind#TRUNCATED] when fewer bytes are left
    public void need(long bytes) throws ScaleException {
        if (bytes > end - at || bytes < 0) {
            throw truncated(bytes);
        }
    }

    private boolean isAscii(int from, int length) {
        int signs = 0;
        for (int i = from; i < from + length; i++) {
            signs |= data[i];
        }
        return signs >= 0;
    }

    private String decodeUtf8(int from, int length) throws ScaleException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(data, from, length)).toString();
        } catch (CharacterCodingException e) {
            ScaleException wrong = new ScaleException(Kind.INVALID, "text at " + from + " is not UTF-8");
            wrong.addSuppressed(e);
            throw wrong;
        }
    }

    private long atLeast(long value, long least) throws ScaleException {
        if (value < least) {
            throw notCanonical();
        }
        return value;
    }

    private long littleEndian(int bytes) {
        long value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = value << 8 | (data[at + i] & 0xff);
        }
        at += bytes;
        return value;
    }

    private byte[] bigEndian(int bytes) {
        byte[] reversed = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            reversed[i] = data[at + bytes - 1 - i];
        }
        at += bytes;
        return reversed;
    }

    private ScaleException notCanonical() {
        return new ScaleException(Kind.NOT_CANONICAL, "compact number before " + at + " has a shorter form");
    }

    private ScaleException truncated(long wanted) {
        return new ScaleException(
                Kind.TRUNCATED, wanted + " bytes wanted at " + at + ", " + remaining() + " bytes left");
    }
}
