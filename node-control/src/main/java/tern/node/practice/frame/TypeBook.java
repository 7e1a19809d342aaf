package tern.node.practice.frame;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A portable type registry in the making: types enter on first use and keep their number.
///
/// Not safe for several threads; a runtime makes its metadata once.
public final class TypeBook {

    private final Map<Object, Integer> numbers = new HashMap<>();
    private final List<@Nullable TypeDef> entries = new ArrayList<>();

    /// The number of a type, which is reserved before its definition is asked for so that a type may hold itself.
    int enter(Object identity, Supplier<TypeDef> definition) {
        Integer known = numbers.get(identity);
        if (known != null) {
            return known;
        }
        int number = entries.size();
        numbers.put(identity, number);
        entries.add(null);
        entries.set(number, definition.get());
        return number;
    }

    /// All entries by number.
    List<TypeDef> entries() {
        List<TypeDef> complete = new ArrayList<>(entries.size());
        for (TypeDef entry : entries) {
            if (entry == null) {
                throw new IllegalStateException("a type was reserved and never defined");
            }
            complete.add(entry);
        }
        return complete;
    }
}
