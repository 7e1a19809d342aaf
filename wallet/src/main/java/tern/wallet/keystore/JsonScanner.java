package tern.wallet.keystore;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;
import tern.wallet.keys.SecretBytes;
import tern.wallet.keystore.KeystoreException.Kind;

/// Walks over JSON text where it lies, without turning values into objects. Source: RFC 8259; numbers are only skipped.
final class JsonScanner {

    private static final int MAX_DEPTH = 32;

    private final MemorySegment json;
    /// Where the next byte is read.
    private int at;

    JsonScanner(MemorySegment json, int from) {
        this.json = json;
        this.at = from;
    }

    int position() {
        return at;
    }

    boolean atEnd() {
        return at >= json.byteSize();
    }

    /// Hands the bytes that a JSON text stands for to `sink`, one by one.
    void unescape(int from, int to, IntConsumer sink) throws KeystoreException {
        int i = from + 1;
        while (i < to - 1) {
            int c = SecretBytes.at(json, i++);
            if (c != '\\') {
                sink.accept(c);
                continue;
            }
            int escaped = SecretBytes.at(json, i++);
            if (escaped != 'u') {
                sink.accept(plainEscape(escaped));
                continue;
            }
            int unit = hex4(i);
            i += 4;
            if (Character.isHighSurrogate((char) unit) && SecretBytes.startsWith(json, i, "\\u")) {
                int low = hex4(i + 2);
                i += 6;
                unit = Character.isLowSurrogate((char) low) ? Character.toCodePoint((char) unit, (char) low) : -1;
            }
            if (unit < 0 || (unit < 0x10000 && Character.isSurrogate((char) unit))) {
                throw malformed();
            }
            for (byte b : Character.toString(unit).getBytes(StandardCharsets.UTF_8)) {
                sink.accept(b);
            }
        }
    }

    private static int plainEscape(int c) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> c;
        };
    }

    private int hex4(int from) throws KeystoreException {
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = i < json.byteSize() ? Character.digit(SecretBytes.at(json, i), 16) : -1;
            if (digit < 0) {
                throw malformed();
            }
            value = value << 4 | digit;
        }
        return value;
    }

    void skipValue(int depth) throws KeystoreException {
        if (depth > MAX_DEPTH) {
            throw malformed();
        }
        switch (peek()) {
            case '"' -> skipString();
            case '{' -> skipNested('}', depth);
            case '[' -> skipNested(']', depth);
            case 't' -> skipWord("true");
            case 'f' -> skipWord("false");
            case 'n' -> skipWord("null");
            default -> skipNumber();
        }
    }

    private void skipNested(char end, int depth) throws KeystoreException {
        at++;
        skipSpace();
        if (peek() == end) {
            at++;
            return;
        }
        while (true) {
            if (end == '}') {
                skipString();
                skipSpace();
                expect(':');
                skipSpace();
            }
            skipValue(depth + 1);
            skipSpace();
            if (peek() == end) {
                at++;
                return;
            }
            expect(',');
            skipSpace();
        }
    }

    void skipString() throws KeystoreException {
        expect('"');
        while (peek() != '"') {
            int c = peek();
            if (c < 0x20) {
                throw malformed();
            }
            at++;
            if (c == '\\') {
                if ("\"\\/bfnrtu".indexOf(peek()) < 0) {
                    throw malformed();
                }
                at++;
            }
        }
        at++;
    }

    private void skipWord(String word) throws KeystoreException {
        if (!SecretBytes.startsWith(json, at, word)) {
            throw malformed();
        }
        at += word.length();
    }

    private void skipNumber() throws KeystoreException {
        int from = at;
        while (at < json.byteSize() && "+-.eE0123456789".indexOf(SecretBytes.at(json, at)) >= 0) {
            at++;
        }
        if (at == from) {
            throw malformed();
        }
    }

    void skipSpace() {
        while (at < json.byteSize() && " \t\r\n".indexOf(SecretBytes.at(json, at)) >= 0) {
            at++;
        }
    }

    int peek() throws KeystoreException {
        if (at >= json.byteSize()) {
            throw malformed();
        }
        return SecretBytes.at(json, at);
    }

    void expect(char c) throws KeystoreException {
        if (peek() != c) {
            throw malformed();
        }
        at++;
    }

    KeystoreException malformed() {
        return new KeystoreException(Kind.CONTENT, Texts.get("content.not-json"),
                "no JSON object near byte " + at);
    }
}
