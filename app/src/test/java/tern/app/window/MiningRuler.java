package tern.app.window;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tern.app.transact.PracticeWorld;
import tern.node.practice.control.PracticeCalls;
import tern.node.practice.control.PracticeException;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.CallSpec;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainOptions;
import tern.wallet.chain.ChainRead;
import tern.wallet.chain.DigestPolicy;
import tern.wallet.chain.Entry;
import tern.wallet.chain.Outcome;
import tern.wallet.chain.Pending;
import tern.wallet.chain.Signer;
import tern.wallet.chain.Transactions;
import tern.wallet.chain.TxOptions;
import tern.wallet.chain.TxStatus;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keystore.KeyMaterial;
import tern.wallet.metadata.Calls;
import tern.wallet.metadata.RuntimeMetadata;
import tern.wallet.metadata.StorageItem;
import tern.wallet.metadata.StorageKeys;
import tern.wallet.scale.Value;

/// Does on a practice network what a subnet's owner and its validators would: by transactions of the network's own key.
final class MiningRuler implements AutoCloseable {

    /// Blocks of an epoch on a subnet that was taken over.
    static final int TEMPO = 8;
    static final int IMMUNITY = 20;
    private static final String MODULE = "SubtensorModule";
    private static final int TOP = 65_535;

    private final ChainClient chain;
    private final PracticeCalls calls;
    private final KeyMaterial alice;
    private int newcomers;

    private MiningRuler(ChainClient chain, PracticeCalls calls, KeyMaterial alice) {
        this.chain = chain;
        this.calls = calls;
        this.alice = alice;
    }

    static MiningRuler of(PracticeWorld world, PracticeCalls calls) throws Exception {
        ChainClient chain = ChainClient.connect(world.practice().resolve(Networks.practice(), _ -> {}),
                ChainOptions.standard().withMetadataCache(world.folders().metadataCache()));
        try (Secret uri = Secret.takeBytes("//Alice".getBytes(StandardCharsets.UTF_8))) {
            return new MiningRuler(chain, calls, KeyMaterial.ofUri(KeyScheme.SR25519, uri));
        }
    }

    private void send(CallSpec call) throws Exception {
        Transactions transactions = new Transactions(chain);
        Outcome outcome = transactions.submitAndFollow(
                transactions.sign(transactions.prepare(alice.account(), KeyScheme.SR25519, call,
                        TxOptions.with(DigestPolicy.ALLOW_WITHOUT_DIGEST)), Signer.of(alice.keyPair())),
                Transactions.Until.IN_BLOCK, status -> {
                    if (status instanceof TxStatus.Ready) {
                        block();
                    }
                });
        if (!outcome.success()) {
            throw new AssertionError(call.name() + " failed: " + outcome.failure());
        }
    }

    private void block() {
        try {
            calls.advance(1);
        } catch (PracticeException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A storage item and what is to stand there.
    private record Put(String item, Value value, Value... keys) {}

    private void put(List<Put> puts) throws Exception {
        RuntimeMetadata metadata = chain.runtime().metadata();
        List<Value> items = new ArrayList<>();
        for (Put put : puts) {
            StorageItem item = metadata.findPallet(MODULE).orElseThrow().findStorage(put.item()).orElseThrow();
            items.add(Value.tuple(Value.of(StorageKeys.key(metadata, item, put.keys())),
                    Value.of(metadata.codec().encode(item.valueType(), put.value()))));
        }
        send(new CallSpec("Sudo", "sudo", Map.of("call",
                Calls.value("System", "set_storage", Map.of("items", Value.seq(items))))));
    }

    private long read(String item, int netuid) throws Exception {
        ChainRead read = chain.read(chain.bestBlock().hash());
        Pending<java.util.Optional<Value>> found = read.storage(MODULE, item, Value.of(netuid));
        read.execute();
        return found.get().orElseThrow().asLong();
    }

    /// Short epochs, a short protection, and validators that rate when they are told.
    void subnet(int netuid) throws Exception {
        Value key = Value.of(netuid);
        put(List.of(new Put("Tempo", Value.of(TEMPO), key), new Put("ImmunityPeriod", Value.of(IMMUNITY), key),
                new Put("WeightsSetRateLimit", Value.of(100_000_000L), key),
                new Put("ActivityCutoffFactorMilli", Value.of(1_000_000_000L), key)));
    }

    /// All seats that miners sit in, without one.
    List<Integer> others(int netuid, int uid) throws Exception {
        List<Integer> validators = validators(netuid);
        List<Integer> found = new ArrayList<>();
        for (int each = 0; each < read("SubnetworkN", netuid); each++) {
            if (each != uid && !validators.contains(each)) {
                found.add(each);
            }
        }
        return found;
    }

    private List<Integer> validators(int netuid) throws Exception {
        List<Integer> found = new ArrayList<>();
        for (Entry entry : chain.storageEntries(chain.bestBlock().hash(), MODULE, "Weights", Value.of(netuid))) {
            found.add(entry.keys().getLast().asInt());
        }
        return found;
    }

    /// All validators rate these alike, and nobody else.
    void rate(int netuid, List<Integer> miners) throws Exception {
        Value key = Value.of(netuid);
        Value weights = Value.seq(miners.stream().map(uid -> Value.tuple(Value.of(uid), Value.of(TOP))).toList());
        long now = chain.bestBlock().number();
        List<Value> updates = new ArrayList<>();
        for (int uid = 0; uid < read("SubnetworkN", netuid); uid++) {
            updates.add(Value.of(now));
        }
        List<Put> puts = new ArrayList<>(List.of(new Put("LastUpdate", Value.seq(updates), key)));
        for (int validator : validators(netuid)) {
            puts.add(new Put("Weights", weights, key, Value.of(validator)));
        }
        put(puts);
    }

    /// No place is free any more.
    void fill(int netuid) throws Exception {
        put(List.of(new Put("MaxAllowedUids", Value.of(read("SubnetworkN", netuid)), Value.of(netuid))));
    }

    /// Somebody else buys a seat.
    void newcomer(int netuid) throws Exception {
        byte[] hotkey = new byte[32];
        hotkey[0] = (byte) ++newcomers;
        hotkey[31] = 77;
        send(new CallSpec(MODULE, "burned_register",
                Map.of("netuid", Value.of(netuid), "hotkey", Value.of(hotkey))));
    }

    @Override
    public void close() {
        alice.close();
        chain.close();
    }
}
