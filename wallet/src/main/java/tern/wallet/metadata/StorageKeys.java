package tern.wallet.metadata;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tern.wallet.crypto.Twox;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleException.Kind;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.scale.Value;

/// Keys of the chain's storage: `twox128(pallet) ‖ twox128(item) ‖ hashed keys`.
public final class StorageKeys {

    /// Bytes that name pallet and item.
    public static final int PREFIX_LENGTH = 32;

    private StorageKeys() {}

    /// The key of a plain value, and what all keys of a map begin with.
    public static byte[] prefix(StorageItem item) {
        byte[] prefix = Arrays.copyOf(twox(item.pallet()), PREFIX_LENGTH);
        System.arraycopy(twox(item.name()), 0, prefix, PREFIX_LENGTH / 2, PREFIX_LENGTH / 2);
        return prefix;
    }

    /// @param keys in order; fewer than the item has give what the keys of all matching entries begin with
    /// @throws ScaleException when a key does not fit its type, or there are too many
    public static byte[] key(RuntimeMetadata metadata, StorageItem item, Value... keys) throws ScaleException {
        if (keys.length > item.keyTypes().size()) {
            throw new ScaleException(
                    Kind.MISMATCH, item + " has " + item.keyTypes().size() + " keys, not " + keys.length);
        }
        ScaleWriter key = new ScaleWriter(PREFIX_LENGTH + 64 * keys.length).writeBytes(prefix(item));
        for (int i = 0; i < keys.length; i++) {
            byte[] encoded = metadata.codec().encode(item.keyTypes().get(i), keys[i]);
            key.writeBytes(item.hashers().get(i).apply(encoded));
        }
        return key.toBytes();
    }

    /// Reads the keys back from the key of one entry. The hash before a key is not recomputed.
    ///
    /// @param key complete
    /// @return one for each key of the item; empty where the hasher hides it
    /// @throws ScaleException when it is not a key of this item
    public static List<Optional<Value>> parse(RuntimeMetadata metadata, StorageItem item, byte[] key)
            throws ScaleException {
        ScaleReader in = new ScaleReader(key);
        if (!Arrays.equals(in.readBytes(PREFIX_LENGTH), prefix(item))) {
            throw new ScaleException(Kind.MISMATCH, "not a key of " + item);
        }
        List<Optional<Value>> values = new ArrayList<>(item.hashers().size());
        for (int i = 0; i < item.hashers().size(); i++) {
            Hasher hasher = item.hashers().get(i);
            in.skip(hasher.hashLength());
            values.add(hasher.isTransparent()
                    ? Optional.of(metadata.codec().decode(item.keyTypes().get(i), in))
                    : Optional.empty());
        }
        in.requireEnd();
        return values;
    }

    private static byte[] twox(String name) {
        return Twox.twox128(name.getBytes(StandardCharsets.UTF_8));
    }
}
