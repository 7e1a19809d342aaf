package tern.wallet.chain;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;

/// Compares a value as somebody meant it with a value as the bytes say. The two may be written differently: a struct
/// with one nameless field stands for its content, text and lists of small numbers for bytes, named fields come in any
/// order. Nothing else is forgiven.
final class Values {

    private Values() {}

    static boolean same(Value meant, Value found) {
        Value left = unwrap(meant);
        Value right = unwrap(found);
        return switch (right) {
            case Value.Struct struct -> left instanceof Value.Struct other
                    && sameFields(other.fields(), struct.fields());
            case Value.Variant variant -> left instanceof Value.Variant other
                    && other.name().equals(variant.name())
                    && sameFields(other.fields(), variant.fields());
            case Value.Seq seq -> sameItems(left, seq);
            case Value.Bytes bytes -> sameBytes(left, bytes);
            case Value.Text text -> left.equals(text)
                    || (left instanceof Value.Bytes bytes && sameBytes(text, bytes));
            default -> left.equals(right);
        };
    }

    private static Value unwrap(Value value) {
        Value inner = value;
        while (inner instanceof Value.Struct struct && struct.fields().size() == 1
                && struct.fields().getFirst().name().isEmpty()) {
            inner = struct.get(0);
        }
        return inner;
    }

    private static boolean sameFields(List<Value.Field> meant, List<Value.Field> found) {
        if (meant.size() != found.size()) {
            return false;
        }
        boolean named = meant.stream().allMatch(field -> field.name().isPresent());
        for (int i = 0; i < found.size(); i++) {
            Value.Field field = found.get(i);
            Optional<Value> counterpart = named && field.name().isPresent()
                    ? named(meant, field.name().get())
                    : Optional.of(meant.get(i).value());
            if (counterpart.isEmpty() || !same(counterpart.get(), field.value())) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Value> named(List<Value.Field> fields, String name) {
        return fields.stream()
                .filter(field -> field.name().filter(name::equals).isPresent())
                .findFirst()
                .map(Value.Field::value);
    }

    private static boolean sameItems(Value meant, Value.Seq found) {
        if (meant instanceof Value.Bytes bytes) {
            return sameBytes(found, bytes);
        }
        if (!(meant instanceof Value.Seq other) || other.items().size() != found.items().size()) {
            return false;
        }
        for (int i = 0; i < found.items().size(); i++) {
            if (!same(other.items().get(i), found.items().get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameBytes(Value meant, Value.Bytes found) {
        try {
            byte[] bytes = meant instanceof Value.Text text
                    ? text.value().getBytes(StandardCharsets.UTF_8)
                    : meant.asBytes();
            return Arrays.equals(bytes, found.value());
        } catch (ScaleException notBytes) {
            return false;
        }
    }
}
