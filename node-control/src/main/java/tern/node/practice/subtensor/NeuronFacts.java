package tern.node.practice.subtensor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import tern.node.practice.frame.State;
import tern.node.practice.frame.Types;
import tern.wallet.keys.AccountId;

/// The columns of a metagraph, one entry per uid.
final class NeuronFacts {

    private final SubtensorPallet chain;
    private final State state;
    private final int netuid;
    private final int count;

    NeuronFacts(SubtensorPallet chain, State state, int netuid) {
        this.chain = chain;
        this.state = state;
        this.netuid = netuid;
        this.count = chain.subnetworkN.get(state, netuid);
    }

    Map<String, Supplier<Object>> columns() {
        Map<String, Supplier<Object>> columns = new HashMap<>();
        columns.put("hotkeys", () -> each(this::hotkey));
        columns.put("coldkeys", () -> each(this::coldkey));
        columns.put("identities", () -> each(uid -> chain.identitiesV2.find(state, coldkey(uid))));
        columns.put("axons", () -> each(
                uid -> chain.axons.find(state, netuid, hotkey(uid)).orElseGet(SubnetFacts::noAxon)));
        columns.put("active", () -> chain.active.get(state, netuid));
        columns.put("validator_permit", () -> chain.validatorPermit.get(state, netuid));
        columns.put("pruning_score", List::of);
        columns.put("trust", List::of);
        columns.put("rank", List::of);
        columns.put("last_update", () -> chain.lastUpdate.get(state, netuid));
        columns.put("emission", () -> chain.emission.get(state, netuid));
        columns.put("dividends", () -> chain.dividends.get(state, netuid));
        columns.put("incentives", () -> chain.incentive.get(state, netuid));
        columns.put("consensus", () -> chain.consensus.get(state, netuid));
        columns.put("block_at_registration", () -> each(uid -> chain.blockAtRegistration.get(state, netuid, uid)));
        columns.put("alpha_stake", () -> each(this::alpha));
        columns.put("tao_stake", () -> each(this::tao));
        columns.put("total_stake", () -> each(uid -> alpha(uid) + tao(uid)));
        columns.put("tao_dividends_per_hotkey", () -> each(uid -> new Types.Pair<>(hotkey(uid), 0L)));
        columns.put("alpha_dividends_per_hotkey", () -> each(uid -> new Types.Pair<>(hotkey(uid),
                chain.alphaDividendsPerSubnet.get(state, netuid, hotkey(uid)))));
        columns.put("emission_history", List::of);
        columns.put("validators", this::validators);
        columns.put("commitments", List::of);
        for (String none : List.of("collateral_locked", "collateral_min", "collateral_earned")) {
            columns.put(none, () -> each(uid -> 0L));
        }
        return columns;
    }

    private <T> List<T> each(IntFunction<T> value) {
        List<T> values = new ArrayList<>(count);
        for (int uid = 0; uid < count; uid++) {
            values.add(value.apply(uid));
        }
        return values;
    }

    AccountId hotkey(int uid) {
        return chain.keys.get(state, netuid, uid);
    }

    AccountId coldkey(int uid) {
        return chain.owner.get(state, hotkey(uid));
    }

    long alpha(int uid) {
        return chain.totalHotkeyAlpha.get(state, hotkey(uid), netuid);
    }

    long tao(int uid) {
        return (long) (chain.totalHotkeyAlpha.get(state, hotkey(uid), 0) * chain.emissionRules().taoWeight(state));
    }

    private List<Integer> validators() {
        List<Boolean> permits = chain.validatorPermit.get(state, netuid);
        List<Integer> validators = new ArrayList<>();
        for (int uid = 0; uid < permits.size(); uid++) {
            if (permits.get(uid)) {
                validators.add(uid);
            }
        }
        return validators;
    }
}
