package tern.node.practice.subtensor;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tern.node.practice.frame.RowType;
import tern.node.practice.frame.State;
import tern.wallet.keys.AccountId;

/// Everything that the wide structs of `SubnetInfoRuntimeApi` tell about one subnet, by the names of their fields.
final class SubnetFacts {

    private final SubtensorPallet chain;
    private final State state;
    private final int netuid;
    private final long block;
    private final Map<String, Supplier<Object>> facts = new HashMap<>();

    SubnetFacts(SubtensorPallet chain, State state, int netuid, long block) {
        this.chain = chain;
        this.state = state;
        this.netuid = netuid;
        this.block = block;
        about();
        pool();
        settings();
    }

    /// With the columns of a metagraph, which hide what structs without neurons mean by the same name.
    SubnetFacts withNeurons() {
        facts.putAll(new NeuronFacts(chain, state, netuid).columns());
        return this;
    }

    Object get(String field) {
        Supplier<Object> fact = facts.get(field);
        if (fact == null) {
            throw new IllegalArgumentException("nothing is known about " + field);
        }
        return fact.get();
    }

    boolean has(String field) {
        return facts.containsKey(field);
    }

    /// The struct's fields in its order.
    List<Object> row(RowType type) {
        List<Object> row = new ArrayList<>();
        for (String field : type.fields()) {
            row.add(get(field));
        }
        return row;
    }

    private void about() {
        facts.put("netuid", () -> netuid);
        facts.put("name", () -> compact(name()));
        facts.put("subnet_name", () -> compact(name()));
        facts.put("symbol", () -> compact(chain.tokenSymbol.get(state, netuid)));
        facts.put("token_symbol", () -> compact(chain.tokenSymbol.get(state, netuid)));
        facts.put("identity", () -> chain.subnetIdentitiesV3.find(state, netuid));
        facts.put("subnet_identity", () -> chain.subnetIdentitiesV3.find(state, netuid));
        facts.put("network_registered_at", () -> chain.networkRegisteredAt.get(state, netuid));
        facts.put("owner_hotkey", () -> chain.subnetOwnerHotkey.get(state, netuid));
        facts.put("owner_coldkey", () -> chain.subnetOwner.get(state, netuid));
        facts.put("owner", () -> chain.subnetOwner.get(state, netuid));
        facts.put("block", () -> block);
        facts.put("last_step", () -> chain.lastMechansimStepBlock.get(state, netuid));
        facts.put("blocks_since_last_step", () -> chain.blocksSinceLastStep.get(state, netuid));
        facts.put("network_modality", () -> 0);
        facts.put("network_connect", List::of);
    }

    private byte[] name() {
        Optional<List<Object>> identity = chain.subnetIdentitiesV3.find(state, netuid);
        return identity.map(each -> (byte[]) each.getFirst())
                .orElseGet(() -> (netuid == 0 ? "root" : "subnet " + netuid).getBytes(StandardCharsets.UTF_8));
    }

    private static List<Integer> compact(byte[] text) {
        List<Integer> bytes = new ArrayList<>(text.length);
        for (byte each : text) {
            bytes.add(each & 0xff);
        }
        return bytes;
    }

    private void pool() {
        for (String dead : List.of("emission", "emission_values", "emission_value", "subnet_emission",
                "pending_root_emission")) {
            facts.put(dead, () -> 0L);
        }
        facts.put("alpha_in", () -> chain.subnetAlphaIn.get(state, netuid));
        facts.put("alpha_out", () -> chain.subnetAlphaOut.get(state, netuid));
        facts.put("tao_in", () -> chain.subnetTAO.get(state, netuid));
        facts.put("alpha_out_emission", () -> chain.subnetAlphaOutEmission.get(state, netuid));
        facts.put("alpha_in_emission", () -> chain.subnetAlphaInEmission.get(state, netuid));
        facts.put("tao_in_emission", () -> chain.subnetTaoInEmission.get(state, netuid));
        facts.put("pending_alpha_emission", () -> chain.pendingServerEmission.get(state, netuid)
                + chain.pendingValidatorEmission.get(state, netuid));
        facts.put("subnet_volume", () -> chain.subnetVolume.get(state, netuid));
        facts.put("moving_price", () -> chain.subnetMovingPrice.get(state, netuid));
    }

    private void settings() {
        facts.put("rho", () -> chain.rho.get(state, netuid));
        facts.put("kappa", () -> chain.kappa.get(state, netuid));
        facts.put("tempo", () -> chain.tempo.get(state, netuid));
        facts.put("immunity_period", () -> chain.immunityPeriod.get(state, netuid));
        facts.put("min_allowed_weights", () -> chain.minAllowedWeights.get(state, netuid));
        facts.put("max_weights_limit", () -> chain.maxWeightsLimit.get(state, netuid));
        facts.put("scaling_law_power", () -> chain.scalingLawPower.get(state, netuid));
        facts.put("weights_version", () -> chain.weightsVersionKey.get(state, netuid));
        facts.put("weights_rate_limit", () -> chain.weightsSetRateLimit.get(state, netuid));
        facts.put("activity_cutoff", () -> chain.activityCutoffFactorMilli.get(state, netuid)
                * chain.tempo.get(state, netuid) / 1000);
        facts.put("max_validators", () -> chain.maxAllowedValidators.get(state, netuid));
        facts.put("max_allowed_validators", () -> chain.maxAllowedValidators.get(state, netuid));
        facts.put("num_uids", () -> chain.subnetworkN.get(state, netuid));
        facts.put("subnetwork_n", () -> chain.subnetworkN.get(state, netuid));
        facts.put("max_uids", () -> chain.maxAllowedUids.get(state, netuid));
        facts.put("max_allowed_uids", () -> chain.maxAllowedUids.get(state, netuid));
        facts.put("burn", () -> chain.burn.get(state, netuid));
        facts.put("min_burn", () -> chain.minBurn.get(state, netuid));
        facts.put("max_burn", () -> chain.maxBurn.get(state, netuid));
        facts.put("difficulty", () -> chain.difficulty.get(state, netuid));
        facts.put("min_difficulty", () -> chain.minDifficulty.get(state, netuid));
        facts.put("max_difficulty", () -> chain.maxDifficulty.get(state, netuid));
        facts.put("registration_allowed", () -> chain.networkRegistrationAllowed.get(state, netuid));
        facts.put("pow_registration_allowed", () -> chain.networkPowRegistrationAllowed.get(state, netuid));
        facts.put("adjustment_alpha", () -> chain.adjustmentAlpha.get(state, netuid));
        facts.put("adjustment_interval", () -> chain.adjustmentInterval.get(state, netuid));
        facts.put("target_regs_per_interval", () -> chain.targetRegistrationsPerInterval.get(state, netuid));
        facts.put("max_regs_per_block", () -> chain.maxRegistrationsPerBlock.get(state, netuid));
        facts.put("serving_rate_limit", () -> chain.servingRateLimit.get(state, netuid));
        facts.put("commit_reveal_weights_enabled", () -> chain.commitRevealWeightsEnabled.get(state, netuid));
        facts.put("commit_reveal_period", () -> chain.revealPeriodEpochs.get(state, netuid));
        facts.put("liquid_alpha_enabled", () -> chain.liquidAlphaOn.get(state, netuid));
        facts.put("alpha_high", () -> chain.alphaValues.get(state, netuid).second());
        facts.put("alpha_low", () -> chain.alphaValues.get(state, netuid).first());
        facts.put("bonds_moving_avg", () -> chain.bondsMovingAverage.get(state, netuid));
        facts.put("alpha_sigmoid_steepness",
                () -> (long) chain.alphaSigmoidSteepness.get(state, netuid) << 32);
        facts.put("yuma_version", () -> chain.yuma3On.get(state, netuid) ? 3 : 2);
        facts.put("subnet_is_active", () -> chain.subtokenEnabled.get(state, netuid));
        facts.put("transfers_enabled", () -> chain.transferToggle.get(state, netuid));
        facts.put("bonds_reset_enabled", () -> chain.bondsResetOn.get(state, netuid));
        facts.put("user_liquidity_enabled", () -> false);
        facts.put("activity_cutoff_factor", () -> chain.activityCutoffFactorMilli.get(state, netuid));
        facts.put("burn_half_life", () -> chain.burnHalfLife.get(state, netuid));
        facts.put("burn_increase_mult", () -> chain.burnIncreaseMult.get(state, netuid));
        facts.put("owner_cut_enabled", () -> chain.ownerCutEnabled.get(state, netuid));
        facts.put("owner_cut_auto_lock_enabled", () -> chain.ownerCutAutoLockEnabled.get(state, netuid));
        facts.put("min_childkey_take", () -> chain.minChildkeyTakePerSubnet.get(state, netuid));
    }

    static List<Object> noAxon() {
        return List.of(0L, 0L, BigInteger.ZERO, 0, 0, 0, 0, 0);
    }

    static AccountId nobody() {
        return AccountId.of(new byte[32]);
    }
}
