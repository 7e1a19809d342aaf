package tern.wallet.subnets;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tern.wallet.bittensor.Shape;
import tern.wallet.bittensor.UntrustedText;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// Neurons out of a metagraph: one list a column. A runtime that keeps a column no more sends it empty, or not at all.
final class NeuronColumns {

    private static final int NAME_LENGTH = 48;
    private static final int ADDRESS_V6 = 6;

    private final Value row;

    private NeuronColumns(Value row) {
        this.row = row;
    }

    /// @param answer an optional `Metagraph` or `SelectiveMetagraph`
    /// @param trusts validators' trust by uid; empty where it is not known
    static List<Neuron> read(Value answer, List<Integer> trusts) throws ScaleException {
        Optional<Value> present = Value.optional(answer);
        return present.isEmpty() ? List.of() : new NeuronColumns(present.get()).neurons(trusts);
    }

    private List<Neuron> neurons(List<Integer> trusts) throws ScaleException {
        List<Value> hotkeys = column("hotkeys");
        List<Value> coldkeys = column("coldkeys");
        List<Value> identities = column("identities");
        List<Value> axons = column("axons");
        List<Value> active = column("active");
        List<Value> permits = column("validator_permit");
        List<Value> updates = column("last_update");
        List<Value> emissions = column("emission");
        List<Value> dividends = column("dividends");
        List<Value> incentives = column("incentives");
        List<Value> consensus = column("consensus");
        List<Value> registered = column("block_at_registration");
        List<Value> alpha = column("alpha_stake");
        List<Value> root = column("tao_stake");
        List<Value> weight = column("total_stake");
        List<Neuron> neurons = new ArrayList<>(hotkeys.size());
        for (int uid = 0; uid < hotkeys.size(); uid++) {
            Optional<AccountId> coldkey = uid < coldkeys.size()
                    ? Shape.somebody(coldkeys.get(uid))
                    : Optional.empty();
            neurons.add(new Neuron(uid, Shape.account(hotkeys.get(uid)), coldkey,
                    uid < identities.size() ? name(identities.get(uid)) : Optional.empty(),
                    uid < axons.size() ? axon(axons.get(uid)) : Optional.empty(),
                    flag(active, uid), flag(permits, uid), number(updates, uid), amount(emissions, uid),
                    (int) number(dividends, uid), (int) number(incentives, uid), (int) number(consensus, uid),
                    uid < trusts.size() ? OptionalInt.of(trusts.get(uid)) : OptionalInt.empty(),
                    number(registered, uid), amount(alpha, uid), amount(root, uid), amount(weight, uid)));
        }
        return neurons;
    }

    /// A column, whether or not it is wrapped into an option.
    private List<Value> column(String name) throws ScaleException {
        Optional<Value> found = row.find(name);
        if (found.isEmpty()) {
            return List.of();
        }
        if (found.get() instanceof Value.Variant) {
            Optional<Value> present = Value.optional(found.get());
            return present.isEmpty() ? List.of() : items(present.get());
        }
        return items(found.get());
    }

    /// An empty list of anything may decode to no bytes.
    private static List<Value> items(Value list) throws ScaleException {
        return list instanceof Value.Bytes bytes && bytes.value().length == 0 ? List.of() : list.asList();
    }

    static List<Integer> numbers(Optional<Value> list) throws ScaleException {
        List<Integer> numbers = new ArrayList<>();
        if (list.isPresent()) {
            for (Value item : items(list.get())) {
                numbers.add(item.asInt());
            }
        }
        return numbers;
    }

    private static boolean flag(List<Value> column, int uid) throws ScaleException {
        return uid < column.size() && column.get(uid).asBool();
    }

    private static long number(List<Value> column, int uid) throws ScaleException {
        return uid < column.size() ? column.get(uid).asLong() : 0;
    }

    private static Rao amount(List<Value> column, int uid) throws ScaleException {
        return uid < column.size() ? Shape.amount(column.get(uid)) : Rao.ZERO;
    }

    /// @param identity an optional identity
    static Optional<String> name(Value identity) throws ScaleException {
        Optional<Value> present = Value.optional(identity);
        return present.isEmpty()
                ? Optional.empty()
                : UntrustedText.clean(present.get().field("name").asBytes(), NAME_LENGTH);
    }

    /// Empty where none was announced: all zero.
    static Optional<Axon> axon(Value axon) throws ScaleException {
        BigInteger ip = axon.field("ip").asInteger();
        int port = axon.field("port").asInt();
        if (ip.signum() == 0 || port == 0) {
            return Optional.empty();
        }
        return Optional.of(new Axon(address(ip, axon.field("ip_type").asInt()), port,
                axon.field("version").asLong()));
    }

    private static String address(BigInteger ip, int type) {
        StringBuilder text = new StringBuilder();
        if (type == ADDRESS_V6 || ip.bitLength() > 32) {
            for (int part = 7; part >= 0; part--) {
                text.append(Integer.toHexString(ip.shiftRight(16 * part).intValue() & 0xffff));
                text.append(part == 0 ? "" : ":");
            }
        } else {
            for (int part = 3; part >= 0; part--) {
                text.append(ip.shiftRight(8 * part).intValue() & 0xff).append(part == 0 ? "" : ".");
            }
        }
        return text.toString();
    }
}
