package tern.wallet.metadata;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One storage value or map of a pallet.
///
/// @param pallet the pallet's storage prefix, which is its name on every chain so far
/// @param optional an absent value means "none"; otherwise it means [#defaultValue]
/// @param hashers one for each key; empty for a plain value
/// @param keyTypes type ids, as many as hashers
/// @param valueType type id
/// @param defaultValue encoded; shared, not copied: not to be written to
@SuppressWarnings("ArrayRecordComponent") // equality is defined below
public record StorageItem(
        String pallet,
        String name,
        boolean optional,
        List<Hasher> hashers,
        List<Integer> keyTypes,
        int valueType,
        byte[] defaultValue) {

    public StorageItem {
        hashers = List.copyOf(hashers);
        keyTypes = List.copyOf(keyTypes);
        if (hashers.size() != keyTypes.size()) {
            throw new IllegalArgumentException(hashers.size() + " hashers for " + keyTypes.size() + " keys");
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StorageItem item
                && pallet.equals(item.pallet)
                && name.equals(item.name)
                && optional == item.optional
                && hashers.equals(item.hashers)
                && keyTypes.equals(item.keyTypes)
                && valueType == item.valueType
                && Arrays.equals(defaultValue, item.defaultValue);
    }

    @Override
    public int hashCode() {
        return 31 * pallet.hashCode() + name.hashCode();
    }

    @Override
    public String toString() {
        return pallet + "." + name;
    }
}
