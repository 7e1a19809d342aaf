package tern.wallet.metadata;

import java.nio.charset.StandardCharsets;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;

/// The bytes of one metadata blob, checked once and then read in places. Never changes.
final class Blob {

    private final byte[] bytes;

    /// @param bytes not copied: the caller hands them over
    Blob(byte[] bytes) {
        this.bytes = bytes;
    }

    /// A reader from there to the end.
    ScaleReader reader(int at) {
        return new ScaleReader(bytes, at, bytes.length);
    }

    /// Whether the text that begins there (with its length) is this one; makes no text to find out.
    boolean textIs(int at, String text) {
        try {
            ScaleReader in = reader(at);
            int length = in.readCompactInt();
            int from = in.position();
            if (length == text.length()) {
                for (int i = 0; i < length; i++) {
                    char wanted = text.charAt(i);
                    if (wanted >= 0x80) {
                        return reader(at).readText().equals(text);
                    }
                    if (bytes[from + i] != wanted) {
                        return false;
                    }
                }
                return true;
            }
            // only text beyond ASCII has another length in bytes
            return length > text.length() && !isAscii(text) && reader(at).readText().equals(text);
        } catch (ScaleException e) {
            throw changed(e);
        }
    }

    /// A list of lines; what is not UTF-8 in it becomes `�`, since docs are not checked.
    String docs(int at) {
        try {
            ScaleReader in = reader(at);
            int lines = in.readLength(1);
            StringBuilder docs = new StringBuilder();
            for (int i = 0; i < lines; i++) {
                int length = in.readLength(1);
                docs.append(i == 0 ? "" : "\n")
                        .append(new String(bytes, in.position(), length, StandardCharsets.UTF_8).strip());
                in.skip(length);
            }
            return docs.toString().strip();
        } catch (ScaleException e) {
            throw changed(e);
        }
    }

    /// What was checked when the blob was decoded cannot fail when it is read again.
    static IllegalStateException changed(ScaleException e) {
        return new IllegalStateException("metadata that was read before cannot be read now", e);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
