package tern.gpu.wire;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The form of the lines.
///
/// The first line is `TERN-GPU 1` and the names of all sources; then one line a device and tick. Words are parted by one space, what is text is
/// written with `%XX` for every byte but letters, digits and a few signs, and no line is longer than [#LONGEST_LINE].
///
/// | line | says |
/// |---|---|
/// | `D index source=… key=… …` | a device: what it is and how it is there |
/// | `L source n` | the source has named all its devices, n of them |
/// | `S index millis code v0 … v19` | a sample; unknown numbers are `?` and a letter that says why |
/// | `C index …` | its condition |
/// | `P index + …`, `P index . …` | programs on it: more follow; the list is whole |
/// | `E source code verdict detail` | why a source cannot measure |
/// | `V index millis kind number` | what the driver has told by itself |
/// | `H source` | the source is through with a tick |
///
/// The other way: `R millis` sets the time between two ticks, and the end of the stream ends the program.
public final class Wire {

    public static final int VERSION = 1;
    public static final String HEADER = "TERN-GPU ";
    /// In bytes, without the line break.
    public static final int LONGEST_LINE = 4096;
    /// Devices have numbers below this one.
    public static final int MOST_DEVICES = 256;

    private static final String PLAIN = "._:/()+@-";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private Wire() {}

    /// @param most bytes that the answer has at most; what is more is cut off
    static String escape(String text, int most) {
        StringBuilder coded = new StringBuilder(text.length() + 8);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
                    || PLAIN.indexOf(c) >= 0;
            if (coded.length() + (plain ? 1 : 3) > most) {
                break;
            }
            if (plain) {
                coded.append(c);
            } else {
                coded.append('%').append(HEX[c >> 4]).append(HEX[c & 0xf]);
            }
        }
        return coded.toString();
    }

    /// Empty for what [#escape] does not write. A letter that was cut in two reads as a question mark.
    static Optional<String> unescape(String coded) {
        byte[] bytes = new byte[coded.length()];
        int n = 0;
        for (int i = 0; i < coded.length(); i++) {
            char c = coded.charAt(i);
            if (c == '%') {
                if (i + 2 >= coded.length()) {
                    return Optional.empty();
                }
                int high = Character.digit(coded.charAt(i + 1), 16);
                int low = Character.digit(coded.charAt(i + 2), 16);
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                bytes[n++] = (byte) (high << 4 | low);
                i += 2;
            } else if (c > ' ' && c < 0x7f) {
                bytes[n++] = (byte) c;
            } else {
                return Optional.empty();
            }
        }
        String text = new String(bytes, 0, n, StandardCharsets.UTF_8);
        // no line breaks or other control characters into what a person reads
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == 0xfffd || Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                        ? '?'
                        : c)
                .forEach(clean::appendCodePoint);
        return Optional.of(clean.toString());
    }
}
