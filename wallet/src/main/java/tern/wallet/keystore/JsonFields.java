package tern.wallet.keystore;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.SecretBuilder;
import tern.wallet.keys.SecretBytes;
import tern.wallet.keystore.KeystoreException.Kind;

/// A JSON object read where it lies, outside the heap: names become `String`s, values only when asked for as public.
///
/// An ordinary JSON library would leave every value, recovery words included, as a `String` on the heap. The text must
/// stay open while this is used.
final class JsonFields {

    /// In bytes, as characters: some editors put it in front of UTF-8.
    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";
    private static final int MAX_DEPTH = 32;
    private static final int MAX_FIELDS = 256;
    private static final int MAX_PUBLIC_TEXT = 16 * 1024;
    private static final int MAX_DIGITS = 64;

    /// @param nameFrom the opening quote of the name
    /// @param valueTo behind the last byte of the value
    private record Field(String name, int nameFrom, int valueFrom, int valueTo) {}

    private final MemorySegment json;
    private final List<Field> fields = new ArrayList<>();
    private int at;

    private JsonFields(MemorySegment json, int from) {
        this.json = json;
        this.at = from;
    }

    /// @throws KeystoreException with kind CONTENT when the text is not one JSON object
    static JsonFields parse(Secret json) throws KeystoreException {
        return parse(json.segment());
    }

    /// As above; for texts that are no secret, in an array.
    static JsonFields parse(MemorySegment json) throws KeystoreException {
        JsonFields object = new JsonFields(json, SecretBytes.startsWith(json, 0, BYTE_ORDER_MARK) ? 3 : 0);
        object.skipSpace();
        object.readObject();
        object.skipSpace();
        if (object.at != json.byteSize()) {
            throw object.malformed();
        }
        return object;
    }

    /// True when the text begins like a JSON object.
    static boolean looksLikeObject(MemorySegment text) {
        JsonFields reader = new JsonFields(text, SecretBytes.startsWith(text, 0, BYTE_ORDER_MARK) ? 3 : 0);
        reader.skipSpace();
        return SecretBytes.startsWith(text, reader.at, "{");
    }

    /// Names without surrounding blanks: one old tool wrote ` ss58Address`.
    List<String> names() {
        return fields.stream().map(Field::name).toList();
    }

    /// True when the field is there and not null.
    boolean has(String name) {
        return find(name).isPresent();
    }

    private Optional<Field> find(String name) {
        return fields.stream().filter(field -> field.name().equals(name) && !isNull(field)).findFirst();
    }

    private boolean isNull(Field field) {
        return SecretBytes.at(json, field.valueFrom()) == 'n';
    }

    /// A text value; the caller closes it.
    ///
    /// @throws KeystoreException when the value is no text
    Optional<Secret> text(String name) throws KeystoreException {
        Optional<Field> field = find(name);
        if (field.isEmpty()) {
            return Optional.empty();
        }
        requireText(field.get());
        int from = field.get().valueFrom();
        int to = field.get().valueTo();
        try (SecretBuilder text = new SecretBuilder(to - from)) {
            unescape(from, to, value -> text.append((byte) value));
            return Optional.of(text.toSecret());
        }
    }

    /// A text value that is no secret.
    Optional<String> publicText(String name) throws KeystoreException {
        Optional<Field> field = find(name);
        if (field.isEmpty()) {
            return Optional.empty();
        }
        requireText(field.get());
        return Optional.of(publicText(field.get().valueFrom(), field.get().valueTo()));
    }

    private String publicText(int from, int to) throws KeystoreException {
        if (to - from > MAX_PUBLIC_TEXT) {
            throw new KeystoreException(Kind.CONTENT, "A field of this file is too long.");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(to - from);
        unescape(from, to, bytes::write);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void requireText(Field field) throws KeystoreException {
        if (SecretBytes.at(json, field.valueFrom()) != '"') {
            throw new KeystoreException(Kind.CONTENT, "The field " + field.name() + " of this file is not a text.");
        }
    }

    /// A number, or a text that holds one: empty when absent.
    ///
    /// @throws KeystoreException when it is neither
    Optional<BigInteger> number(String name) throws KeystoreException {
        Optional<Field> field = find(name);
        if (field.isEmpty()) {
            return Optional.empty();
        }
        String text = SecretBytes.at(json, field.get().valueFrom()) == '"'
                ? publicText(name).orElse("")
                : digits(field.get().valueFrom(), field.get().valueTo());
        try {
            return Optional.of(new BigInteger(text.strip()));
        } catch (NumberFormatException e) {
            throw new KeystoreException(Kind.CONTENT, "The field " + name + " of this file is not a whole number.");
        }
    }

    /// An object inside; its text must be closed by the caller through [Inner#close].
    Optional<Inner> object(String name) throws KeystoreException {
        Optional<Field> field = find(name);
        if (field.isEmpty() || SecretBytes.at(json, field.get().valueFrom()) != '{') {
            return Optional.empty();
        }
        Secret part = Secret.copyOf(slice(field.get().valueFrom(), field.get().valueTo()));
        try {
            return Optional.of(new Inner(part, parse(part)));
        } catch (KeystoreException e) {
            part.close();
            throw e;
        }
    }

    /// An object inside another, with the text it reads from.
    record Inner(Secret text, JsonFields fields) implements AutoCloseable {
        @Override
        public void close() {
            text.close();
        }
    }

    /// The texts of a list, or the one text that stands in its place; nothing secret. Empty when absent.
    List<String> publicTexts(String name) throws KeystoreException {
        Optional<Field> field = find(name);
        if (field.isEmpty()) {
            return List.of();
        }
        if (SecretBytes.at(json, field.get().valueFrom()) == '"') {
            return List.of(publicText(name).orElse(""));
        }
        List<String> texts = new ArrayList<>();
        JsonFields list = new JsonFields(json, field.get().valueFrom() + 1);
        list.skipSpace();
        while (SecretBytes.at(json, list.at) == '"') {
            int from = list.at;
            list.skipString();
            texts.add(publicText(from, list.at));
            list.skipSpace();
            if (SecretBytes.at(json, list.at) == ',') {
                list.at++;
                list.skipSpace();
            }
        }
        if (SecretBytes.at(json, field.get().valueFrom()) != '[' || list.at != field.get().valueTo() - 1) {
            throw new KeystoreException(Kind.CONTENT, "The field " + name + " of this file is not a list of texts.");
        }
        return texts;
    }

    /// Every field but the named ones, as it stands in the text, each with a comma in front. The caller closes it.
    Secret others(List<String> known) {
        try (SecretBuilder text = new SecretBuilder(256)) {
            for (Field field : fields) {
                if (!known.contains(field.name())) {
                    text.append((byte) ',').append(slice(field.nameFrom(), field.valueTo()));
                }
            }
            return text.toSecret();
        }
    }

    private MemorySegment slice(int from, int to) {
        return json.asSlice(from, to - from);
    }

    private String digits(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to && i < from + MAX_DIGITS; i++) {
            text.append((char) SecretBytes.at(json, i));
        }
        return text.toString();
    }

    /// Hands the bytes that a JSON text stands for to `sink`, one by one.
    private void unescape(int from, int to, IntConsumer sink) throws KeystoreException {
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

    // the reader proper

    private void readObject() throws KeystoreException {
        expect('{');
        skipSpace();
        if (peek() == '}') {
            at++;
            return;
        }
        while (true) {
            int nameFrom = at;
            skipString();
            String name = publicText(nameFrom, at).strip();
            skipSpace();
            expect(':');
            skipSpace();
            int valueFrom = at;
            skipValue(1);
            if (fields.stream().anyMatch(field -> field.name().equals(name)) || fields.size() == MAX_FIELDS) {
                throw new KeystoreException(Kind.CONTENT, "This file is ambiguous: a field stands in it twice.");
            }
            fields.add(new Field(name, nameFrom, valueFrom, at));
            skipSpace();
            if (peek() == '}') {
                at++;
                return;
            }
            expect(',');
            skipSpace();
        }
    }

    private void skipValue(int depth) throws KeystoreException {
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

    private void skipString() throws KeystoreException {
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

    private void skipSpace() {
        while (at < json.byteSize() && " \t\r\n".indexOf(SecretBytes.at(json, at)) >= 0) {
            at++;
        }
    }

    private int peek() throws KeystoreException {
        if (at >= json.byteSize()) {
            throw malformed();
        }
        return SecretBytes.at(json, at);
    }

    private void expect(char c) throws KeystoreException {
        if (peek() != c) {
            throw malformed();
        }
        at++;
    }

    private KeystoreException malformed() {
        return new KeystoreException(Kind.CONTENT, "This file is damaged: it is not the text it should be.",
                "no JSON object near byte " + at);
    }
}
