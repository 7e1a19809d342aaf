package tern.wallet.crypto;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// UTF-16 to UTF-8 without a buffer on the heap, which `CharsetEncoder` would leave behind unwiped.
final class Utf8 {

    private static final int REPLACEMENT = 0xFFFD;

    private Utf8() {}

    /// Bytes that [#encode] will write.
    static int length(char[] text) {
        int bytes = 0;
        for (int i = 0; i < text.length; i++) {
            int point = codePoint(text, i);
            bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            i += point >= 0x10000 ? 1 : 0;
        }
        return bytes;
    }

    /// @param target exactly [#length] bytes
    static void encode(char[] text, MemorySegment target) {
        int at = 0;
        for (int i = 0; i < text.length; i++) {
            int point = codePoint(text, i);
            if (point < 0x80) {
                put(target, at++, point);
            } else if (point < 0x800) {
                put(target, at++, 0xC0 | (point >> 6));
                put(target, at++, 0x80 | (point & 0x3F));
            } else if (point < 0x10000) {
                put(target, at++, 0xE0 | (point >> 12));
                put(target, at++, 0x80 | ((point >> 6) & 0x3F));
                put(target, at++, 0x80 | (point & 0x3F));
            } else {
                put(target, at++, 0xF0 | (point >> 18));
                put(target, at++, 0x80 | ((point >> 12) & 0x3F));
                put(target, at++, 0x80 | ((point >> 6) & 0x3F));
                put(target, at++, 0x80 | (point & 0x3F));
                i++;
            }
        }
    }

    private static int codePoint(char[] text, int index) {
        char unit = text[index];
        if (!Character.isSurrogate(unit)) {
            return unit;
        }
        boolean pair = Character.isHighSurrogate(unit) && index + 1 < text.length
                && Character.isLowSurrogate(text[index + 1]);
        return pair ? Character.toCodePoint(unit, text[index + 1]) : REPLACEMENT;
    }

    private static void put(MemorySegment target, int at, int value) {
        target.set(ValueLayout.JAVA_BYTE, at, (byte) value);
    }
}
