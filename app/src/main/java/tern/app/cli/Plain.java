package tern.app.cli;

/// Makes text from elsewhere (names on the chain, file names, a node's words) safe to print on a terminal.
final class Plain {

    private Plain() {}

    /// Takes out control characters, which could move the cursor, recolour or retitle the terminal, and the marks that
    /// turn the direction of text around, which could make one address look like another.
    static String text(String untrusted) {
        int length = untrusted.length();
        for (int i = 0; i < length; i++) {
            if (!isPlain(untrusted.charAt(i))) {
                return cleaned(untrusted);
            }
        }
        return untrusted;
    }

    /// [#text], and cut to a number of characters with `…` in place of the rest.
    static String text(String untrusted, int atMost) {
        String plain = text(untrusted);
        if (plain.codePointCount(0, plain.length()) <= atMost) {
            return plain;
        }
        return plain.substring(0, plain.offsetByCodePoints(0, atMost - 1)) + '…';
    }

    private static String cleaned(String untrusted) {
        StringBuilder text = new StringBuilder(untrusted.length());
        for (int i = 0; i < untrusted.length(); i++) {
            char c = untrusted.charAt(i);
            if (isPlain(c)) {
                text.append(c);
            } else if (Character.isWhitespace(c)) {
                text.append(' ');
            }
        }
        return text.toString();
    }

    private static boolean isPlain(char c) {
        if (c < 0x7f) {
            return c >= 0x20;
        }
        return !(c < 0xa0 // DEL and C1
                || c == 0x061c
                || c == 0xfeff
                || isWithin(c, 0x200b, 0x200f) // zero width, direction marks
                || isWithin(c, 0x2028, 0x202e) // separators, embeddings
                || isWithin(c, 0x2060, 0x206f));
    }

    /// Columns the text takes on a terminal: two for the wide characters of East Asian scripts and pictures, none for
    /// combining marks.
    static int columns(String text) {
        int columns = 0;
        for (int i = 0; i < text.length();) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            columns += columns(point);
        }
        return columns;
    }

    private static int columns(int point) {
        if (point < 0x300) {
            return 1;
        }
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = isWithin(point, 0x1100, 0x115f)
                || isWithin(point, 0x2e80, 0xa4cf)
                || isWithin(point, 0xac00, 0xd7a3)
                || isWithin(point, 0xf900, 0xfaff)
                || isWithin(point, 0xfe30, 0xfe6f)
                || isWithin(point, 0xff00, 0xff60)
                || isWithin(point, 0x1f300, 0x1f64f)
                || isWithin(point, 0x1f900, 0x1f9ff)
                || isWithin(point, 0x20000, 0x3fffd);
        return wide ? 2 : 1;
    }

    private static boolean isWithin(int point, int first, int last) {
        return point >= first && point <= last;
    }
}
