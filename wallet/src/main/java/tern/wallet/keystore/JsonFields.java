package tern.wallet.keystore;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private static final int MAX_FIELDS = 256;
    private static final int MAX_PUBLIC_TEXT = 16 * 1024;
    private static final int MAX_DIGITS = 64;

    /// @param nameFrom the opening quote of the name
    /// @param valueTo behind the last byte of the value
    private record Field(String name, int nameFrom, int valueFrom, int valueTo) {}

    private final MemorySegment json;
    private final JsonScanner scanner;
    private final List<Field> fields = new ArrayList<>();

    private JsonFields(MemorySegment json) {
        this.json = json;
        this.scanner = start(json);
    }

    /// At the first character that is no white space.
    private static JsonScanner start(MemorySegment json) {
        JsonScanner scanner = new JsonScanner(json, SecretBytes.startsWith(json, 0, BYTE_ORDER_MARK) ? 3 : 0);
        scanner.skipSpace();
        return scanner;
    }

    /// @throws KeystoreException with kind CONTENT when the text is not one JSON object
    static JsonFields parse(Secret json) throws KeystoreException {
        return parse(json.segment());
    }

    /// As above; for texts that are no secret, in an array.
    static JsonFields parse(MemorySegment json) throws KeystoreException {
        JsonFields object = new JsonFields(json);
        object.readObject();
        object.scanner.skipSpace();
        if (!object.scanner.atEnd()) {
            throw object.scanner.malformed();
        }
        return object;
    }

    /// True when the text begins like a JSON object.
    static boolean looksLikeObject(MemorySegment text) {
        return SecretBytes.startsWith(text, start(text).position(), "{");
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
            scanner.unescape(from, to, value -> text.append((byte) value));
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
            throw new KeystoreException(Kind.CONTENT, Texts.get("content.field.long"));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(to - from);
        scanner.unescape(from, to, bytes::write);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void requireText(Field field) throws KeystoreException {
        if (SecretBytes.at(json, field.valueFrom()) != '"') {
            throw new KeystoreException(Kind.CONTENT, Texts.get("content.field.text", field.name()));
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
            throw new KeystoreException(Kind.CONTENT, Texts.get("content.field.number", name));
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
        JsonScanner list = new JsonScanner(json, field.get().valueFrom() + 1);
        list.skipSpace();
        while (list.peek() == '"') {
            int from = list.position();
            list.skipString();
            texts.add(publicText(from, list.position()));
            list.skipSpace();
            if (list.peek() == ',') {
                list.expect(',');
                list.skipSpace();
            }
        }
        if (SecretBytes.at(json, field.get().valueFrom()) != '[' || list.position() != field.get().valueTo() - 1) {
            throw new KeystoreException(Kind.CONTENT, Texts.get("content.field.list", name));
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

    private void readObject() throws KeystoreException {
        scanner.expect('{');
        scanner.skipSpace();
        if (scanner.peek() == '}') {
            scanner.expect('}');
            return;
        }
        while (true) {
            int nameFrom = scanner.position();
            scanner.skipString();
            String name = publicText(nameFrom, scanner.position()).strip();
            scanner.skipSpace();
            scanner.expect(':');
            scanner.skipSpace();
            int valueFrom = scanner.position();
            scanner.skipValue(1);
            if (fields.stream().anyMatch(field -> field.name().equals(name)) || fields.size() == MAX_FIELDS) {
                throw new KeystoreException(Kind.CONTENT, Texts.get("content.field.twice"));
            }
            fields.add(new Field(name, nameFrom, valueFrom, scanner.position()));
            scanner.skipSpace();
            if (scanner.peek() == '}') {
                scanner.expect('}');
                return;
            }
            scanner.expect(',');
            scanner.skipSpace();
        }
    }
}
