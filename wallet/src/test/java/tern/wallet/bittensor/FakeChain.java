package tern.wallet.bittensor;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.CallSpec;
import tern.wallet.chain.ChainException;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.Value;
import tern.wallet.units.Hash32;
import tern.wallet.units.Said;

/// A chain of canned answers behind the readers' seam. Counts round trips; answers can be read only after the round
/// that asked for them, and what nobody prepared is a test's mistake.
public final class FakeChain implements ChainSource {

    /// An answer that the runtime gives to one call by bytes.
    public interface RawCall {
        byte[] answer(byte[] args);
    }

    public static final BlockRef BLOCK = new BlockRef(5_000_000, Hash32.of(filled(7)));

    private final Features features;
    private final Map<String, Value> storage = new HashMap<>();
    private final Map<String, Value> defaults = new HashMap<>();
    private final Set<String> items = new HashSet<>();
    private final Map<String, Value> constants = new HashMap<>();
    private final Map<String, Function<List<Value>, Value>> apis = new HashMap<>();
    private final Map<String, RawCall> rawCalls = new HashMap<>();
    private final Set<String> trapping = new HashSet<>();
    private final Set<String> lacking = new HashSet<>();
    private final List<String> asked = new ArrayList<>();
    private final Map<String, Integer> keyCounts = new HashMap<>();
    private int frames;
    private int outdatedAfter = Integer.MAX_VALUE;

    public FakeChain(Features features) {
        this.features = features;
        constants.put("Balances.ExistentialDeposit", Value.of(500));
    }

    /// A runtime like Finney's 424: typed calls, swap simulation, limits, identities of the second form.
    public static Features modern() {
        return features(InfoApis.BY_METADATA, true);
    }

    /// A runtime that pays root dividends through validators' funds.
    public static Features withFunds() {
        Features f = modern();
        return new Features(f.dynamicTao(), f.infoApis(), f.swapApi(), f.priceAll(), f.callFeeApi(),
                f.limitStakeCalls(), f.removeFullLimit(), f.stakeAvailability(), f.identitiesV2(), f.subtokenSwitch(),
                f.alphaV1(), f.alphaV2(), f.coldkeySwap(), false, true, OptionalInt.of(5), true, false, false, false,
                false, false, false, f.locks(), f.limitOrders(), f.mevShield(), f.hyperparamsV3(), false, false,
                f.stakeTransfer());
    }

    /// A runtime like spec 475: funds, `move_stake_limit`, "everything there", collateral.
    public static Features newest() {
        Features f = withFunds();
        return new Features(f.dynamicTao(), f.infoApis(), f.swapApi(), f.priceAll(), f.callFeeApi(),
                f.limitStakeCalls(), f.removeFullLimit(), f.stakeAvailability(), f.identitiesV2(), f.subtokenSwitch(),
                false, f.alphaV2(), f.coldkeySwap(), false, true, OptionalInt.of(5), true, true, true, false,
                true, false, true, f.locks(), f.limitOrders(), f.mevShield(), f.hyperparamsV3(), false, false,
                f.stakeTransfer());
    }

    /// A runtime like spec 218.
    public static Features old() {
        return features(InfoApis.WRAPPED, false);
    }

    public static Features features(InfoApis apis, boolean modern) {
        return new Features(true, apis, modern, modern, modern, modern, modern, modern, modern, modern, true, modern,
                modern, modern, false, OptionalInt.empty(), false, false, false, false, false, false, false, modern,
                modern, modern, modern, false, false, modern);
    }

    public FakeChain put(String pallet, String item, Value value, Value... keys) {
        items.add(pallet + "." + item);
        keyCounts.put(pallet + "." + item, keys.length);
        storage.put(key(pallet, item, keys), value);
        return this;
    }

    /// Declares an item of the runtime, with what it answers for keys that have no value (null: nothing).
    public FakeChain item(String pallet, String item, Value byDefault) {
        items.add(pallet + "." + item);
        if (byDefault != null) {
            defaults.put(pallet + "." + item, byDefault);
        }
        return this;
    }

    public FakeChain constant(String pallet, String name, Value value) {
        constants.put(pallet + "." + name, value);
        return this;
    }

    public FakeChain api(String api, String method, Function<List<Value>, Value> answer) {
        apis.put(api + "_" + method, answer);
        return this;
    }

    public FakeChain raw(String method, RawCall answer) {
        rawCalls.put(method, answer);
        return this;
    }

    /// The runtime has no such call; it has all others.
    public FakeChain lacks(String call) {
        lacking.add(call);
        return this;
    }

    /// The runtime traps in that call.
    public FakeChain trap(String method) {
        trapping.add(method);
        return this;
    }

    /// The block turns out to have another runtime after so many round trips.
    public FakeChain outdatedAfter(int rounds) {
        outdatedAfter = rounds;
        return this;
    }

    public int frames() {
        return frames;
    }

    /// Everything that was asked, in order.
    public List<String> asked() {
        return asked;
    }

    @Override
    public String networkId() {
        return "fake";
    }

    @Override
    public Hash32 genesis() {
        return Hash32.of(filled(9));
    }

    @Override
    public BlockRef bestBlock() {
        frames++;
        return BLOCK;
    }

    @Override
    public ChainState recent(BlockRef block) {
        return new FakeState(block, true);
    }

    @Override
    public ChainState at(BlockRef block) {
        frames++;
        return new FakeState(block, false);
    }

    public static AccountId account(int number) {
        byte[] bytes = filled(number);
        bytes[0] = (byte) (number >> 8);
        return AccountId.of(bytes);
    }

    public static Value key(AccountId account) {
        return Value.of(account.bytes());
    }

    public static byte[] filled(int value) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    public static ChainException chainException(ChainException.Kind kind) {
        try {
            Constructor<ChainException> made = ChainException.class.getDeclaredConstructor(ChainException.Kind.class,
                    Said.class);
            made.setAccessible(true);
            return made.newInstance(kind, Said.of("made by a test"));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String key(String pallet, String item, Value... keys) {
        return pallet + "." + item + List.of(keys);
    }

    private final class FakeState implements ChainState {

        private final BlockRef block;
        private final boolean mayBeOutdated;

        FakeState(BlockRef block, boolean mayBeOutdated) {
            this.block = block;
            this.mayBeOutdated = mayBeOutdated;
        }

        @Override
        public BlockRef block() {
            return block;
        }

        @Override
        public long specVersion() {
            return 424;
        }

        @Override
        public Features features() {
            return features;
        }

        @Override
        public boolean hasStorage(String pallet, String item) {
            return items.contains(pallet + "." + item);
        }

        @Override
        public int storageKeys(String pallet, String item) {
            return keyCounts.getOrDefault(pallet + "." + item, 0);
        }

        @Override
        public boolean hasCall(String pallet, String name) {
            return !lacking.contains(name);
        }

        @Override
        public boolean hasApi(String api, String method) {
            return apis.containsKey(api + "_" + method);
        }

        @Override
        public boolean outdated() {
            return mayBeOutdated && frames >= outdatedAfter;
        }

        @Override
        public Optional<Value> constant(String pallet, String name) {
            return Optional.ofNullable(constants.get(pallet + "." + name));
        }

        @Override
        public byte[] encodeCall(CallSpec call) {
            byte[] bytes = new byte[50];
            // so that a test's fee can go by the number of calls
            bytes[0] = (byte) Batch.names(call).size();
            return bytes;
        }

        @Override
        public ReadRound round() {
            return new FakeRound();
        }
    }

    private final class FakeRound implements ReadRound {

        private boolean executed;
        private boolean any;

        @Override
        public Answer<Optional<Value>> storage(String pallet, String item, Value... keys) {
            any = true;
            asked.add(key(pallet, item, keys));
            String name = pallet + "." + item;
            Optional<Value> value = items.contains(name)
                    ? Optional.ofNullable(storage.getOrDefault(key(pallet, item, keys), defaults.get(name)))
                    : Optional.empty();
            return after(() -> value);
        }

        @Override
        public Answer<Value> api(String api, String method, Value... args) {
            any = true;
            String name = api + "_" + method;
            asked.add(name + List.of(args));
            return after(() -> {
                if (trapping.contains(name)) {
                    throw chainException(ChainException.Kind.NODE_ERROR);
                }
                return prepared(apis, name).apply(List.of(args));
            });
        }

        @Override
        public Answer<byte[]> apiRaw(String method, byte[] args) {
            any = true;
            asked.add(method);
            return after(() -> {
                if (trapping.contains(method)) {
                    throw chainException(ChainException.Kind.NODE_ERROR);
                }
                return prepared(rawCalls, method).answer(args);
            });
        }

        @Override
        public void execute() {
            if (executed) {
                throw new IllegalStateException("executed twice");
            }
            executed = true;
            if (any) {
                frames++;
            }
        }

        private <T> Answer<T> after(Answer<T> answer) {
            return () -> {
                if (!executed) {
                    throw new IllegalStateException("read before the round was executed");
                }
                return answer.get();
            };
        }

        private static <T> T prepared(Map<String, T> answers, String name) {
            T answer = answers.get(name);
            if (answer == null) {
                throw new IllegalStateException("the test prepared no answer for " + name);
            }
            return answer;
        }
    }
}
