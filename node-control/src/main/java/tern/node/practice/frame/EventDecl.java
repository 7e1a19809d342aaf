package tern.node.practice.frame;

import java.util.List;
import java.util.Optional;

/// An event as its pallet declares it.
///
/// @param pallet      name of the pallet
/// @param palletIndex index of the pallet in the outer enum
/// @param index       index of the event in its pallet
/// @param name        as on the real chain
/// @param fields      in the order of the wire
/// @param docs        one line for readers
public record EventDecl(String pallet, int palletIndex, int index, String name, List<Field> fields, String docs) {

    /// One field; older events have no field names.
    public record Field(Optional<String> name, Type<?> type) {

        public static Field of(Type<?> type) {
            return new Field(Optional.empty(), type);
        }

        public static Field of(String name, Type<?> type) {
            return new Field(Optional.of(name), type);
        }
    }

    /// The event with its values.
    public Event of(Object... values) {
        return new Event(this, List.of(values));
    }

    @Override
    public String toString() {
        return pallet + "." + name;
    }
}
