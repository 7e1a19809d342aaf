package tern.wallet.subnets;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tern.wallet.TestData;
import tern.wallet.bittensor.FakeChain;
import tern.wallet.chain.ChainOptions;
import tern.wallet.chain.Runtime;
import tern.wallet.chain.RuntimeVersion;
import tern.wallet.keys.AccountId;
import tern.wallet.metadata.MetadataException;
import tern.wallet.metadata.RuntimeMetadata;
import tern.wallet.metadata.TypeDef;
import tern.wallet.metadata.TypeField;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// Answers made with the types of real metadata, read back: what Tern takes out of a metagraph and a list of settings is
/// there by those names and in those forms.
final class SubnetLayoutsTest {

    private static final String API = "SubnetInfoRuntimeApi";
    private static final AccountId HOTKEY = FakeChain.account(0x11);
    private static final AccountId COLDKEY = FakeChain.account(0x22);

    private static Runtime runtime(String file, long spec) throws MetadataException {
        return Runtime.of(new RuntimeVersion("node-subtensor", "node-subtensor", spec, 1, 1, Map.of()),
                RuntimeMetadata.decode(TestData.metadata(file)), ChainOptions.Token.TAO);
    }

    private static Value text(String text) {
        List<Value> bytes = new ArrayList<>();
        for (byte part : text.getBytes(StandardCharsets.UTF_8)) {
            bytes.add(Value.of(part & 0xff));
        }
        return Value.seq(bytes);
    }

    private static Map<String, Value> columns() {
        Map<String, Value> columns = new HashMap<>();
        columns.put("netuid", Value.of(64));
        columns.put("hotkeys", Value.seq(FakeChain.key(HOTKEY)));
        columns.put("coldkeys", Value.seq(FakeChain.key(COLDKEY)));
        Map<String, Value> identity = new LinkedHashMap<>();
        for (String field : List.of("url", "github_repo", "image", "discord", "description", "additional")) {
            identity.put(field, text(""));
        }
        identity.put("name", text("Tao\u202estats"));
        columns.put("identities", Value.seq(Value.some(Value.struct(identity))));
        Map<String, Value> axon = new LinkedHashMap<>();
        axon.put("block", Value.of(7));
        axon.put("version", Value.of(9));
        axon.put("ip", Value.of(new BigInteger("3232235777")));
        axon.put("port", Value.of(8091));
        axon.put("ip_type", Value.of(4));
        axon.put("protocol", Value.of(4));
        axon.put("placeholder1", Value.of(0));
        axon.put("placeholder2", Value.of(0));
        columns.put("axons", Value.seq(Value.struct(axon)));
        columns.put("active", Value.seq(Value.of(true)));
        columns.put("validator_permit", Value.seq(Value.of(true)));
        columns.put("last_update", Value.seq(Value.of(5_000)));
        columns.put("emission", Value.seq(Value.of(4_000_000_000L)));
        columns.put("dividends", Value.seq(Value.of(65_535)));
        columns.put("incentives", Value.seq(Value.of(3)));
        columns.put("consensus", Value.seq(Value.of(2)));
        columns.put("block_at_registration", Value.seq(Value.of(1_000)));
        columns.put("alpha_stake", Value.seq(Value.of(70)));
        columns.put("tao_stake", Value.seq(Value.of(30)));
        columns.put("total_stake", Value.seq(Value.of(100)));
        return columns;
    }

    /// A value of a struct in which every field that is not laid out is an option that is empty.
    private static Value selective(Runtime runtime, int output) {
        Map<String, Value> known = columns();
        Map<String, Value> row = new LinkedHashMap<>();
        for (TypeField field : fields(runtime, output)) {
            String name = field.name().orElseThrow();
            Value value = known.get(name);
            row.put(name, name.equals("netuid") ? Value.of(64) : value == null ? Value.none() : Value.some(value));
        }
        return Value.some(Value.struct(row));
    }

    private static List<TypeField> fields(Runtime runtime, int option) {
        int inner = runtime.metadata().types().findCase(option, "Some").orElseThrow().fields().getFirst().type();
        return ((TypeDef.Composite) runtime.metadata().types().def(inner)).fields();
    }

    @ParameterizedTest
    @CsvSource({"finney-424.metadata.scale, 424", "finney-393.metadata.scale, 393"})
    void aMetagraphIsReadByMetadata(String file, long spec) throws ScaleException, MetadataException {
        Runtime runtime = runtime(file, spec);
        int output = runtime.metadata().findApiMethod(API, "get_selective_metagraph").orElseThrow().outputType();
        byte[] answer = runtime.codec().encode(output, selective(runtime, output));
        List<Neuron> neurons = NeuronColumns.read(runtime.codec().decode(output, answer), List.of(64_000));
        assertThat(neurons).hasSize(1);
        Neuron neuron = neurons.getFirst();
        assertThat(neuron.hotkey()).isEqualTo(HOTKEY);
        assertThat(neuron.coldkey()).contains(COLDKEY);
        assertThat(neuron.name()).contains("Taostats");
        assertThat(neuron.axon().map(Axon::text)).contains("192.168.1.1:8091");
        assertThat(neuron.permit()).isTrue();
        assertThat(neuron.lastUpdate()).isEqualTo(5_000);
        assertThat(neuron.emission()).isEqualTo(Rao.of(4_000_000_000L));
        assertThat(neuron.dividends()).isEqualTo(65_535);
        assertThat(neuron.validatorTrust()).hasValue(64_000);
        assertThat(neuron.weight()).isEqualTo(Rao.of(100));
        assertThat(NeuronColumns.read(Value.none(), List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"finney-424.metadata.scale, 424"})
    void settingsAreReadWhateverKindTheyHave(String file, long spec) throws ScaleException, MetadataException {
        Runtime runtime = runtime(file, spec);
        int output = runtime.metadata().findApiMethod(API, "get_subnet_hyperparams_v3").orElseThrow().outputType();
        Value list = Value.seq(entry("tempo", Value.variant("U16", Value.of(360))),
                entry("registration_allowed", Value.variant("Bool", Value.of(true))),
                entry("min_burn", Value.variant("TaoBalance", Value.of(500_000))),
                entry("weights_version", Value.variant("U64", Value.of(BigInteger.ONE.shiftLeft(64)
                        .subtract(BigInteger.ONE)))),
                entry("burn_increase_mult", Value.variant("U64F64", Value.struct(Map.of("bits",
                        Value.of(BigInteger.valueOf(5).shiftLeft(62)))))));
        byte[] answer = runtime.codec().encode(output, Value.some(list));
        assertThat(SettingsAsk.readList(runtime.codec().decode(output, answer))).containsExactly(
                new Setting("tempo", new Setting.Whole(360)),
                new Setting("registration_allowed", new Setting.Flag(true)),
                new Setting("min_burn", new Setting.Money(Rao.of(500_000))),
                new Setting("weights_version", new Setting.Whole(Long.MAX_VALUE)),
                new Setting("burn_increase_mult", new Setting.Factor(1.25)));
        assertThat(SettingsAsk.readList(Value.none())).isEmpty();
    }

    private static Value entry(String name, Value value) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("name", Value.of(name.getBytes(StandardCharsets.UTF_8)));
        fields.put("value", value);
        return Value.struct(fields);
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 100, 50", "3, 3, 77, 77", "0, 9, 5, 0"})
    void sharesAreWorthTheirPart(long own, long all, long value, long worth) throws ScaleException {
        Optional<ShareMath.Shares> mine = ShareMath
                .shares(Optional.of(Value.of(BigInteger.valueOf(own).shiftLeft(64))));
        Optional<ShareMath.Shares> both = ShareMath.shares(Optional.of(Value.struct(Map.of("mantissa",
                Value.of(BigInteger.valueOf(all).multiply(BigInteger.TEN.pow(5))), "exponent", Value.of(-5)))));
        assertThat(ShareMath.worth(Rao.of(value), mine.orElseThrow(), both.orElseThrow())).contains(Rao.of(worth));
    }
}
