package tern.wallet.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tern.wallet.TestData;
import tern.wallet.crypto.Sr25519;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyPair;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keys.Ss58;
import tern.wallet.metadata.Calls;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.Value;
import tern.wallet.units.Hash32;
import tern.wallet.units.Hex;
import tern.wallet.units.Rao;
import tools.jackson.databind.JsonNode;

/// Holds the builder against payloads that other programs made for Finney's runtime 424.
class ExtrinsicVectorsTest {

    private static final JsonNode VECTORS = TestData.vectors("extrinsics-finney-424.json");
    private static final AccountId BOB = AccountId
            .ofHex("0x8eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a48");

    @TestFactory
    Stream<DynamicTest> buildsThePayloadOfTheVector() {
        Runtime runtime = RealRuntime.finney424();
        return VECTORS.path("cases")
                .valueStream()
                .map(one -> DynamicTest.dynamicTest(one.path("name").stringValue(), () -> check(runtime, one)));
    }

    private static void check(Runtime runtime, JsonNode one) throws Exception {
        byte[] eraBytes = hex(one, "era");
        Era era = Era.read(new ScaleReader(eraBytes));
        assertThat(era.encode()).isEqualTo(eraBytes);
        Optional<Hash32> digest = one.path("metadata_hash_mode").intValue() == 1 ? runtime.digest() : Optional.empty();

        Extrinsics.Extensions built = Extrinsics.extensions(runtime, new Extrinsics.Terms(
                era, Hash32.of(hex(one, "blockHash")), one.path("nonce").longValue(),
                Rao.of(one.path("tip").longValue()), RealRuntime.FINNEY_GENESIS, digest));

        assertThat(Hex.encode(built.extra())).isEqualTo(one.path("extra").stringValue());
        assertThat(Hex.encode(built.implicit())).isEqualTo(one.path("implicit").stringValue());
        byte[] call = hex(one, "call");
        byte[] payload = Extrinsics.concat(call, built.extra(), built.implicit());
        assertThat(Hex.encode(payload)).isEqualTo(one.path("payload").stringValue());
        byte[] signedBytes = Extrinsics.signedBytes(payload);
        assertThat(Hex.encode(signedBytes)).isEqualTo(one.path("signed_bytes").stringValue());

        AccountId signer = Ss58.parse(one.path("signer").stringValue());
        byte[] signature = hex(one, "example_signature");
        assertThat(Sr25519.verify(signer.bytes(), signedBytes, signature)).isTrue();
        byte[] extrinsic = Extrinsics.assemble(runtime, signer, KeyScheme.SR25519, signature, built.extra(), call);
        assertThat(Hex.encode(extrinsic)).isEqualTo(one.path("example_extrinsic").stringValue());
        assertThat(Extrinsics.hash(extrinsic).toString())
                .isEqualTo(one.path("example_extrinsic_hash_blake2_256").stringValue());

        // the independent reader finds the same again
        PayloadReader.Payload read = PayloadReader.read(runtime, payload);
        Calls.Call decoded = runtime.calls().decode(call);
        assertThat(read.call()).isEqualTo(decoded);
        assertThat(read.callLength()).isEqualTo(call.length);
        assertThat(read.era()).contains(era);
        assertThat(read.nonce()).hasValue(one.path("nonce").longValue());
        assertThat(read.tip()).hasValue(one.path("tip").longValue());
        assertThat(read.genesis()).contains(RealRuntime.FINNEY_GENESIS);
        assertThat(read.specVersion()).hasValue(424);
        assertThat(read.txVersion()).hasValue(1);
        assertThat(read.digest()).isEqualTo(digest);
        assertThat(read.digestMode()).isEqualTo(digest.isPresent());
        assertThat(read.unread()).isEmpty();
    }

    @Test
    void runtimeListsTheVectorsExtensions() {
        assertThat(RealRuntime.finney424()
                .metadata()
                .extrinsic()
                .signedExtensions()
                .stream()
                .map(extension -> extension.id()))
                .containsExactlyElementsOf(
                        VECTORS.path("extensions").valueStream().map(JsonNode::stringValue).toList());
    }

    /// The golden payload and extrinsic of the chain reference, which is for spec 425.
    @Test
    void buildsTheGoldenTransferOfSpec425() throws Exception {
        Runtime runtime = RealRuntime.of("finney-424.metadata.scale", 425);
        byte[] call = runtime.calls()
                .encode("Balances", "transfer_keep_alive", Map.of(
                        "dest", Value.variant("Id", Value.of(BOB.bytes())), "value", Value.of(1_000_000_000L)));
        assertThat(Hex.encode(call)).isEqualTo(
                "0x0503008eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a4802286bee");
        Era era = Era.at(128, 5_000_000);
        assertThat(Hex.encode(era.encode())).isEqualTo("0x0604");

        Extrinsics.Extensions built = Extrinsics.extensions(runtime, new Extrinsics.Terms(
                era, Hash32.parse("11".repeat(32)), 7, Rao.ZERO, RealRuntime.FINNEY_GENESIS, Optional.empty()));

        byte[] payload = Extrinsics.concat(call, built.extra(), built.implicit());
        assertThat(Hex.encode(payload)).isEqualTo(
                "0x0503008eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a4802286bee"
                        + "06041c0000" + "a901000001000000"
                        + "2f0555cc76fc2840a25a6ea3b9637146806f1f44b090c175ffde2a7e5ab36c03" + "11".repeat(32) + "00");
        assertThat(payload).hasSize(117);
        try (KeyPair alice = RealRuntime.key("//Alice")) {
            byte[] signature = Hex.decode("22".repeat(64));
            byte[] extrinsic = Extrinsics.assemble(
                    runtime, alice.account(), KeyScheme.SR25519, signature, built.extra(), call);
            assertThat(Hex.encode(extrinsic)).startsWith("0x3d0284");
            assertThat(extrinsic).hasSize(145);
            assertThat(Extrinsics.hash(extrinsic).toString())
                    .isEqualTo("0xf3e75561bdfbec77023e4b0812eae9013f22e584bb4ece483c25f003dfad1054");
        }
    }

    @Test
    void signsPayloadsUpTo256BytesAsTheyAre() {
        byte[] short256 = new byte[256];
        assertThat(Extrinsics.signedBytes(short256)).isEqualTo(short256);
        assertThat(Extrinsics.signedBytes(new byte[257])).hasSize(32);
    }

    private static byte[] hex(JsonNode one, String name) {
        return Hex.decode(one.path(name).stringValue());
    }
}
