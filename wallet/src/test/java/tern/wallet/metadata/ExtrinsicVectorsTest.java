package tern.wallet.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tern.wallet.TestData;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.scale.Value;
import tern.wallet.units.Hex;
import tools.jackson.databind.JsonNode;

/// Calls and extension bytes of Finney 424 that two independent libraries agree on.
class ExtrinsicVectorsTest {

    private static final JsonNode VECTORS = TestData.vectors("extrinsics-finney-424.json");

    @Test
    void listsTheExtensionsInTheVectorsOrder() throws MetadataException {
        RuntimeMetadata metadata = RealChains.metadata(RealChains.FINNEY_424);
        List<String> wanted = new ArrayList<>();
        VECTORS.get("extensions").forEach(id -> wanted.add(id.asString()));
        assertThat(metadata.extrinsic().signedExtensions())
                .extracting(SignedExtension::id)
                .isEqualTo(wanted);
    }

    @Test
    void onlyKnownExtensionsPutBytesAnywhere() throws MetadataException {
        RuntimeMetadata metadata = RealChains.metadata(RealChains.FINNEY_424);
        Codec codec = metadata.codec();
        List<String> extra = new ArrayList<>();
        List<String> implicit = new ArrayList<>();
        for (SignedExtension extension : metadata.extrinsic().signedExtensions()) {
            if (!codec.isZeroSized(extension.extraType())) {
                extra.add(extension.id());
            }
            if (!codec.isZeroSized(extension.implicitType())) {
                implicit.add(extension.id());
            }
        }
        assertThat(extra)
                .containsExactly("CheckMortality", "CheckNonce", "ChargeTransactionPayment", "CheckMetadataHash");
        assertThat(implicit)
                .containsExactly(
                        "CheckSpecVersion", "CheckTxVersion", "CheckGenesis", "CheckMortality", "CheckMetadataHash");
    }

    @Test
    void readsAndWritesEveryCall() throws MetadataException, ScaleException {
        RuntimeMetadata metadata = RealChains.metadata(RealChains.FINNEY_424);
        Calls calls = new Calls(metadata);
        for (JsonNode vector : VECTORS.get("cases")) {
            byte[] bytes = Hex.decode(vector.get("call").asString());
            Calls.Call call = calls.decode(bytes);
            String name = vector.get("name").asString();
            if (!name.startsWith("System.remark of")) {
                assertThat(name).startsWith(call.pallet() + "." + call.name());
            }
            Map<String, Value> args = new LinkedHashMap<>();
            call.args().forEach(arg -> args.put(arg.name().orElseThrow(), arg.value()));
            assertThat(calls.encode(call.pallet(), call.name(), args)).isEqualTo(bytes);
            Value value = metadata.codec().decode(metadata.extrinsic().callType(), bytes);
            assertThat(metadata.codec().encode(metadata.extrinsic().callType(), value)).isEqualTo(bytes);
        }
        assertThat(VECTORS.get("cases")).hasSize(12);
    }

    @Test
    void buildsTheTransferByName() throws MetadataException {
        Calls calls = new Calls(RealChains.metadata(RealChains.FINNEY_424));
        byte[] bob = Hex.decode("8eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a48");
        byte[] call = calls.encode(
                "Balances",
                "transfer_keep_alive",
                Map.of("dest", Value.variant("Id", Value.of(bob)), "value", Value.of(1_000_000_000)));
        assertThat(Hex.encode(call)).isEqualTo(VECTORS.get("cases").get(0).get("call").asString());
    }

    @Test
    void extensionBytesDecodeByTheExtensionsTypes() throws MetadataException, ScaleException {
        RuntimeMetadata metadata = RealChains.metadata(RealChains.FINNEY_424);
        for (JsonNode vector : VECTORS.get("cases")) {
            ScaleReader extra = new ScaleReader(Hex.decode(vector.get("extra").asString()));
            ScaleReader implicit = new ScaleReader(Hex.decode(vector.get("implicit").asString()));
            ScaleWriter extraAgain = new ScaleWriter();
            for (SignedExtension extension : metadata.extrinsic().signedExtensions()) {
                Value value = metadata.codec().decode(extension.extraType(), extra);
                metadata.codec().encode(extension.extraType(), value, extraAgain);
                Value signed = metadata.codec().decode(extension.implicitType(), implicit);
                if (extension.id().equals("CheckNonce")) {
                    assertThat(value).isEqualTo(Value.of(vector.get("nonce").asLong()));
                }
                if (extension.id().equals("CheckSpecVersion")) {
                    assertThat(signed).isEqualTo(Value.of(424));
                }
            }
            extra.requireEnd();
            implicit.requireEnd();
            assertThat(Hex.encode(extraAgain.toBytes())).isEqualTo(vector.get("extra").asString());
        }
    }
}
