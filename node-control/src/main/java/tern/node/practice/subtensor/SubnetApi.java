package tern.node.practice.subtensor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tern.node.practice.frame.ApiDecl;
import tern.node.practice.frame.CallDecl;
import tern.node.practice.frame.ChoiceType.Choice;
import tern.node.practice.frame.RowType;
import tern.node.practice.frame.State;
import tern.node.practice.frame.Types;
import tern.wallet.bittensor.SystemAccounts;
import tern.wallet.keys.AccountId;

/// `SubnetInfoRuntimeApi` and `SubnetRegistrationRuntimeApi`.
final class SubnetApi {

    private static final List<String> COLLATERAL = List.of("collateral_locked", "collateral_min",
            "collateral_earned");
    /// Names and kinds of `get_subnet_hyperparams_v3`, in the order of the chain.
    private static final List<String> SETTINGS = List.of("kappa U16", "immunity_period U16",
            "min_allowed_weights U16", "max_weights_limit U16", "tempo U16", "weights_version U64",
            "weights_rate_limit U64", "activity_cutoff U64", "activity_cutoff_factor U32",
            "registration_allowed Bool", "target_regs_per_interval U16", "min_burn TaoBalance",
            "max_burn TaoBalance", "burn_half_life U16", "burn_increase_mult U64F64", "bonds_moving_avg U64",
            "max_regs_per_block U16", "serving_rate_limit U64", "max_validators U16", "commit_reveal_period U64",
            "commit_reveal_weights_enabled Bool", "alpha_high U16", "alpha_low U16", "liquid_alpha_enabled Bool",
            "alpha_sigmoid_steepness I32F32", "yuma_version U16", "subnet_is_active Bool", "transfers_enabled Bool",
            "bonds_reset_enabled Bool", "user_liquidity_enabled Bool", "owner_cut_enabled Bool",
            "owner_cut_auto_lock_enabled Bool", "min_childkey_take U16");

    private final SubtensorPallet chain;
    private final RowType metagraph;
    private final RowType selective;

    private SubnetApi(SubtensorPallet chain) {
        this.chain = chain;
        RowType whole = MetagraphTypes.METAGRAPH;
        RowType parts = MetagraphTypes.SELECTIVE_METAGRAPH;
        if (chain.edition().hasBaskets()) {
            for (String field : COLLATERAL) {
                whole = whole.with(field, Types.vec(Types.COMPACT_U64));
                parts = parts.with(field, Types.option(Types.vec(Types.COMPACT_U64)));
            }
        }
        this.metagraph = whole;
        this.selective = parts;
    }

    static List<ApiDecl> of(SubtensorPallet chain) {
        SubnetApi api = new SubnetApi(chain);
        return List.of(api.declare(), new ApiDecl("SubnetRegistrationRuntimeApi", 1, "What a subnet costs.")
                .method("get_network_registration_cost", Types.U64, "Rao.",
                        (query, args) -> api.lockCost(query.state(), query.block())));
    }

    private ApiDecl declare() {
        CallDecl.Arg netuid = new CallDecl.Arg("netuid", Types.U16);
        CallDecl.Arg mechanism = new CallDecl.Arg("mecid", Types.U8);
        CallDecl.Arg indexes = new CallDecl.Arg("metagraph_indexes", Types.vec(Types.U16));
        ApiDecl api = new ApiDecl("SubnetInfoRuntimeApi", 2, "What there is to know about subnets.");
        one(api, "get_subnet_info", FinneyTypes.SUBNET_INFO, false);
        all(api, "get_subnets_info", FinneyTypes.SUBNET_INFO, false);
        one(api, "get_subnet_info_v2", FinneyTypes.SUBNET_INFOV2, false);
        all(api, "get_subnets_info_v2", FinneyTypes.SUBNET_INFOV2, false);
        one(api, "get_subnet_hyperparams", FinneyTypes.SUBNET_HYPERPARAMS, false);
        one(api, "get_subnet_hyperparams_v2", FinneyTypes.SUBNET_HYPERPARAMS_V2, false);
        all(api, "get_all_dynamic_info", FinneyTypes.DYNAMIC_INFO, false);
        all(api, "get_all_metagraphs", metagraph, true);
        one(api, "get_metagraph", metagraph, true);
        all(api, "get_all_mechagraphs", metagraph, true);
        api.method("get_mechagraph", Types.option(metagraph), "The only mechanism is 0.",
                (query, args) -> (Integer) args.get(1) == 0
                        ? row(query, args.get(0), metagraph, true)
                        : Optional.empty(),
                netuid, mechanism);
        one(api, "get_dynamic_info", FinneyTypes.DYNAMIC_INFO, false);
        one(api, "get_subnet_state", MetagraphTypes.SUBNET_STATE, true);
        api.method("get_selective_metagraph", Types.option(selective), "Chosen columns of a metagraph.",
                (query, args) -> chosen(query, args.get(0), Args.numbers(args.get(1))), netuid, indexes);
        api.method("get_coldkey_auto_stake_hotkey", Types.option(Types.ACCOUNT), "Where miner income is staked.",
                (query, args) -> chain.autoStakeDestination.find(query.state(), (AccountId) args.get(0),
                        (Integer) args.get(1)),
                new CallDecl.Arg("coldkey", Types.ACCOUNT), netuid);
        api.method("get_selective_mechagraph", Types.option(selective), "Chosen columns of a metagraph.",
                (query, args) -> (Integer) args.get(1) == 0
                        ? chosen(query, args.get(0), Args.numbers(args.get(2)))
                        : Optional.empty(),
                netuid, new CallDecl.Arg("subid", Types.U8), indexes);
        api.method("get_subnet_to_prune", Types.option(Types.U16), "The next subnet to go.",
                (query, args) -> toPrune(query.state(), query.block()));
        api.method("get_subnet_account_id", Types.option(Types.ACCOUNT), "The account that holds a subnet's TAO.",
                (query, args) -> exists(query.state(), args.get(0))
                        ? Optional.of(SystemAccounts.subnetPot((Integer) args.get(0)))
                        : Optional.empty(),
                netuid);
        api.method("get_next_epoch_start_block", Types.option(Types.U64), "Block of the next payout.",
                (query, args) -> exists(query.state(), args.get(0))
                        ? Optional.of(chain.lastEpochBlock.get(query.state(), (Integer) args.get(0))
                                + chain.tempo.get(query.state(), (Integer) args.get(0)))
                        : Optional.empty(),
                netuid);
        api.method("get_subnet_hyperparams_v3", Types.option(Types.vec(FinneyTypes.HYPERPARAM_ENTRY)),
                "Settings by name.", (query, args) -> settings(query, args.get(0)), netuid);
        if (chain.edition().hasBaskets()) {
            api.method("get_block_emission", Types.U64, "Rao per block.",
                    (query, args) -> Emission.perBlock(chain.totalIssuance.get(query.state())));
        }
        return api;
    }

    private void one(ApiDecl api, String name, RowType type, boolean neurons) {
        api.method(name, Types.option(type), "One subnet.",
                (query, args) -> row(query, args.get(0), type, neurons), new CallDecl.Arg("netuid", Types.U16));
    }

    private void all(ApiDecl api, String name, RowType type, boolean neurons) {
        api.method(name, Types.vec(Types.option(type)), "All subnets.", (query, args) -> {
            List<Optional<List<Object>>> rows = new ArrayList<>();
            for (int netuid : chain.networksAdded.keys(query.state())) {
                rows.add(row(query, netuid, type, neurons));
            }
            return rows;
        });
    }

    private boolean exists(State state, Object netuid) {
        return chain.networksAdded.get(state, (Integer) netuid);
    }

    private Optional<List<Object>> row(ApiDecl.Query query, Object netuid, RowType type, boolean neurons) {
        if (!exists(query.state(), netuid)) {
            return Optional.empty();
        }
        SubnetFacts facts = new SubnetFacts(chain, query.state(), (Integer) netuid, query.block());
        return Optional.of((neurons ? facts.withNeurons() : facts).row(type));
    }

    private Optional<List<Object>> chosen(ApiDecl.Query query, Object netuid, List<Integer> indexes) {
        if (!exists(query.state(), netuid)) {
            return Optional.empty();
        }
        SubnetFacts facts = new SubnetFacts(chain, query.state(), (Integer) netuid, query.block()).withNeurons();
        List<String> fields = selective.fields();
        List<Object> row = new ArrayList<>();
        row.add(indexes.contains(0) ? netuid : (Object) 0);
        for (int i = 1; i < fields.size(); i++) {
            row.add(indexes.contains(i) ? Optional.of(facts.get(fields.get(i))) : Optional.empty());
        }
        return Optional.of(row);
    }

    private Optional<List<List<Object>>> settings(ApiDecl.Query query, Object netuid) {
        if (!exists(query.state(), netuid)) {
            return Optional.empty();
        }
        SubnetFacts facts = new SubnetFacts(chain, query.state(), (Integer) netuid, query.block());
        List<List<Object>> entries = new ArrayList<>();
        for (String setting : SETTINGS) {
            int space = setting.indexOf(' ');
            String name = setting.substring(0, space);
            entries.add(List.of(name.getBytes(StandardCharsets.UTF_8),
                    Choice.of(setting.substring(space + 1), facts.get(name))));
        }
        return Optional.of(entries);
    }

    private Optional<Integer> toPrune(State state, long block) {
        return chain.emissionRules()
                .dynamicSubnets(state)
                .stream()
                .filter(netuid -> block - chain.networkRegisteredAt.get(state, netuid) >= chain.networkImmunityPeriod
                        .get(state))
                .min(Comparator.comparing(netuid -> chain.subnetMovingPrice.get(state, netuid)));
    }

    private long lockCost(State state, long block) {
        long last = chain.networkLastLockCost.get(state);
        long interval = Math.max(1, chain.networkLockReductionInterval.get(state));
        return Math.max(chain.networkMinLockCost.get(state), 2 * last - last / interval * Math.min(block, interval));
    }
}
