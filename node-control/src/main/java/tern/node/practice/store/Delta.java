package tern.node.practice.store;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tern.node.practice.frame.State;

/// Entries of a state as bytes: key numbers and values, null for a key that is gone.
///
/// Layout: for each entry a number (LEB128) one above the key's, or 0 and then the key's length and bytes where the book
/// has no number for it; a number one above the value's length (0: gone); the value.
final class Delta {

    private static final int MORE = 0x80;

    private Delta() {}

    /// @param values each key's value; null where the key is gone
    static byte[] encode(KeyBook book, Map<State.Key, byte @Nullable []> values) {
        Writer out = new Writer();
        values.forEach((key, value) -> out.entry(book, key, value));
        return out.bytes();
    }

    /// Takes entries one by one.
    static final class Writer {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream(4_096);

        void entry(KeyBook book, State.Key key, byte @Nullable [] value) {
            if (KeyBook.isFleeting(key)) {
                number(0);
                number(key.bytes().length);
                out.writeBytes(key.bytes());
            } else {
                number(book.number(key) + 1);
            }
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

    /// @param names keys in the order of their numbers, at least those that the bytes speak of
    /// @throws StoreException when the bytes end too early or name an unknown key
    static void decode(List<State.Key> names, byte[] bytes, BiConsumer<State.Key, byte @Nullable []> entry)
            throws StoreException {
        Cursor in = new Cursor(bytes);
        try {
            while (in.at < bytes.length) {
                int number = in.number();
                State.Key key = number == 0 ? new State.Key(in.take(in.number())) : names.get(number - 1);
                int length = in.number();
                entry.accept(key, length == 0 ? null : in.take(length - 1));
            }
        } catch (IndexOutOfBoundsException e) {
            throw StoreException.of(e);
        }
    }

    static Map<State.Key, byte @Nullable []> read(List<State.Key> names, byte[] bytes) throws StoreException {
        Map<State.Key, byte @Nullable []> values = new HashMap<>();
        decode(names, bytes, values::put);
        return values;
    }

    /// A place in the bytes.
    private static final class Cursor {

        private final byte[] bytes;
        private int at;

        Cursor(byte[] bytes) {
            this.bytes = bytes;
        }

        int number() {
            int value = 0;
            int shift = 0;
            int next;
            do {
                next = bytes[at++];
                value |= (next & 0x7f) << shift;
                shift += 7;
            } while (next < 0);
            return value;
        }

        byte[] take(int count) {
            if (count < 0 || at + count > bytes.length) {
                throw new IndexOutOfBoundsException("a part ends at " + (at + count) + " of " + bytes.length);
            }
            byte[] part = Arrays.copyOfRange(bytes, at, at + count);
            at += count;
            return part;
        }
    }
}
