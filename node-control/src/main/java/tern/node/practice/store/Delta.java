package tern.node.practice.store;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tern.node.practice.frame.State;

/// Entries of a state as bytes: key numbers and values, null for a key that is gone.
///
/// Layout: for each entry a number (LEB128) of the key, a number one above the value's length (0: gone), the value.
final class Delta {

    private static final int MORE = 0x80;

    private Delta() {}

    /// @param values each key's value; null where the key is gone
    static byte[] encode(KeyBook book, Map<State.Key, byte @Nullable []> values) {
        Writer out = new Writer();
        values.forEach((key, value) -> out.entry(book.number(key), value));
        return out.bytes();
    }

    /// Takes entries one by one.
    static final class Writer {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream(4_096);

        void entry(int key, byte @Nullable [] value) {
            number(key);
            number(value == null ? 0 : value.length + 1);
            if (value != null) {
                out.writeBytes(value);
            }
        }

        byte[] bytes() {
            return out.toByteArray();
        }

        private void number(int value) {
            int left = value;
            while (left >= MORE) {
                out.write(left & 0x7f | MORE);
                left >>>= 7;
            }
            out.write(left);
        }
    }

    /// @throws StoreException when the bytes end too early or name an unknown key
    static void decode(KeyBook book, byte[] bytes, BiConsumer<State.Key, byte @Nullable []> entry)
            throws StoreException {
        int at = 0;
        try {
            while (at < bytes.length) {
                int key = 0;
                int shift = 0;
                int next;
                do {
                    next = bytes[at++];
                    key |= (next & 0x7f) << shift;
                    shift += 7;
                } while (next < 0);
                int length = 0;
                shift = 0;
                do {
                    next = bytes[at++];
                    length |= (next & 0x7f) << shift;
                    shift += 7;
                } while (next < 0);
                if (length == 0) {
                    entry.accept(book.key(key), null);
                } else {
                    int end = at + length - 1;
                    if (end > bytes.length) {
                        throw new IndexOutOfBoundsException("a value ends at " + end + " of " + bytes.length);
                    }
                    entry.accept(book.key(key), Arrays.copyOfRange(bytes, at, end));
                    at = end;
                }
            }
        } catch (IndexOutOfBoundsException e) {
            throw StoreException.of(e);
        }
    }

    static Map<State.Key, byte @Nullable []> read(KeyBook book, byte[] bytes) throws StoreException {
        Map<State.Key, byte @Nullable []> values = new HashMap<>();
        decode(book, bytes, values::put);
        return values;
    }
}
