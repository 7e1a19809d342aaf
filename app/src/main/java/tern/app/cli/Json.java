package tern.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Optional;
import tern.wallet.units.Rao;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// One JSON object on one line. It reaches the stream whole or not at all, so a failure in the middle leaves no torso.
///
/// Amounts are decimal strings of rao, since JSON numbers lose digits above 2⁵³ in many readers.
final class Json implements AutoCloseable {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
    private final JsonGenerator generator;

    Json() {
        generator = new JsonFactory().createGenerator(ObjectWriteContext.empty(), bytes);
        generator.writeStartObject();
    }

    /// For what the methods below do not cover.
    JsonGenerator generator() {
        return generator;
    }

    Json text(String name, String value) {
        generator.writeStringProperty(name, value);
        return this;
    }

    Json textOrNull(String name, Optional<String> value) {
        if (value.isPresent()) {
            return text(name, value.get());
        }
        generator.writeNullProperty(name);
        return this;
    }

    Json rao(String name, Rao amount) {
        return text(name, Long.toString(amount.value()));
    }

    Json raoOrNull(String name, Optional<Rao> amount) {
        if (amount.isPresent()) {
            return rao(name, amount.get());
        }
        generator.writeNullProperty(name);
        return this;
    }

    Json number(String name, long value) {
        generator.writeNumberProperty(name, value);
        return this;
    }

    Json flag(String name, boolean value) {
        generator.writeBooleanProperty(name, value);
        return this;
    }

    Json flagOrNull(String name, Optional<Boolean> value) {
        if (value.isPresent()) {
            return flag(name, value.get());
        }
        generator.writeNullProperty(name);
        return this;
    }

    Json startObject(String name) {
        generator.writeObjectPropertyStart(name);
        return this;
    }

    /// An object in an array.
    Json startObject() {
        generator.writeStartObject();
        return this;
    }

    Json endObject() {
        generator.writeEndObject();
        return this;
    }

    Json startArray(String name) {
        generator.writeArrayPropertyStart(name);
        return this;
    }

    Json endArray() {
        generator.writeEndArray();
        return this;
    }

    /// Ends the object and writes it with a line break.
    void writeTo(PrintStream out) {
        generator.writeEndObject();
        generator.flush();
        bytes.write('\n');
        out.write(bytes.toByteArray(), 0, bytes.size());
        out.flush();
    }

    @Override
    public void close() {
        generator.close();
    }
}
