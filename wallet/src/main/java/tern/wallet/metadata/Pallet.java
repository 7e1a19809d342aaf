package tern.wallet.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;

/// A pallet of a runtime: its storage, constants, and the types of its calls, events and errors.
///
/// Storage items and constants are made when they are first asked for. Immutable towards its users; safe for several
/// threads.
public final class Pallet {

    private final Blob blob;
    private final TypeRegistry types;
    private final String name;
    private final int index;
    private final String prefix;
    private final int[] storageOffsets;
    private final @Nullable StorageItem[] storage;
    private final OptionalInt callsType;
    private final OptionalInt eventsType;
    private final OptionalInt errorsType;
    private final int[] constantOffsets;

    /// What of a pallet is known without reading its lists.
    record Head(String name, int index, String prefix, OptionalInt calls, OptionalInt events, OptionalInt errors) {}

    Pallet(Blob blob, TypeRegistry types, Head head, int[] storageOffsets, int[] constantOffsets) {
        this.blob = blob;
        this.types = types;
        this.name = head.name();
        this.index = head.index();
        this.prefix = head.prefix();
        this.callsType = head.calls();
        this.eventsType = head.events();
        this.errorsType = head.errors();
        this.storageOffsets = storageOffsets;
        this.storage = new @Nullable StorageItem[storageOffsets.length];
        this.constantOffsets = constantOffsets;
    }

    public String name() {
        return name;
    }

    /// The first byte of its calls, events and errors.
    public int index() {
        return index;
    }

    public List<StorageItem> storage() {
        List<StorageItem> all = new ArrayList<>(storageOffsets.length);
        for (int i = 0; i < storageOffsets.length; i++) {
            all.add(item(i));
        }
        return all;
    }

    /// The enum of its calls.
    public OptionalInt callsType() {
        return callsType;
    }

    /// The enum of its events.
    public OptionalInt eventsType() {
        return eventsType;
    }

    /// The enum of its errors.
    public OptionalInt errorsType() {
        return errorsType;
    }

    public List<Constant> constants() {
        List<Constant> all = new ArrayList<>(constantOffsets.length);
        for (int offset : constantOffsets) {
            all.add(readConstant(offset));
        }
        return all;
    }

    public Optional<StorageItem> findStorage(String item) {
        for (int i = 0; i < storageOffsets.length; i++) {
            if (blob.textIs(storageOffsets[i], item)) {
                return Optional.of(item(i));
            }
        }
        return Optional.empty();
    }

    public Optional<Constant> findConstant(String constant) {
        for (int offset : constantOffsets) {
            if (blob.textIs(offset, constant)) {
                return Optional.of(readConstant(offset));
            }
        }
        return Optional.empty();
    }

    public boolean hasStorage(String item) {
        return findStorage(item).isPresent();
    }

    public boolean hasCall(String call) {
        return findCall(call).isPresent();
    }

    public Optional<VariantCase> findCall(String call) {
        return callsType.isPresent() ? types.findCase(callsType.getAsInt(), call) : Optional.empty();
    }

    @Override
    public String toString() {
        return name;
    }

    private StorageItem item(int i) {
        // a race makes the same immutable item twice
        StorageItem item = storage[i];
        if (item == null) {
            item = readItem(storageOffsets[i]);
            storage[i] = item;
        }
        return item;
    }

    private StorageItem readItem(int at) {
        try {
            ScaleReader in = blob.reader(at);
            String item = in.readText();
            boolean optional = !in.readBool();
            List<Hasher> hashers = List.of();
            List<Integer> keys = List.of();
            if (in.readBool()) {
                int count = in.readLength(1);
                hashers = new ArrayList<>(count);
                for (int i = 0; i < count; i++) {
                    hashers.add(Hasher.ofIndex(in.readU8()));
                }
                int key = in.readCompactInt();
                keys = count > 1 && types.def(key) instanceof TypeDef.Tuple tuple ? tuple.elements() : List.of(key);
            }
            int value = in.readCompactInt();
            byte[] defaultValue = in.readBytes(in.readLength(1));
            return new StorageItem(prefix, item, optional, hashers, keys, value, defaultValue);
        } catch (ScaleException e) {
            throw Blob.changed(e);
        }
    }

    private Constant readConstant(int at) {
        try {
            ScaleReader in = blob.reader(at);
            return new Constant(in.readText(), in.readCompactInt(), in.readBytes(in.readLength(1)));
        } catch (ScaleException e) {
            throw Blob.changed(e);
        }
    }
}
