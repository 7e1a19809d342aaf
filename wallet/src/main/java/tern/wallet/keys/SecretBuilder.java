package tern.wallet.keys;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import tern.wallet.crypto.Secret;

/// Builds a secret text of unknown length outside the heap; what it outgrows is wiped at once. One thread.
public final class SecretBuilder implements AutoCloseable {

    private static final String HEX = "0123456789abcdef";

    private Secret buffer;
    private int length;

    /// @param capacity a first guess, at least 1
    public SecretBuilder(int capacity) {
        buffer = Secret.allocate(Math.max(capacity, 1));
    }

    public int length() {
        return length;
    }

    /// Forgets everything behind the first `newLength` bytes.
    public void truncate(int newLength) {
        if (newLength < 0 || newLength > length) {
            throw new IllegalArgumentException("no such length: " + newLength);
        }
        length = newLength;
    }

    public SecretBuilder append(byte value) {
        reserve(1);
        buffer.segment().set(ValueLayout.JAVA_BYTE, length++, value);
        return this;
    }

    /// @param text not secret by itself: punctuation, field names, a single dictionary word
    public SecretBuilder append(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        reserve(bytes.length);
        MemorySegment.copy(bytes, 0, buffer.segment(), ValueLayout.JAVA_BYTE, length, bytes.length);
        length += bytes.length;
        return this;
    }

    public SecretBuilder append(Secret bytes) {
        return append(bytes.segment());
    }

    public SecretBuilder append(MemorySegment bytes) {
        int count = Math.toIntExact(bytes.byteSize());
        reserve(count);
        MemorySegment.copy(bytes, 0, buffer.segment(), length, count);
        length += count;
        return this;
    }

    /// `0x` and lower-case digits.
    public SecretBuilder appendHex(Secret bytes) {
        append("0x");
        for (int i = 0; i < bytes.length(); i++) {
            int value = bytes.segment().get(ValueLayout.JAVA_BYTE, i) & 0xff;
            append((byte) HEX.charAt(value >> 4)).append((byte) HEX.charAt(value & 15));
        }
        return this;
    }

    /// One character in UTF-8.
    public SecretBuilder appendCodePoint(int c) {
        if (c < 0x80) {
            return append((byte) c);
        }
        if (c < 0x800) {
            return append((byte) (0xc0 | (c >> 6))).append(continuation(c));
        }
        if (c < 0x10000) {
            return append((byte) (0xe0 | (c >> 12))).append(continuation(c >> 6)).append(continuation(c));
        }
        return append((byte) (0xf0 | (c >> 18))).append(continuation(c >> 12))
                .append(continuation(c >> 6))
                .append(continuation(c));
    }

    private static byte continuation(int bits) {
        return (byte) (0x80 | (bits & 0x3f));
    }

    /// A copy of what was appended; the caller closes it.
    public Secret toSecret() {
        return buffer.copy(0, length);
    }

    @Override
    public void close() {
        buffer.close();
    }

    private void reserve(int more) {
        if (length + more <= buffer.length()) {
            return;
        }
        Secret larger = Secret.allocate(Math.max(buffer.length() * 2, length + more));
        MemorySegment.copy(buffer.segment(), 0, larger.segment(), 0, length);
        buffer.close();
        buffer = larger;
    }
}
