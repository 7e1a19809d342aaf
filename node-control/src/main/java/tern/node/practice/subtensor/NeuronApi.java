package tern.node.practice.subtensor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tern.node.practice.frame.ApiDecl;
import tern.node.practice.frame.CallDecl;
import tern.node.practice.frame.RowType;
import tern.node.practice.frame.State;
import tern.node.practice.frame.Types;
import tern.wallet.keys.AccountId;

/// `NeuronInfoRuntimeApi` and `DelegateInfoRuntimeApi`.
final class NeuronApi {

    private final SubtensorPallet chain;

    private NeuronApi(SubtensorPallet chain) {
        this.chain = chain;
    }

    static List<ApiDecl> of(SubtensorPallet chain) {
        NeuronApi api = new NeuronApi(chain);
        return List.of(api.neurons(), api.delegates());
    }

    private ApiDecl neurons() {
        CallDecl.Arg netuid = new CallDecl.Arg("netuid", Types.U16);
        CallDecl.Arg uid = new CallDecl.Arg("uid", Types.U16);
        ApiDecl api = new ApiDecl("NeuronInfoRuntimeApi", 1, "Neurons one by one.");
        for (boolean lite : new boolean[]{false, true}) {
            RowType type = lite ? FinneyTypes.NEURON_INFO_LITE : FinneyTypes.NEURON_INFO;
            String suffix = lite ? "_lite" : "";
            api.method("get_neurons" + suffix, Types.vec(type), "All of a subnet.", (query, args) -> {
                List<List<Object>> all = new ArrayList<>();
                int subnet = (Integer) args.get(0);
                for (int i = 0; i < chain.subnetworkN.get(query.state(), subnet); i++) {
                    all.add(neuron(query.state(), subnet, i, type));
                }
                return all;
            }, netuid);
            api.method("get_neuron" + suffix, Types.option(type), "One.", (query, args) -> {
                int subnet = (Integer) args.get(0);
                int which = (Integer) args.get(1);
                return which < chain.subnetworkN.get(query.state(), subnet)
                        ? Optional.of(neuron(query.state(), subnet, which, type))
                        : Optional.empty();
            }, netuid, uid);
        }
        return api;
    }

    private List<Object> neuron(State state, int netuid, int uid, RowType type) {
        NeuronFacts facts = new NeuronFacts(chain, state, netuid);
        AccountId hotkey = facts.hotkey(uid);
        AccountId coldkey = facts.coldkey(uid);
        List<Object> axon = chain.axons.find(state, netuid, hotkey).orElseGet(SubnetFacts::noAxon);
        List<Object> prometheus = chain.prometheus.find(state, netuid, hotkey)
                .orElseGet(() -> SubnetFacts.noAxon().subList(0, 5));
        Map<String, Object> known = new LinkedHashMap<>();
        known.put("hotkey", hotkey);
        known.put("coldkey", coldkey);
        known.put("uid", uid);
        known.put("netuid", netuid);
        known.put("active", chain.active.get(state, netuid).get(uid));
        known.put("axon_info", axon);
        known.put("prometheus_info", prometheus);
        known.put("stake", List.of(new Types.Pair<>(coldkey, facts.alpha(uid))));
        known.put("rank", 0);
        known.put("emission", chain.emission.get(state, netuid).get(uid));
        known.put("incentive", chain.incentive.get(state, netuid).get(uid));
        known.put("consensus", chain.consensus.get(state, netuid).get(uid));
        known.put("trust", 0);
        known.put("validator_trust", chain.validatorTrust.get(state, netuid).get(uid));
        known.put("dividends", chain.dividends.get(state, netuid).get(uid));
        known.put("last_update", chain.lastUpdate.get(state, netuid).get(uid));
        known.put("validator_permit", chain.validatorPermit.get(state, netuid).get(uid));
        known.put("weights", chain.weights.get(state, netuid, uid));
        known.put("bonds", chain.bonds.get(state, netuid, uid));
        known.put("pruning_score", 65_535);
        List<Object> row = new ArrayList<>();
        for (String field : type.fields()) {
            row.add(Objects.requireNonNull(known.get(field), field));
        }
        return row;
    }

    private ApiDecl delegates() {
        CallDecl.Arg delegate = new CallDecl.Arg("delegate_account", Types.ACCOUNT);
        var position = Types.pair(Types.COMPACT_U16, Types.COMPACT_U64);
        return new ApiDecl("DelegateInfoRuntimeApi", 1, "Validators and who stakes with them.")
                .method("get_delegates", Types.vec(FinneyTypes.DELEGATE_INFO), "All validators.", (query, args) -> {
                    List<List<Object>> all = new ArrayList<>();
                    Map<AccountId, List<AccountId>> nominators = nominators(query.state());
                    for (AccountId hotkey : chain.delegates.keys(query.state())) {
                        all.add(delegate(query.state(), hotkey, nominators.getOrDefault(hotkey, List.of())));
                    }
                    return all;
                })
                .method("get_delegate", Types.option(FinneyTypes.DELEGATE_INFO), "One validator.", (query, args) -> {
                    AccountId hotkey = (AccountId) args.get(0);
                    return chain.delegates.contains(query.state(), hotkey)
                            ? Optional.of(delegate(query.state(), hotkey,
                                    nominators(query.state()).getOrDefault(hotkey, List.of())))
                            : Optional.empty();
                }, delegate)
                .method("get_delegated", Types.vec(Types.pair(FinneyTypes.DELEGATE_INFO, position)),
                        "A coldkey's positions with validators.",
                        (query, args) -> delegated(query.state(), (AccountId) args.get(0)),
                        new CallDecl.Arg("delegatee_account", Types.ACCOUNT));
    }

    private Map<AccountId, List<AccountId>> nominators(State state) {
        Map<AccountId, List<AccountId>> nominators = new LinkedHashMap<>();
        for (AccountId coldkey : chain.stakingHotkeys.keys(state)) {
            for (AccountId hotkey : chain.stakingHotkeys.get(state, coldkey)) {
                nominators.computeIfAbsent(hotkey, none -> new ArrayList<>()).add(coldkey);
            }
        }
        return nominators;
    }

    private List<Object> delegate(State state, AccountId hotkey, List<AccountId> nominators) {
        List<Integer> registrations = chain.isNetworkMember.keys(state, hotkey);
        List<Integer> permits = registrations.stream()
                .filter(netuid -> chain.uids.find(state, netuid, hotkey)
                        .filter(uid -> uid < chain.validatorPermit.get(state, netuid).size()
                                && chain.validatorPermit.get(state, netuid).get(uid))
                        .isPresent())
                .toList();
        List<Types.Pair<AccountId, List<Types.Pair<Integer, Long>>>> stakes = new ArrayList<>();
        for (AccountId coldkey : nominators) {
            stakes.add(new Types.Pair<>(coldkey, positions(state, hotkey, coldkey)));
        }
        return List.of(hotkey, chain.delegates.get(state, hotkey), stakes, chain.owner.get(state, hotkey),
                registrations, permits, 0L, 0L);
    }

    private List<Types.Pair<Integer, Long>> positions(State state, AccountId hotkey, AccountId coldkey) {
        return chain.alphaV2.keys(state, hotkey, coldkey)
                .stream()
                .map(netuid -> new Types.Pair<>(netuid, chain.shares().stake(state, hotkey, coldkey, netuid)))
                .filter(each -> each.second() > 0)
                .toList();
    }

    private List<Types.Pair<List<Object>, Types.Pair<Integer, Long>>> delegated(State state, AccountId coldkey) {
        List<Types.Pair<List<Object>, Types.Pair<Integer, Long>>> all = new ArrayList<>();
        for (AccountId hotkey : chain.stakingHotkeys.get(state, coldkey)) {
            if (chain.delegates.contains(state, hotkey)) {
                List<Object> info = delegate(state, hotkey, List.of());
                positions(state, hotkey, coldkey).forEach(each -> all.add(new Types.Pair<>(info, each)));
            }
        }
        return all;
    }
}
