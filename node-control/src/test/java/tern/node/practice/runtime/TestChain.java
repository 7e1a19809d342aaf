package tern.node.practice.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tern.node.practice.frame.Call;
import tern.node.practice.frame.DispatchError;
import tern.node.practice.frame.Event;
import tern.node.practice.frame.State;
import tern.node.practice.runtime.pallets.AccountInfo;
import tern.node.practice.runtime.pallets.BalancesPallet;
import tern.node.practice.runtime.pallets.CoreTypes.EventRecord;
import tern.node.practice.runtime.pallets.CoreTypes.Phase;
import tern.node.practice.runtime.pallets.MultiAddress;
import tern.wallet.chain.Era;
import tern.wallet.crypto.Blake2;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyPair;
import tern.wallet.keys.KeyScheme;
import tern.wallet.metadata.Calls;
import tern.wallet.metadata.ChainInfo;
import tern.wallet.metadata.MetadataDigest;
import tern.wallet.metadata.RuntimeMetadata;
import tern.wallet.metadata.SignedExtension;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.scale.Value;
import tern.wallet.units.Hash32;

/// A practice chain without a node around it, and a signer that knows only what metadata says.
final class TestChain {

    static final long TAO = 1_000_000_000L;
    static final long START = 1_780_000_000_000L;

    final RuntimeFactory factory;
    final State state = new State();
    final Hash32 genesis;
    Hash32 best;
    long number;

    TestChain(RuntimeEdition edition) {
        this(edition, SubtensorParts.NONE);
    }

    TestChain(RuntimeEdition edition, SubtensorParts parts) {
        factory = new RuntimeFactory(parts);
        Executive.genesis(factory.make(edition), state, START);
        genesis = Executive.genesisHeader(state).hash();
        best = genesis;
    }

    static KeyPair key(KeyScheme scheme, int seed) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) seed;
        bytes[31] = 7;
        try (Secret secret = Secret.takeBytes(bytes)) {
            return KeyPair.ofMiniSecret(scheme, secret);
        }
    }

    static KeyPair key(int seed) {
        return key(KeyScheme.SR25519, seed);
    }

    PracticeRuntime runtime() {
        return factory.of(state);
    }

    BalancesPallet balances() {
        return runtime().core().balances();
    }

    AccountInfo account(KeyPair who) {
        return runtime().core().system().account(state, who.account());
    }

    long free(KeyPair who) {
        return balances().free(state, who.account());
    }

    void endow(KeyPair who, long rao) {
        balances().endow(state, who.account(), rao);
    }

    Executive executive() {
        return new Executive(runtime());
    }

    BlockRun begin() {
        return executive().begin(state, number + 1, best, START + (number + 1) * 12_000);
    }

    PracticeBlock end(BlockRun run) {
        PracticeBlock block = run.end();
        number = block.header().number();
        best = block.hash();
        return block;
    }

    /// A block with nothing but the time.
    void skip(int blocks) {
        for (int i = 0; i < blocks; i++) {
            end(begin());
        }
    }

    /// One block with those extrinsics.
    List<Inclusion> block(byte[]... extrinsics) {
        BlockRun run = begin();
        List<Inclusion> results = new ArrayList<>();
        for (byte[] extrinsic : extrinsics) {
            results.add(run.apply(extrinsic));
        }
        end(run);
        return results;
    }

    Inclusion.Included included(byte[] extrinsic) {
        Inclusion result = block(extrinsic).getFirst();
        assertThat(result).isInstanceOf(Inclusion.Included.class);
        return (Inclusion.Included) result;
    }

    /// The extrinsic is in a block and its call worked.
    Inclusion.Included succeeds(byte[] extrinsic) {
        Inclusion.Included result = included(extrinsic);
        assertThat(result.error()).isEmpty();
        return result;
    }

    /// The extrinsic is in a block and its call failed.
    DispatchError fails(byte[] extrinsic) {
        Optional<DispatchError> error = included(extrinsic).error();
        assertThat(error).isPresent();
        return error.get();
    }

    /// The extrinsic is refused by the pool and by a block.
    InvalidTransaction refused(byte[] extrinsic) {
        Validity pool = executive().validate(state, extrinsic, best);
        assertThat(pool).isInstanceOf(Validity.Invalid.class);
        Hash32 before = state.root();
        BlockRun run = begin();
        assertThat(run.apply(extrinsic)).isEqualTo(new Inclusion.Refused(pool));
        run.abandon();
        assertThat(state.root()).isEqualTo(before);
        return ((Validity.Invalid) pool).reason();
    }

    /// Names of the last block's events of one extrinsic.
    List<String> events(int extrinsic) {
        return records().stream()
                .filter(record -> record.phase().equals(new Phase.ApplyExtrinsic(extrinsic)))
                .map(record -> record.event().decl().toString())
                .toList();
    }

    List<EventRecord> records() {
        return runtime().core().system().events.get(state);
    }

    /// The values of the only event of that name in the last block.
    List<Object> event(String name) {
        List<Event> found = records().stream()
                .map(EventRecord::event)
                .filter(event -> event.decl().toString().equals(name))
                .toList();
        assertThat(found).as(name).hasSize(1);
        return found.getFirst().values();
    }

    // --- calls

    Call call(String pallet, String name, Object... args) {
        return new Call(runtime().decl().calls().find(pallet, name).orElseThrow(), List.of(args));
    }

    Call transfer(KeyPair to, long rao) {
        return call("Balances", "transfer_keep_alive", MultiAddress.of(to.account()), rao);
    }

    byte[] bytes(Call call) {
        return runtime().decl().calls().toBytes(call);
    }

    RuntimeMetadata metadata() throws Exception {
        return RuntimeMetadata.decode(runtime().metadata(15));
    }

    /// A transfer as a wallet encodes it, by metadata alone.
    byte[] walletTransfer(String name, AccountId to, long rao) throws Exception {
        return new Calls(metadata()).encode("Balances", name,
                Map.of("dest", Value.variant("Id", Value.of(to.bytes())), "value", Value.of(rao)));
    }

    // --- signing

    /// What a signature is made for; each `with` gives a copy.
    record Terms(long nonce, Era era, Hash32 birth, long tip, Optional<Hash32> digest, long specVersion,
            Hash32 genesis) {

        Terms withNonce(long other) {
            return new Terms(other, era, birth, tip, digest, specVersion, genesis);
        }

        Terms withEra(Era other, Hash32 hash) {
            return new Terms(nonce, other, hash, tip, digest, specVersion, genesis);
        }

        Terms withTip(long other) {
            return new Terms(nonce, era, birth, other, digest, specVersion, genesis);
        }

        Terms withDigest(Hash32 other) {
            return new Terms(nonce, era, birth, tip, Optional.of(other), specVersion, genesis);
        }

        Terms withSpec(long other) {
            return new Terms(nonce, era, birth, tip, digest, other, genesis);
        }

        Terms withGenesis(Hash32 other) {
            return new Terms(nonce, era, era instanceof Era.Immortal ? other : birth, tip, digest, specVersion, other);
        }
    }

    Terms terms(KeyPair signer) {
        return new Terms(account(signer).nonce(), new Era.Immortal(), genesis, 0, Optional.empty(),
                runtime().edition().specVersion(), genesis);
    }

    byte[] sign(KeyPair signer, Call call) throws Exception {
        return sign(signer, bytes(call), terms(signer));
    }

    byte[] sign(KeyPair signer, Call call, Terms terms) throws Exception {
        return sign(signer, bytes(call), terms);
    }

    /// Follows the list of extensions in metadata.
    byte[] sign(KeyPair signer, byte[] call, Terms terms) throws Exception {
        ScaleWriter extra = new ScaleWriter();
        ScaleWriter implicit = new ScaleWriter();
        for (SignedExtension extension : metadata().extrinsic().signedExtensions()) {
            write(extension.id(), terms, extra, implicit);
        }
        byte[] payload = new ScaleWriter().writeBytes(call)
                .writeBytes(extra.toBytes())
                .writeBytes(implicit.toBytes())
                .toBytes();
        byte[] signature = signer.sign(payload.length > 256 ? Blake2.hash256(payload) : payload);
        return assemble(signer, signature, extra.toBytes(), call);
    }

    static byte[] assemble(KeyPair signer, byte[] signature, byte[] extra, byte[] call) {
        byte[] body = new ScaleWriter().writeU8(0x84)
                .writeU8(0)
                .writeBytes(signer.account().bytes())
                .writeU8(signer.scheme() == KeyScheme.ED25519 ? 0 : 1)
                .writeBytes(signature)
                .writeBytes(extra)
                .writeBytes(call)
                .toBytes();
        return new ScaleWriter().writeByteList(body).toBytes();
    }

    private static void write(String id, Terms terms, ScaleWriter extra, ScaleWriter implicit) {
        switch (id) {
            case "CheckSpecVersion" -> implicit.writeU32(terms.specVersion());
            case "CheckTxVersion" -> implicit.writeU32(1);
            case "CheckGenesis" -> implicit.writeBytes(terms.genesis().bytes());
            case "CheckMortality" -> {
                extra.writeBytes(terms.era().encode());
                implicit.writeBytes(terms.birth().bytes());
            }
            case "CheckNonce" -> extra.writeCompact(terms.nonce());
            case "ChargeTransactionPayment" -> extra.writeCompact(terms.tip());
            case "CheckMetadataHash" -> {
                extra.writeU8(terms.digest().isPresent() ? 1 : 0);
                implicit.writeU8(terms.digest().isPresent() ? 1 : 0);
                terms.digest().ifPresent(digest -> implicit.writeBytes(digest.bytes()));
            }
            case "CheckHorizon" -> {
                extra.writeU8(9);
                implicit.writeU32(terms.specVersion());
            }
            default -> {
            }
        }
    }

    /// The digest as a device works it out, from the metadata a client is given.
    Hash32 digest() throws Exception {
        return MetadataDigest.compute(metadata(),
                new ChainInfo(runtime().edition().specVersion(), "node-subtensor", 42, 9, "TAO"));
    }
}
