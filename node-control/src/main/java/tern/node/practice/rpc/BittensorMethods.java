package tern.node.practice.rpc;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tern.node.practice.chain.PracticeChain;
import tern.node.practice.store.StoreException;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.units.Hash32;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Bittensor's own methods: each is one call of a runtime API under another name. Source: `chain.md` 2.2,
/// `chain-delta.md` 3.5.
final class BittensorMethods implements Method.Group {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /// How one argument is written.
    private enum Arg {
        U8, U16, U64, U16S, ACCOUNT, BYTES32
    }

    /// How the result is shown.
    private enum Result {
        BYTES, NUMBER, OPTIONAL_U16
    }

    private final ApiCalls calls;
    private final Blocks blocks;

    BittensorMethods(PracticeChain chain, ApiCalls calls) {
        this.calls = calls;
        this.blocks = new Blocks(chain);
    }

    @Override
    public void addTo(Map<String, Method> methods) {
        add(methods, "delegateInfo_getDelegates", "DelegateInfoRuntimeApi_get_delegates", Result.BYTES);
        add(methods, "delegateInfo_getDelegate", "DelegateInfoRuntimeApi_get_delegate", Result.BYTES, Arg.BYTES32);
        add(methods, "delegateInfo_getDelegated", "DelegateInfoRuntimeApi_get_delegated", Result.BYTES, Arg.BYTES32);
        add(methods, "neuronInfo_getNeuronsLite", "NeuronInfoRuntimeApi_get_neurons_lite", Result.BYTES, Arg.U16);
        add(methods, "neuronInfo_getNeurons", "NeuronInfoRuntimeApi_get_neurons", Result.BYTES, Arg.U16);
        add(methods, "neuronInfo_getNeuronLite", "NeuronInfoRuntimeApi_get_neuron_lite", Result.BYTES, Arg.U16,
                Arg.U16);
        add(methods, "neuronInfo_getNeuron", "NeuronInfoRuntimeApi_get_neuron", Result.BYTES, Arg.U16, Arg.U16);
        subnet(methods, "getSubnetInfo", "get_subnet_info", Arg.U16);
        subnet(methods, "getSubnetInfo_v2", "get_subnet_info_v2", Arg.U16);
        subnet(methods, "getSubnetsInfo", "get_subnets_info");
        subnet(methods, "getSubnetsInfo_v2", "get_subnets_info_v2");
        subnet(methods, "getSubnetHyperparams", "get_subnet_hyperparams", Arg.U16);
        subnet(methods, "getSubnetHyperparamsV2", "get_subnet_hyperparams_v2", Arg.U16);
        subnet(methods, "getDynamicInfo", "get_dynamic_info", Arg.U16);
        subnet(methods, "getAllDynamicInfo", "get_all_dynamic_info");
        subnet(methods, "getMetagraph", "get_metagraph", Arg.U16);
        subnet(methods, "getAllMetagraphs", "get_all_metagraphs");
        subnet(methods, "getSubnetState", "get_subnet_state", Arg.U16);
        subnet(methods, "getMechagraph", "get_mechagraph", Arg.U16, Arg.U8);
        subnet(methods, "getAllMechagraphs", "get_all_mechagraphs");
        subnet(methods, "getSelectiveMetagraph", "get_selective_metagraph", Arg.U16, Arg.U16S);
        subnet(methods, "getSelectiveMechagraph", "get_selective_mechagraph", Arg.U16, Arg.U8, Arg.U16S);
        subnet(methods, "getColdkeyAutoStakeHotkey", "get_coldkey_auto_stake_hotkey", Arg.ACCOUNT, Arg.U16);
        subnet(methods, "getSubnetAccountId", "get_subnet_account_id", Arg.U16);
        add(methods, "subnetInfo_getLockCost", "SubnetRegistrationRuntimeApi_get_network_registration_cost",
                Result.NUMBER);
        add(methods, "subnetInfo_getSubnetToPrune", "SubnetInfoRuntimeApi_get_subnet_to_prune", Result.OPTIONAL_U16);
        add(methods, "subnetInfo_getBlockEmission", "SubnetInfoRuntimeApi_get_block_emission", Result.NUMBER);
        add(methods, "stakeInfo_getColdkeyLock", "StakeInfoRuntimeApi_get_coldkey_lock", Result.BYTES, Arg.ACCOUNT,
                Arg.U16);
        add(methods, "swap_currentAlphaPrice", "SwapRuntimeApi_current_alpha_price", Result.NUMBER, Arg.U16);
        add(methods, "swap_simSwapTaoForAlpha", "SwapRuntimeApi_sim_swap_tao_for_alpha", Result.BYTES, Arg.U16,
                Arg.U64);
        add(methods, "swap_simSwapAlphaForTao", "SwapRuntimeApi_sim_swap_alpha_for_tao", Result.BYTES, Arg.U16,
                Arg.U64);
        methods.put("swap_currentAlphaPriceAll", this::allPrices);
        add(methods, "betaBasket_getStakerOwed", "BetaBasketRuntimeApi_get_root_basket_owed", Result.NUMBER,
                Arg.ACCOUNT);
        add(methods, "betaBasket_getStakerValidatorOwed", "BetaBasketRuntimeApi_get_basket_payout", Result.NUMBER,
                Arg.ACCOUNT, Arg.ACCOUNT);
        add(methods, "betaBasket_getValidatorNav", "BetaBasketRuntimeApi_get_validator_basket_nav", Result.NUMBER,
                Arg.ACCOUNT);
        add(methods, "betaBasket_getTotalNav", "BetaBasketRuntimeApi_get_root_basket_total_nav", Result.NUMBER);
        add(methods, "betaBasket_getValidatorBasket", "BetaBasketRuntimeApi_get_validator_basket", Result.BYTES,
                Arg.ACCOUNT);
    }

    private void subnet(Map<String, Method> methods, String name, String api, Arg... args) {
        add(methods, "subnetInfo_" + name, "SubnetInfoRuntimeApi_" + api, Result.BYTES, args);
    }

    private void add(Map<String, Method> methods, String name, String api, Result result, Arg... args) {
        methods.put(name, (client, params) -> {
            byte[] answer = call(api, params, args);
            return show(answer, result);
        });
    }

    private byte[] call(String api, Params params, Arg... args) throws RpcError, StoreException {
        ScaleWriter out = new ScaleWriter();
        for (int i = 0; i < args.length; i++) {
            write(out, args[i], params, i);
        }
        Optional<Hash32> at = params.optionalHash(args.length);
        return calls.bytes(blocks.number(at), api, out.toBytes());
    }

    private static void write(ScaleWriter out, Arg arg, Params params, int at) throws RpcError {
        switch (arg) {
            case U8 -> out.writeU8((int) bounded(params.number(at), 0xff, at));
            case U16 -> out.writeU16((int) bounded(params.number(at), 0xffff, at));
            case U64 -> out.writeU64(params.number(at));
            case U16S -> {
                List<JsonNode> all = List.copyOf(params.list(at).values());
                out.writeCompact(all.size());
                for (JsonNode each : all) {
                    out.writeU16((int) bounded(Params.number(each, at), 0xffff, at));
                }
            }
            case ACCOUNT -> out.writeBytes(params.account(at).bytes());
            case BYTES32 -> {
                if (params.raw(at).size() != 32) {
                    throw RpcError.params("argument " + at + " is no list of 32 bytes");
                }
                for (JsonNode each : params.list(at)) {
                    out.writeU8((int) bounded(Params.number(each, at), 0xff, at));
                }
            }
        }
    }

    private static long bounded(long number, long most, int at) throws RpcError {
        if (number > most) {
            throw RpcError.params("argument " + at + " is above " + most);
        }
        return number;
    }

    private static Answer show(byte[] bytes, Result result) {
        try {
            ScaleReader in = new ScaleReader(bytes);
            return switch (result) {
                case BYTES -> Answer.of(Shapes.numbers(bytes));
                case NUMBER -> Answer.of(NODES.numberNode(Shapes.big(in.readU64())));
                case OPTIONAL_U16 -> in.readU8() == 0 ? Answer.none() : Answer.number(in.readU16());
            };
        } catch (ScaleException e) {
            throw new IllegalStateException("the runtime's own answer does not decode", e);
        }
    }

    private Answer allPrices(Client client, Params params) throws RpcError, StoreException {
        byte[] bytes = calls.bytes(blocks.number(params.optionalHash(0)), "SwapRuntimeApi_current_alpha_price_all",
                new byte[0]);
        try {
            ScaleReader in = new ScaleReader(bytes);
            ArrayNode all = NODES.arrayNode();
            for (int left = in.readCompactInt(); left > 0; left--) {
                all.addObject().put("netuid", in.readU16()).put("price", Shapes.big(in.readU64()));
            }
            return Answer.of(all);
        } catch (ScaleException e) {
            throw new IllegalStateException("the runtime's own answer does not decode", e);
        }
    }
}
