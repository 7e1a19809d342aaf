package tern.node.practice.chain;

import java.util.List;
import java.util.Map;
import tern.node.practice.frame.State;
import tern.node.practice.runtime.PracticeRuntime;
import tern.node.practice.runtime.RuntimeEdition;
import tern.wallet.chain.Era;
import tern.wallet.crypto.Blake2;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyPair;
import tern.wallet.keys.KeyScheme;
import tern.wallet.metadata.Calls;
import tern.wallet.metadata.RuntimeMetadata;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.scale.Value;
import tern.wallet.units.Hash32;

/// Signs calls for a practice chain as a wallet would: by metadata, immortal.
public final class Signing {

    private final PracticeChain chain;

    public Signing(PracticeChain chain) {
        this.chain = chain;
    }

    public static KeyPair key(int seed) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) seed;
        bytes[1] = (byte) (seed >> 8);
        bytes[31] = 9;
        try (Secret secret = Secret.takeBytes(bytes)) {
            return KeyPair.ofMiniSecret(KeyScheme.SR25519, secret);
        }
    }

    public byte[] call(String pallet, String name, Map<String, Value> args) throws Exception {
        return new Calls(metadata()).encode(pallet, name, args);
    }

    public byte[] transfer(AccountId to, long rao) throws Exception {
        return call("Balances", "transfer_keep_alive",
                Map.of("dest", Value.variant("Id", Value.of(to.bytes())), "value", Value.of(rao)));
    }

    public RuntimeMetadata metadata() throws Exception {
        return RuntimeMetadata.decode(runtime().metadata(15));
    }

    private PracticeRuntime runtime() throws Exception {
        return chain.read(chain.best().number(), (state, now) -> now).orElseThrow();
    }

    public byte[] sign(KeyPair signer, byte[] call) throws Exception {
        return sign(signer, call, chain.nextNonce(signer.account()));
    }

    public byte[] sign(KeyPair signer, byte[] call, long nonce) throws Exception {
        return sign(signer, call, nonce, new Era.Immortal(), chain.genesis());
    }

    /// Without tip, without digest.
    public byte[] sign(KeyPair signer, byte[] call, long nonce, Era era, Hash32 birth) throws Exception {
        RuntimeEdition edition = runtime().edition();
        ScaleWriter extra = new ScaleWriter().writeBytes(era.encode()).writeCompact(nonce).writeCompact(0).writeU8(0);
        ScaleWriter implicit = new ScaleWriter().writeU32(edition.specVersion())
                .writeU32(1)
                .writeBytes(chain.genesis().bytes())
                .writeBytes(birth.bytes())
                .writeU8(0);
        byte[] payload = new ScaleWriter().writeBytes(call)
                .writeBytes(extra.toBytes())
                .writeBytes(implicit.toBytes())
                .toBytes();
        byte[] signature = signer.sign(payload.length > 256 ? Blake2.hash256(payload) : payload);
        byte[] body = new ScaleWriter().writeU8(0x84)
                .writeU8(0)
                .writeBytes(signer.account().bytes())
                .writeU8(1)
                .writeBytes(signature)
                .writeBytes(extra.toBytes())
                .writeBytes(call)
                .toBytes();
        return new ScaleWriter().writeByteList(body).toBytes();
    }

    /// Free TAO of an account now, in rao.
    public long free(AccountId who) throws Exception {
        return chain.read(chain.best().number(), (State state, PracticeRuntime now) -> now.core()
                .balances()
                .free(state, who)).orElseThrow();
    }

    /// Errors and successes of the newest block, by event name.
    public List<String> events(long block) throws Exception {
        return chain.read(block, (state, now) -> now.core()
                .system().events.get(state)
                .stream()
                .map(record -> record.event().decl().toString())
                .toList())
                .orElseThrow();
    }
}
