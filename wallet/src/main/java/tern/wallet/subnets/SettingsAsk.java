package tern.wallet.subnets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tern.wallet.bittensor.Answer;
import tern.wallet.bittensor.ChainState;
import tern.wallet.bittensor.InfoApis;
import tern.wallet.bittensor.ReadRound;
import tern.wallet.bittensor.Shape;
import tern.wallet.bittensor.StateException;
import tern.wallet.bittensor.UntrustedText;
import tern.wallet.chain.ChainException;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;

/// A subnet's hyperparameters in one round: the list of `get_subnet_hyperparams_v3` where the runtime has it, else the
/// struct of `_v2`, else the most important ones out of storage. In the order of the source; names that Tern does not
/// know are passed on.
final class SettingsAsk {

    private static final String MODULE = "SubtensorModule";
    private static final String API = "SubnetInfoRuntimeApi";
    private static final String V3 = "get_subnet_hyperparams_v3";
    private static final String V2 = "get_subnet_hyperparams_v2";
    private static final Set<String> MONEY = Set.of("min_burn", "max_burn");
    private static final int NAME_LENGTH = 60;

    /// Where the settings are kept, for runtimes that do not list them.
    private static final Map<String, String> STORED = new LinkedHashMap<>();

    static {
        STORED.put("tempo", "Tempo");
        STORED.put("immunity_period", "ImmunityPeriod");
        STORED.put("max_validators", "MaxAllowedValidators");
        STORED.put("min_allowed_weights", "MinAllowedWeights");
        STORED.put("weights_rate_limit", "WeightsSetRateLimit");
        STORED.put("activity_cutoff", "ActivityCutoff");
        STORED.put("registration_allowed", "NetworkRegistrationAllowed");
        STORED.put("target_regs_per_interval", "TargetRegistrationsPerInterval");
        STORED.put("adjustment_interval", "AdjustmentInterval");
        STORED.put("min_burn", "MinBurn");
        STORED.put("max_burn", "MaxBurn");
        STORED.put("kappa", "Kappa");
        STORED.put("serving_rate_limit", "ServingRateLimit");
        STORED.put("commit_reveal_weights_enabled", "CommitRevealWeightsEnabled");
    }

    private final @Nullable Answer<List<Setting>> listed;
    private final Map<String, Answer<Optional<Value>>> stored;

    private SettingsAsk(@Nullable Answer<List<Setting>> listed, Map<String, Answer<Optional<Value>>> stored) {
        this.listed = listed;
        this.stored = stored;
    }

    static SettingsAsk ask(ChainState state, ReadRound round, int netuid) {
        if (state.features().infoApis() == InfoApis.BY_METADATA) {
            if (state.features().hyperparamsV3() && state.hasApi(API, V3)) {
                return new SettingsAsk(round.api(API, V3, Shape.key(netuid)).map(V3, SettingsAsk::readList), Map.of());
            }
            if (state.hasApi(API, V2)) {
                return new SettingsAsk(round.api(API, V2, Shape.key(netuid)).map(V2, SettingsAsk::readStruct),
                        Map.of());
            }
        }
        Map<String, Answer<Optional<Value>>> stored = new LinkedHashMap<>();
        STORED.forEach((name, item) -> stored.put(name, round.storage(MODULE, item, Shape.key(netuid))));
        return new SettingsAsk(null, stored);
    }

    List<Setting> finish() throws ChainException, StateException {
        if (listed != null) {
            return listed.get();
        }
        List<Setting> settings = new ArrayList<>();
        for (var entry : stored.entrySet()) {
            entry.getValue()
                    .map(entry.getKey(), value -> value.isEmpty()
                            ? Optional.<Setting>empty()
                            : plain(entry.getKey(), value.get()))
                    .get()
                    .ifPresent(settings::add);
        }
        return settings;
    }

    /// `Option<Vec<{name, value}>>`, each value one of an open list of kinds.
    static List<Setting> readList(Value answer) throws ScaleException {
        List<Setting> settings = new ArrayList<>();
        Optional<Value> present = Value.optional(answer);
        if (present.isEmpty()) {
            return settings;
        }
        for (Value entry : present.get().asList()) {
            Optional<String> name = UntrustedText.clean(entry.field("name").asBytes(), NAME_LENGTH);
            Value.Variant kind = entry.field("value").asVariant();
            if (name.isPresent() && kind.fields().size() == 1) {
                kind(name.get(), kind).ifPresent(settings::add);
            }
        }
        return settings;
    }

    private static Optional<Setting> kind(String name, Value.Variant kind) throws ScaleException {
        Value value = kind.get(0);
        return switch (kind.name()) {
            case "TaoBalance" -> Optional.of(new Setting(name, new Setting.Money(Shape.amount(value))));
            case "I32F32" -> Optional.of(new Setting(name, new Setting.Factor(FixedPoint.number(value, 32))));
            case "U64F64" -> Optional.of(new Setting(name, new Setting.Factor(FixedPoint.number(value, 64))));
            // kinds that later runtimes bring are shown where they are numbers or switches
            default -> plain(name, value);
        };
    }

    static List<Setting> readStruct(Value answer) throws ScaleException {
        List<Setting> settings = new ArrayList<>();
        Optional<Value> present = Value.optional(answer);
        if (present.isPresent() && present.get() instanceof Value.Struct struct) {
            for (Value.Field field : struct.fields()) {
                if (field.name().isPresent()) {
                    plain(field.name().get(), field.value()).ifPresent(settings::add);
                }
            }
        }
        return settings;
    }

    private static Optional<Setting> plain(String name, Value value) throws ScaleException {
        if (value instanceof Value.Bool flag) {
            return Optional.of(new Setting(name, new Setting.Flag(flag.value())));
        }
        if (value instanceof Value.Int number) {
            if (MONEY.contains(name)) {
                return Optional.of(new Setting(name, new Setting.Money(Shape.amount(value))));
            }
            // "no limit" is written as the largest number there is
            long whole = number.value().bitLength() > 63 ? Long.MAX_VALUE : number.value().longValue();
            return Optional.of(new Setting(name, new Setting.Whole(whole)));
        }
        return value.find("bits").isPresent()
                ? Optional.of(new Setting(name, new Setting.Factor(FixedPoint.number(value, 32))))
                : Optional.empty();
    }
}
