package tern.wallet.chain;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tern.wallet.scale.Value;

/// One event of a block. Source: `System.Events`.
///
/// @param pallet    `Balances`
/// @param name      `Transfer`
/// @param extrinsic index in the block of the extrinsic that caused it; empty for the chain's own work
/// @param fields    the event's fields, by name where the runtime names them
public record Event(String pallet, String name, OptionalInt extrinsic, List<Value.Field> fields) {

    public Event {
        fields = List.copyOf(fields);
    }

    /// Whether it is that event.
    public boolean is(String wantedPallet, String wantedName) {
        return pallet.equals(wantedPallet) && name.equals(wantedName);
    }

    /// The field of that name.
    public Optional<Value> find(String field) {
        return new Value.Struct(fields).find(field);
    }

    /// The field at that place.
    public Optional<Value> find(int place) {
        return place < fields.size() ? Optional.of(fields.get(place).value()) : Optional.empty();
    }
}
