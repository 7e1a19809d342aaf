package tern.wallet.chain;

import java.util.List;
import tern.wallet.scale.Value;

/// One entry of a storage map.
///
/// @param keys  the map's keys, outermost first; a key behind a hasher that hides it (Blake2_128, Blake2_256, Twox128,
///              Twox256) is the hash, as bytes
/// @param value the value
public record Entry(List<Value> keys, Value value) {

    public Entry {
        keys = List.copyOf(keys);
    }
}
