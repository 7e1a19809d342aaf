package tern.wallet.subnets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tern.wallet.bittensor.Answer;
import tern.wallet.bittensor.ChainState;
import tern.wallet.bittensor.ReadRound;
import tern.wallet.bittensor.Shape;
import tern.wallet.bittensor.StateException;
import tern.wallet.bittensor.ValidatorReader;
import tern.wallet.chain.ChainException;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// A metagraph out of storage, for runtimes whose metadata does not describe the call that tells it: lists by uid in the
/// first round, who sits where in the second, what belongs to them in the third, names in the fourth. Root stake is left unweighed where the
/// runtime has no weight of TAO.
final class StoredMetagraph {

    private static final String MODULE = "SubtensorModule";
    /// More seats than any runtime has; what a node answers beyond is not asked for.
    private static final int MOST = 4_096;

    private final ChainState state;
    private final int netuid;
    private final Answer<Integer> count;
    private final Map<String, Answer<Optional<Value>>> lists = new HashMap<>();
    private final Answer<Double> taoWeight;
    private final List<Answer<Optional<Value>>> keys = new ArrayList<>();
    private final List<Answer<Optional<Value>>> registered = new ArrayList<>();
    private final Map<AccountId, Person> people = new HashMap<>();
    private final Map<AccountId, Answer<Optional<String>>> names = new HashMap<>();

    private record Person(Answer<Optional<AccountId>> owner, Answer<Rao> alpha, Answer<Rao> root,
            Answer<Optional<Value>> axon) {}

    private StoredMetagraph(ChainState state, ReadRound round, int netuid) {
        this.state = state;
        this.netuid = netuid;
        Value key = Shape.key(netuid);
        this.count = round.storage(MODULE, "SubnetworkN", key)
                .map("SubnetworkN", value -> value.isEmpty() ? 0 : Math.min(MOST, value.get().asInt()));
        for (String item : List.of("Active", "ValidatorPermit", "LastUpdate", "Emission", "Dividends", "Incentive",
                "Consensus")) {
            lists.put(item, round.storage(MODULE, item, key));
        }
        // runtimes of the first days had one for each subnet
        Value[] of = state.storageKeys(MODULE, "TaoWeight") == 1 ? new Value[]{key} : new Value[0];
        this.taoWeight = round.storage(MODULE, "TaoWeight", of)
                .map("TaoWeight", value -> value.isEmpty()
                        ? 1.0
                        : Math.scalb(value.get().asInteger().doubleValue(), -64));
    }

    static StoredMetagraph ask(ChainState state, ReadRound round, int netuid) {
        return new StoredMetagraph(state, round, netuid);
    }

    /// @param number of the round, from 2
    void askMore(ReadRound round, int number) throws ChainException, StateException {
        switch (number) {
            case 2 -> askNeurons(round);
            case 3 -> askPeople(round);
            case 4 -> askNames(round);
            default -> {
            }
        }
    }

    private void askNeurons(ReadRound round) throws ChainException, StateException {
        for (int uid = 0; uid < count.get(); uid++) {
            keys.add(round.storage(MODULE, "Keys", Shape.key(netuid), Value.of(uid)));
            registered.add(round.storage(MODULE, "BlockAtRegistration", Shape.key(netuid), Value.of(uid)));
        }
    }

    private void askPeople(ReadRound round) throws ChainException, StateException {
        for (Answer<Optional<Value>> key : keys) {
            Optional<AccountId> hotkey = hotkey(key);
            if (hotkey.isPresent()) {
                people.put(hotkey.get(), new Person(ValidatorReader.askOwner(round, hotkey.get()),
                        amount(round, hotkey.get(), netuid), amount(round, hotkey.get(), 0),
                        round.storage(MODULE, "Axons", Shape.key(netuid), Shape.key(hotkey.get()))));
            }
        }
    }

    private void askNames(ReadRound round) throws ChainException, StateException {
        for (Person person : people.values()) {
            Optional<AccountId> owner = person.owner().get();
            owner.ifPresent(known -> names.computeIfAbsent(known,
                    coldkey -> ValidatorReader.askName(state, round, coldkey)));
        }
    }

    List<Neuron> finish(List<Integer> trusts) throws ChainException, StateException {
        List<Integer> active = flags("Active");
        List<Integer> permits = flags("ValidatorPermit");
        List<Long> updates = longs("LastUpdate");
        List<Long> emissions = longs("Emission");
        List<Long> dividends = longs("Dividends");
        List<Long> incentives = longs("Incentive");
        List<Long> consensus = longs("Consensus");
        List<Neuron> neurons = new ArrayList<>();
        for (int uid = 0; uid < keys.size(); uid++) {
            Optional<AccountId> hotkey = hotkey(keys.get(uid));
            if (hotkey.isEmpty()) {
                continue;
            }
            Person person = people.get(hotkey.get());
            Optional<AccountId> owner = person == null ? Optional.empty() : person.owner().get();
            Answer<Optional<String>> name = owner.isPresent() ? names.get(owner.get()) : null;
            Rao alpha = person == null ? Rao.ZERO : person.alpha().get();
            Rao root = person == null || netuid == 0 ? Rao.ZERO : weighed(person.root().get());
            neurons.add(new Neuron(uid, hotkey.get(), owner, name == null ? Optional.empty() : name.get(),
                    person == null ? Optional.empty() : axon(person.axon()), at(active, uid, 0) == 1,
                    at(permits, uid, 0) == 1, at(updates, uid, 0L), Rao.of(at(emissions, uid, 0L)),
                    (int) (long) at(dividends, uid, 0L), (int) (long) at(incentives, uid, 0L),
                    (int) (long) at(consensus, uid, 0L),
                    uid < trusts.size() ? OptionalInt.of(trusts.get(uid)) : OptionalInt.empty(),
                    registered.get(uid)
                            .map("BlockAtRegistration", block -> block.isEmpty() ? 0L : block.get().asLong())
                            .get(),
                    alpha, root, alpha.plus(root)));
        }
        return neurons;
    }

    private static <T> T at(List<T> list, int place, T missing) {
        return place < list.size() ? list.get(place) : missing;
    }

    private Rao weighed(Rao root) throws ChainException, StateException {
        return Rao.of((long) (root.value() * Math.clamp(taoWeight.get(), 0.0, 1.0)));
    }

    private static Optional<Axon> axon(Answer<Optional<Value>> answer) throws ChainException, StateException {
        return answer.map("Axons", axon -> axon.isEmpty() ? Optional.<Axon>empty() : NeuronColumns.axon(axon.get()))
                .get();
    }

    private static Answer<Rao> amount(ReadRound round, AccountId hotkey, int netuid) {
        return round.storage(MODULE, "TotalHotkeyAlpha", Shape.key(hotkey), Shape.key(netuid))
                .map("TotalHotkeyAlpha", value -> value.isEmpty() ? Rao.ZERO : Shape.amount(value.get()));
    }

    private static Optional<AccountId> hotkey(Answer<Optional<Value>> key) throws ChainException, StateException {
        return key.map("Keys", value -> value.isEmpty()
                ? Optional.<AccountId>empty()
                : Shape.somebody(value.get())).get();
    }

    private List<Long> longs(String item) throws ChainException, StateException {
        return list(item).map(item, value -> {
            List<Long> numbers = new ArrayList<>();
            if (value.isPresent() && value.get() instanceof Value.Seq seq) {
                for (Value number : seq.items()) {
                    numbers.add(number.asLong());
                }
            }
            return numbers;
        }).get();
    }

    private List<Integer> flags(String item) throws ChainException, StateException {
        return list(item).map(item, value -> {
            List<Integer> flags = new ArrayList<>();
            if (value.isPresent() && value.get() instanceof Value.Seq seq) {
                for (Value flag : seq.items()) {
                    flags.add(flag.asBool() ? 1 : 0);
                }
            }
            return flags;
        }).get();
    }

    private Answer<Optional<Value>> list(String item) {
        Answer<Optional<Value>> answer = lists.get(item);
        return answer == null ? Optional::empty : answer;
    }
}
