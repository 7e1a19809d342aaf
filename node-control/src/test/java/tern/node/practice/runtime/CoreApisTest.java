package tern.node.practice.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tern.node.practice.runtime.TestChain.TAO;

import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tern.wallet.keys.KeyPair;
import tern.wallet.metadata.ApiMethod;
import tern.wallet.metadata.RuntimeMetadata;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.scale.Value;
import tern.wallet.units.Hash32;
import tern.wallet.units.Hex;

/// Runtime APIs, asked as a client asks: with bytes, and decoded with the types of the metadata.
class CoreApisTest {

    private final TestChain chain = new TestChain(RuntimeEdition.CURRENT);
    private final KeyPair alice = TestChain.key(1);
    private final KeyPair bob = TestChain.key(2);

    @BeforeEach
    void endow() {
        chain.endow(alice, 100 * TAO);
        chain.skip(2);
    }

    private byte[] raw(String method, byte[] args) throws Exception {
        Hash32 before = chain.state.root();
        byte[] answer = chain.executive().callApi(chain.state, method, args).orElseThrow();
        assertThat(chain.state.root()).isEqualTo(before);
        assertThat(chain.state.isOpen()).isFalse();
        return answer;
    }

    private Value ask(String api, String name, byte[] args) throws Exception {
        RuntimeMetadata metadata = chain.metadata();
        ApiMethod method = metadata.findApiMethod(api, name).orElseThrow();
        return metadata.codec().decode(method.outputType(), raw(method.callName(), args));
    }

    /// An extrinsic as an argument: its own length prefix is that of a list of bytes.
    private static byte[] withLength(byte[] extrinsic) {
        return new ScaleWriter().writeBytes(extrinsic).writeU32(extrinsic.length).toBytes();
    }

    @Test
    void theVersionNamesEveryApi() throws Exception {
        Value version = ask("Core", "version", new byte[0]);
        assertThat(version.field("spec_name")).isEqualTo(Value.text("node-subtensor"));
        assertThat(version.field("spec_version").asLong()).isEqualTo(475);
        assertThat(version.field("transaction_version").asLong()).isEqualTo(1);
        // ids as in Finney's own version constant
        assertThat(chain.runtime().version().apis()).extracting(api -> Hex.encode(api.id()).replace("0x", ""))
                .containsExactly("df6acb689907609b", "37e397fc7c91f5e4", "d2bc9897eed08f15", "bc9d89904f5b923f",
                        "37c8bb1350a9a2a8", "f3ff14d5ab527059");
        assertThat(chain.runtime().version().apis()).extracting(api -> api.version())
                .containsExactly(5L, 2L, 3L, 1L,
                        4L, 3L);
    }

    @Test
    void metadataComesInThreeVersions() throws Exception {
        assertThat(raw("Metadata_metadata_versions", new byte[0]))
                .isEqualTo(Hex.decode("0c0e0000000f00000010000000"));
        for (int version = 14; version <= 16; version++) {
            byte[] answer = raw("Metadata_metadata_at_version", new ScaleWriter().writeU32(version).toBytes());
            ScaleReader in = new ScaleReader(answer);
            assertThat(in.readBool()).isTrue();
            byte[] metadata = in.readBytes(in.readCompactInt());
            in.requireEnd();
            assertThat(RuntimeMetadata.decode(metadata).version()).isEqualTo(version);
        }
        assertThat(raw("Metadata_metadata_at_version", new ScaleWriter().writeU32(13).toBytes()))
                .isEqualTo(new byte[1]);
        assertThat(raw("Metadata_metadata_at_version", new ScaleWriter().writeU32(4_294_967_295L).toBytes()))
                .isEqualTo(new byte[1]);
    }

    @Test
    void theNonceFollowsTheAccount() throws Exception {
        assertThat(ask("AccountNonceApi", "account_nonce", alice.account().bytes()).asLong()).isZero();
        chain.succeeds(chain.sign(alice, chain.transfer(bob, TAO)));
        assertThat(ask("AccountNonceApi", "account_nonce", alice.account().bytes()).asLong()).isEqualTo(1);
    }

    @Test
    void theFeeThatIsForetoldIsTheFeeThatIsTaken() throws Exception {
        byte[] extrinsic = chain.sign(alice, chain.transfer(bob, TAO));
        Value info = ask("TransactionPaymentApi", "query_info", withLength(extrinsic));
        Value details = ask("TransactionPaymentApi", "query_fee_details", withLength(extrinsic));
        Value parts = Value.optional(details.field("inclusion_fee")).orElseThrow();
        byte[] call = new ScaleWriter().writeBytes(chain.bytes(chain.transfer(bob, TAO)))
                .writeU32(extrinsic.length)
                .toBytes();
        Value callInfo = ask("TransactionPaymentCallApi", "query_call_info", call);
        long fee = chain.succeeds(extrinsic).fee();
        assertThat(info.field("partial_fee").asLong()).isEqualTo(fee);
        assertThat(callInfo.field("partial_fee").asLong()).isEqualTo(fee);
        assertThat(info.field("weight").field("ref_time").asLong()).isEqualTo(164_542_000);
        assertThat(parts.field("base_fee").asLong()).isEqualTo(27_039);
        assertThat(parts.field("base_fee").asLong() + parts.field("len_fee").asLong()
                + parts.field("adjusted_weight_fee").asLong()).isEqualTo(fee);
        assertThat(ask("TransactionPaymentApi", "query_length_to_fee", new ScaleWriter().writeU32(1_000).toBytes())
                .asLong()).isEqualTo(500);
        assertThat(ask("TransactionPaymentApi", "query_weight_to_fee",
                new ScaleWriter().writeCompact(4_000_000L).writeCompact(0).toBytes()).asLong()).isEqualTo(1_000);
    }

    @Test
    void validationAnswersAsTheChainDoes() throws Exception {
        byte[] good = chain.sign(alice, chain.transfer(bob, TAO));
        byte[] args = new ScaleWriter().writeU8(2).writeBytes(good).writeBytes(chain.best.bytes()).toBytes();
        Value answer = ask("TaggedTransactionQueue", "validate_transaction", args);
        assertThat(answer).isInstanceOfSatisfying(Value.Variant.class, v -> assertThat(v.name()).isEqualTo("Ok"));
        assertThat(raw("TaggedTransactionQueue_validate_transaction", args)).startsWith(0, 1, 0, 0, 0, 0, 0, 0, 0);
        chain.succeeds(good);
        byte[] stale = raw("TaggedTransactionQueue_validate_transaction",
                new ScaleWriter().writeU8(2).writeBytes(good).writeBytes(chain.best.bytes()).toBytes());
        assertThat(stale).isEqualTo(new byte[]{1, 0, 3});
        byte[] bare = Extrinsic.bare(chain.runtime().decl(), chain.transfer(bob, 1));
        assertThat(raw("TaggedTransactionQueue_validate_transaction",
                new ScaleWriter().writeU8(2).writeBytes(bare).writeBytes(chain.best.bytes()).toBytes()))
                .isEqualTo(new byte[]{1, 1, 1});
    }

    @Test
    void unknownMethodsAndBadArgumentsAreTold() throws Exception {
        assertThat(chain.executive().callApi(chain.state, "Nothing_at_all", new byte[0])).isEmpty();
        assertThat(chain.executive().callApi(chain.state, "Core_nothing", new byte[0])).isEmpty();
        assertThatThrownBy(() -> chain.executive().callApi(chain.state, "AccountNonceApi_account_nonce", new byte[5]))
                .isInstanceOf(ScaleException.class);
        byte[] good = chain.sign(alice, chain.transfer(bob, TAO));
        assertThatThrownBy(() -> chain.executive()
                .callApi(chain.state, "TransactionPaymentApi_query_info",
                        Arrays.copyOf(good, good.length - 3)))
                .isInstanceOf(ScaleException.class);
        assertThat(chain.state.isOpen()).isFalse();
    }
}
