package tern.wallet.bittensor;

import java.util.OptionalInt;
import tern.wallet.chain.Runtime;
import tern.wallet.metadata.ApiMethod;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;

/// Finds features by name. Ids of runtime APIs are blake2b-64 of their names; metadata of version 14 has no other
/// trace of them.
final class FeatureProbe {

    private static final String MODULE = "SubtensorModule";
    private static final String STAKE_API = "0x5d1fbfbe852f2807";
    private static final String SWAP_API = "0xa8b093e6508d9e9c";
    private static final String BASKET_API = "0x43580abff6baab45";
    private static final String CALL_FEE_API = "0xf3ff14d5ab527059";
    private static final long WHOLE_POSITION_SINCE = 469;

    private final Runtime runtime;

    private FeatureProbe(Runtime runtime) {
        this.runtime = runtime;
    }

    static Features probe(Runtime runtime) {
        return new FeatureProbe(runtime).features();
    }

    private Features features() {
        OptionalInt baskets = apiVersion(BASKET_API);
        return new Features(
                storage("SubnetTAO") && storage("SubnetAlphaIn"),
                infoApis(),
                api("SwapRuntimeApi", "sim_swap_alpha_for_tao", SWAP_API),
                api("SwapRuntimeApi", "current_alpha_price_all", SWAP_API),
                api("TransactionPaymentCallApi", "query_call_info", CALL_FEE_API),
                call("add_stake_limit") && call("remove_stake_limit"),
                call("remove_stake_full_limit"),
                runtime.hasApi("StakeInfoRuntimeApi", "get_stake_availability_for_coldkeys"),
                storage("IdentitiesV2"),
                storage("SubtokenEnabled"),
                storage("Alpha"),
                storage("AlphaV2"),
                storage("ColdkeySwapAnnouncements"),
                call("set_root_claim_type"),
                baskets.isPresent(),
                baskets,
                call("claim_root_with_hotkey"),
                call("move_stake_limit"),
                runtime.specVersion() >= WHOLE_POSITION_SINCE && call("move_stake"),
                call("swap_basket") && storage("BasketTradingEnabled"),
                storage("MinerCollateral"),
                call("pow_register"),
                storage("RootStakeUnlockInterval"),
                storage("Lock"),
                runtime.hasCall("LimitOrders", "execute_orders"),
                runtime.hasCall("MevShield", "submit_encrypted"),
                runtime.hasApi("SubnetInfoRuntimeApi", "get_subnet_hyperparams_v3"),
                runtime.hasApi("ProxyFilterRuntimeApi", "get_proxy_filters"),
                storage("SubnetEpochConsensus"),
                call("transfer_stake"));
    }

    private InfoApis infoApis() {
        var method = runtime.metadata().findApiMethod("StakeInfoRuntimeApi", "get_stake_info_for_coldkeys");
        if (method.isPresent()) {
            return answersBytes(method.get()) ? InfoApis.WRAPPED : InfoApis.BY_METADATA;
        }
        if (runtime.metadata().version() >= 15 || apiVersion(STAKE_API).isEmpty()) {
            return InfoApis.NONE;
        }
        // the typed form came with the second form of subnet identities
        return storage("SubnetIdentitiesV2") || storage("SubnetIdentitiesV3") ? InfoApis.BY_HAND : InfoApis.WRAPPED;
    }

    /// An empty list of bytes decodes to bytes, an empty list of anything else to a list.
    private boolean answersBytes(ApiMethod method) {
        try {
            return runtime.codec().decode(method.outputType(), new byte[]{0}) instanceof Value.Bytes;
        } catch (ScaleException notAList) {
            return false;
        }
    }

    private boolean storage(String item) {
        return runtime.hasStorage(MODULE, item);
    }

    private boolean call(String name) {
        return runtime.hasCall(MODULE, name);
    }

    private boolean api(String api, String method, String id) {
        return runtime.hasApi(api, method)
                || (runtime.metadata().version() < 15 && apiVersion(id).isPresent());
    }

    private OptionalInt apiVersion(String id) {
        Integer version = runtime.apiVersions().get(id);
        return version == null ? OptionalInt.empty() : OptionalInt.of(version);
    }
}
