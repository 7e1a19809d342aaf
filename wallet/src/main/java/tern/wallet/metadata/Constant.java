package tern.wallet.metadata;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A constant of a pallet.
///
/// @param type type id
/// @param value encoded; shared, not copied: not to be written to
@SuppressWarnings("ArrayRecordComponent") // equality is defined below
public record Constant(String name, int type, byte[] value) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Constant constant
                && name.equals(constant.name)
                && type == constant.type
                && Arrays.equals(value, constant.value);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
