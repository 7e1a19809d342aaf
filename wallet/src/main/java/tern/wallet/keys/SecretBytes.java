package tern.wallet.keys;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import tern.wallet.crypto.Secret;

/// Small readers over a secret's bytes that never copy them to the heap.
public final class SecretBytes {

    private SecretBytes() {}

    /// The byte at `index`, 0 to 255.
    public static int at(Secret bytes, int index) {
        return at(bytes.segment(), index);
    }

    /// As above for bytes of any origin.
    public static int at(MemorySegment bytes, int index) {
        return bytes.get(ValueLayout.JAVA_BYTE, index) & 0xff;
    }

    /// True when `text` (ASCII) stands at `index`.
    public static boolean startsWith(Secret bytes, int index, String text) {
        return startsWith(bytes.segment(), index, text);
    }

    /// As above for bytes of any origin.
    public static boolean startsWith(MemorySegment bytes, int index, String text) {
        if (index + text.length() > bytes.byteSize()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (at(bytes, index + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// The first place of an ASCII character at or behind `from`, or the length.
    public static int indexOf(Secret bytes, int from, char c) {
        int i = from;
        while (i < bytes.length() && at(bytes, i) != c) {
            i++;
        }
        return i;
    }

    /// The bytes that hex digits stand for; the caller closes them.
    ///
    /// @return empty when there is anything else than an even number of digits
    public static Optional<Secret> decodeHex(Secret text, int from, int to) {
        if ((to - from) % 2 != 0 || to < from) {
            return Optional.empty();
        }
        Secret decoded = Secret.allocate((to - from) / 2);
        for (int i = 0; i < decoded.length(); i++) {
            int high = hexDigit(at(text, from + 2 * i));
            int low = hexDigit(at(text, from + 2 * i + 1));
            if (high < 0 || low < 0) {
                decoded.close();
                return Optional.empty();
            }
            decoded.segment().set(ValueLayout.JAVA_BYTE, i, (byte) (high << 4 | low));
        }
        return Optional.of(decoded);
    }

    private static int hexDigit(int c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    /// Where the character that begins at `index` ends; a malformed one is one byte long.
    public static int nextCodePoint(Secret utf8, int index) {
        int length = codePointLength(at(utf8, index));
        return Math.min(codePointAt(utf8, index) == 0xfffd && length > 1 && !wellFormed(utf8, index, length)
                ? index + 1
                : index + length, utf8.length());
    }

    /// The character that begins at `index`; U+FFFD when the bytes are not UTF-8.
    public static int codePointAt(Secret utf8, int index) {
        int first = at(utf8, index);
        int length = codePointLength(first);
        if (length == 1) {
            return first < 0x80 ? first : 0xfffd;
        }
        if (!wellFormed(utf8, index, length)) {
            return 0xfffd;
        }
        int c = first & (0xff >> (length + 1));
        for (int i = 1; i < length; i++) {
            c = (c << 6) | (at(utf8, index + i) & 0x3f);
        }
        return Character.isValidCodePoint(c) ? c : 0xfffd;
    }

    private static int codePointLength(int first) {
        if (first >= 0xc2 && first < 0xe0) {
            return 2;
        }
        if (first >= 0xe0 && first < 0xf0) {
            return 3;
        }
        return first >= 0xf0 && first < 0xf5 ? 4 : 1;
    }

    private static boolean wellFormed(Secret utf8, int index, int length) {
        if (index + length > utf8.length()) {
            return false;
        }
        for (int i = 1; i < length; i++) {
            if ((at(utf8, index + i) & 0xc0) != 0x80) {
                return false;
            }
        }
        return true;
    }

    /// A copy without white space at either end, as Python's `strip` does; the caller closes it.
    public static Secret trimmed(Secret utf8) {
        int from = 0;
        while (from < utf8.length() && isSpace(codePointAt(utf8, from))) {
            from = nextCodePoint(utf8, from);
        }
        int end = from;
        for (int i = from; i < utf8.length(); i = nextCodePoint(utf8, i)) {
            if (!isSpace(codePointAt(utf8, i))) {
                end = nextCodePoint(utf8, i);
            }
        }
        return utf8.copy(from, end - from);
    }

    /// White space of Unicode, with no-break spaces and the next-line character.
    public static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }
}
