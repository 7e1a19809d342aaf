package tern.node.practice.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import tern.wallet.metadata.Hasher;

/// One pallet: a subclass declares its storage, calls, events, errors and constants in its constructor, and what it
/// declares is both what runs and what metadata says.
///
/// A pallet holds no state of its own: state comes in with every call.
public abstract class Pallet {

    private final String name;
    private final int index;
    private final PalletPath path;
    private final List<StorageItemDecl> storage = new ArrayList<>();
    private final List<CallDecl> calls = new ArrayList<>();
    private final List<EventDecl> events = new ArrayList<>();
    private final List<ErrorDecl> errors = new ArrayList<>();
    private final List<ConstantDecl> constants = new ArrayList<>();

    /// @param name  as on the real chain
    /// @param index in the outer enums, as on the real chain
    /// @param path  of its Rust module, as on the real chain
    protected Pallet(String name, int index, PalletPath path) {
        this.name = name;
        this.index = index;
        this.path = path;
    }

    public final String name() {
        return name;
    }

    public final int index() {
        return index;
    }

    final PalletPath path() {
        return path;
    }

    final List<StorageItemDecl> storage() {
        return storage;
    }

    public final List<CallDecl> calls() {
        return List.copyOf(calls);
    }

    final List<EventDecl> events() {
        return events;
    }

    final List<ErrorDecl> errors() {
        return errors;
    }

    final List<ConstantDecl> constants() {
        return constants;
    }

    /// Before the extrinsics of a block.
    public void onInitialize(Dispatch dispatch) {}

    /// After the extrinsics of a block.
    public void onFinalize(Dispatch dispatch) {}

    /// On the first block of another runtime version, before [#onInitialize]: brings the state into this version's
    /// shape. The version may be lower than before.
    ///
    /// @param fromSpec spec version that made the state
    /// @param toSpec   spec version of this runtime
    public void onRuntimeUpgrade(Dispatch dispatch, long fromSpec, long toSpec) {}

    // --- storage

    protected static <K> Storage.KeyPart<K> identity(Type<K> type) {
        return new Storage.KeyPart<>(type, Hasher.IDENTITY);
    }

    protected static <K> Storage.KeyPart<K> twox(Type<K> type) {
        return new Storage.KeyPart<>(type, Hasher.TWOX_64_CONCAT);
    }

    protected static <K> Storage.KeyPart<K> blake2(Type<K> type) {
        return new Storage.KeyPart<>(type, Hasher.BLAKE2_128_CONCAT);
    }

    protected final <V> Storage.Value<V> value(String item, Type<V> type, V defaultValue, String docs) {
        declare(item, List.of(), type, type.toBytes(defaultValue), false, docs);
        return new Storage.Value<>(name, item, type, defaultValue);
    }

    protected final <V> Storage.Value<V> optionalValue(String item, Type<V> type, String docs) {
        declare(item, List.of(), type, new byte[1], true, docs);
        return new Storage.Value<>(name, item, type, null);
    }

    protected final <A, V> Storage.Map1<A, V> map(String item, Storage.KeyPart<A> key, Type<V> type, V defaultValue,
            String docs) {
        declare(item, List.of(key), type, type.toBytes(defaultValue), false, docs);
        return new Storage.Map1<>(name, item, key, type, defaultValue);
    }

    protected final <A, V> Storage.Map1<A, V> optionalMap(String item, Storage.KeyPart<A> key, Type<V> type,
            String docs) {
        declare(item, List.of(key), type, new byte[1], true, docs);
        return new Storage.Map1<>(name, item, key, type, null);
    }

    protected final <A, B, V> Storage.Map2<A, B, V> map(String item, Storage.KeyPart<A> first,
            Storage.KeyPart<B> second, Type<V> type, V defaultValue, String docs) {
        declare(item, List.of(first, second), type, type.toBytes(defaultValue), false, docs);
        return new Storage.Map2<>(name, item, first, second, type, defaultValue);
    }

    protected final <A, B, V> Storage.Map2<A, B, V> optionalMap(String item, Storage.KeyPart<A> first,
            Storage.KeyPart<B> second, Type<V> type, String docs) {
        declare(item, List.of(first, second), type, new byte[1], true, docs);
        return new Storage.Map2<>(name, item, first, second, type, null);
    }

    protected final <A, B, C, V> Storage.Map3<A, B, C, V> map(String item, Storage.KeyPart<A> first,
            Storage.KeyPart<B> second, Storage.KeyPart<C> third, Type<V> type, V defaultValue, String docs) {
        declare(item, List.of(first, second, third), type, type.toBytes(defaultValue), false, docs);
        return new Storage.Map3<>(name, item, first, second, third, type, defaultValue);
    }

    protected final <A, B, C, V> Storage.Map3<A, B, C, V> optionalMap(String item, Storage.KeyPart<A> first,
            Storage.KeyPart<B> second, Storage.KeyPart<C> third, Type<V> type, String docs) {
        declare(item, List.of(first, second, third), type, new byte[1], true, docs);
        return new Storage.Map3<>(name, item, first, second, third, type, null);
    }

    private void declare(String item, List<Storage.KeyPart<?>> keys, Type<?> type, byte[] defaultBytes,
            boolean optional, String docs) {
        List<Hasher> hashers = new ArrayList<>();
        List<Type<?>> types = new ArrayList<>();
        for (Storage.KeyPart<?> key : keys) {
            hashers.add(key.hasher());
            types.add(key.type());
        }
        storage.add(new StorageItemDecl(item, hashers, types, type, optional, defaultBytes, docs));
    }

    // --- calls, events, errors, constants

    protected static CallDecl.Arg arg(String argument, Type<?> type) {
        return new CallDecl.Arg(argument, type);
    }

    /// Declares a call that costs a fee.
    ///
    /// @param refTime weight in picoseconds
    protected final CallDecl call(int callIndex, String call, long refTime, String docs, CallDecl.Handler handler,
            CallDecl.Arg... args) {
        return add(new CallDecl(name, index, callIndex, call, List.of(args), refTime, true, docs, handler));
    }

    /// Declares a call that costs nothing.
    protected final CallDecl freeCall(int callIndex, String call, long refTime, String docs, CallDecl.Handler handler,
            CallDecl.Arg... args) {
        return add(new CallDecl(name, index, callIndex, call, List.of(args), refTime, false, docs, handler));
    }

    /// Declares a call whose weight depends on its arguments, for example on the calls inside it.
    protected final CallDecl weighedCall(int callIndex, String call, String docs, CallDecl.Handler handler,
            CallDecl.Weigher weigher, CallDecl.Arg... args) {
        return add(new CallDecl(name, index, callIndex, call, List.of(args), 0, true, docs, handler, weigher));
    }

    private CallDecl add(CallDecl call) {
        calls.add(call);
        return call;
    }

    protected final EventDecl event(int eventIndex, String event, String docs, EventDecl.Field... fields) {
        EventDecl decl = new EventDecl(name, index, eventIndex, event, List.of(fields), docs);
        events.add(decl);
        return decl;
    }

    protected final ErrorDecl error(int errorIndex, String error, String docs) {
        ErrorDecl decl = new ErrorDecl(index, errorIndex, error, docs);
        errors.add(decl);
        return decl;
    }

    protected final <V> V constant(String constant, Type<V> type, V value, String docs) {
        constants.add(new ConstantDecl(constant, type, () -> type.toBytes(value), docs));
        return value;
    }

    /// Declares a constant that is known only once the whole runtime is, when metadata is made.
    protected final <V> void lateConstant(String constant, Type<V> type, Supplier<V> value, String docs) {
        constants.add(new ConstantDecl(constant, type, () -> type.toBytes(value.get()), docs));
    }
}
