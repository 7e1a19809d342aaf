package tern.wallet.chain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tern.wallet.scale.Value;

/// A call by name, as the caller means it; the metadata in use turns it into bytes.
///
/// @param pallet `Balances`
/// @param name   `transfer_keep_alive`
/// @param args   every argument by its name in the metadata
public record CallSpec(String pallet, String name, Map<String, Value> args) {

    public CallSpec {
        args = Collections.unmodifiableMap(new LinkedHashMap<>(args));
    }
}
