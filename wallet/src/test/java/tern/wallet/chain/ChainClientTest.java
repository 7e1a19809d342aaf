package tern.wallet.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.wallet.chain.ChainException.Kind;
import tern.wallet.metadata.StorageItem;
import tern.wallet.metadata.StorageKeys;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.scale.Value;
import tern.wallet.units.Hash32;
import tern.wallet.units.Hex;

class ChainClientTest {

    @TempDir
    Path cache;

    private FakeNode node;

    @BeforeEach
    void start() throws Exception {
        node = new FakeNode(100);
        node.produce();
        node.produce();
        node.makeFinal(1);
    }

    @AfterEach
    void stop() throws Exception {
        node.close();
    }

    private ChainClient connect() throws ChainException {
        return ChainClient.connect(node.network(), options());
    }

    private ChainOptions options() {
        return ChainOptions.standard().withMetadataCache(cache);
    }

    private static List<String> connectFrame() {
        return List.of("chain_getBlockHash", "state_getRuntimeVersion", "chain_getFinalizedHead", "chain_getBlockHash",
                "chain_getHeader");
    }

    // --- connecting

    @Test
    void connectsInOneFrameWhenTheMetadataIsCached() throws Exception {
        try (ChainClient first = connect()) {
            assertThat(node.frames()).containsExactly(
                    connectFrame(), List.of("state_call"), List.of("state_call"));
            assertThat(first.runtime().metadata().version()).isEqualTo(15);
            assertThat(first.blockAtConnect()).isEqualTo(node.best());
            assertThat(first.genesis()).isEqualTo(node.genesis());
        }
        node.forgetFrames();
        try (ChainClient second = connect()) {
            assertThat(node.frames()).containsExactly(connectFrame());
            assertThat(second.runtime().specVersion()).isEqualTo(100);
        }
    }

    @Test
    void refusesANodeOfAnotherChain() {
        Network other = new Network("x", "X", List.of(node.uri()), Optional.of(Hash32.of(new byte[32])), Duration.ZERO,
                Network.Trust.NAMED);
        ChainException refused = catchThrowableOfType(ChainException.class,
                () -> ChainClient.connect(other, options()));
        assertThat(refused.kind()).isEqualTo(Kind.WRONG_CHAIN);
        assertThat(node.frames()).containsExactly(connectFrame());
    }

    @Test
    void takesTheNextEndpointWhenTheFirstIsOfAnotherChain() throws Exception {
        try (FakeNode stranger = new FakeNode(7)) {
            stranger.on("chain_getBlockHash", _ -> FakeNode.text("0x" + "77".repeat(32)));
            Network both = new Network("x", "X", List.of(stranger.uri(), node.uri()), Optional.of(node.genesis()),
                    Duration.ZERO, Network.Trust.NAMED);
            try (ChainClient client = ChainClient.connect(both, options())) {
                assertThat(client.rpc().endpoint().getPort()).isEqualTo(node.uri().getPort());
                assertThat(client.runtime().specVersion()).isEqualTo(100);
            }
        }
    }

    @Test
    void tellsThatNobodyAnswers() {
        Network nobody = new Network("x", "X", List.of(URI.create("ws://127.0.0.1:1")), Optional.empty(),
                Duration.ZERO, Network.Trust.NAMED);
        ChainException failed = catchThrowableOfType(ChainException.class,
                () -> ChainClient.connect(nobody, options()));
        assertThat(failed.kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void asksForTheHeaderWhenABlockArrivesBetweenTheAnswers() throws Exception {
        FakeNode.Answer header = node.present("chain_getHeader");
        node.on("chain_getHeader", params -> params.isEmpty() ? node.block(1).header() : header.answer(params));
        try (ChainClient client = connect()) {
            assertThat(client.blockAtConnect()).isEqualTo(node.best());
        }
        assertThat(node.frames().get(1)).containsExactly("chain_getBlockHash", "chain_getHeader");
    }

    // --- metadata

    @Test
    void fetchesAgainWhenTheCachedMetadataIsDamaged() throws Exception {
        connect().close();
        Path file = onlyFile();
        byte[] bytes = Files.readAllBytes(file);
        byte[] good = bytes.clone();
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        connect().close();
        assertThat(Files.readAllBytes(file)).isEqualTo(good);
        Files.write(file, Arrays.copyOf(good, 20));
        connect().close();
        assertThat(Files.readAllBytes(file)).isEqualTo(good);
        assertThat(onlyFile()).isEqualTo(file);
    }

    @Test
    void fetchesAgainWhenTheCachedMetadataIsOfAnotherVersion() throws Exception {
        connect().close();
        Path file = onlyFile();
        byte[] good = Files.readAllBytes(file);
        new MetadataCache(file.getParent()).store(node.genesis(), FakeRuntimeCalls.runtime(100).version(),
                new SmallMetadata(99).toBytes());
        assertThat(Files.readAllBytes(file)).isNotEqualTo(good);
        connect().close();
        assertThat(Files.readAllBytes(file)).isEqualTo(good);
    }

    @Test
    void refusesMetadataThatNamesAnotherVersion() {
        node.on("state_call", params -> params.get(0).stringValue().equals("Metadata_metadata_at_version")
                ? FakeNode.text(Hex.encode(new ScaleWriter().writeU8(1)
                        .writeByteList(new SmallMetadata(99).toBytes())
                        .toBytes()))
                : new FakeRuntimeCalls(node).answer(params));
        ChainException refused = catchThrowableOfType(ChainException.class, this::connect);
        assertThat(refused.kind()).isEqualTo(Kind.METADATA);
        assertThat(cache).isEmptyDirectory();
    }

    @Test
    void fallsBackToTheOldMetadataCall() throws Exception {
        node.on("state_call", _ -> {
            throw new FakeNode.Refused(4003, "Execution failed: no such function");
        });
        node.on("state_getMetadata", _ -> FakeNode.text(Hex.encode(new SmallMetadata(100).toBytes())));
        try (ChainClient client = connect()) {
            assertThat(client.runtime().hasCall("Balances", "transfer_keep_alive")).isTrue();
        }
    }

    @Test
    void worksWithoutAFolderToWriteTo() throws Exception {
        Path file = Files.writeString(cache.resolve("file"), "x");
        try (ChainClient client = ChainClient.connect(
                node.network(), ChainOptions.standard().withMetadataCache(file.resolve("below")))) {
            assertThat(client.runtime().specVersion()).isEqualTo(100);
        }
    }

    @Test
    void anUnpinnedEndpointFindsOnlyItsOwnMetadata() throws Exception {
        connect().close();
        Path own = onlyFile();
        assertThat(own.getParent()).isNotEqualTo(cache);
        try (FakeNode same = new FakeNode(100)) {
            same.produce();
            assertThat(same.genesis()).isEqualTo(node.genesis());
            ChainClient.connect(same.network(), options()).close();
            assertThat(same.frames()).as("fetched, not taken from the other's folder").hasSize(3);
            // nor does a network with a known genesis take it
            ChainClient.connect(pinned(same), options()).close();
            assertThat(same.frames()).hasSize(6);
            // endpoints of a network with a known genesis share it
            ChainClient.connect(pinned(node), options()).close();
            assertThat(node.frames()).hasSize(4);
        }
    }

    private static Network pinned(FakeNode node) {
        return new Network("x", "X", List.of(node.uri()), Optional.of(node.genesis()), Duration.ZERO,
                Network.Trust.NAMED);
    }

    private Path onlyFile() throws IOException {
        try (var files = Files.walk(cache)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }

    // --- reading

    @Test
    void readsAScreenInOneFrame() throws Exception {
        byte[] key = new byte[32];
        key[0] = 9;
        node.store(storageKey("Account", Value.of(key)), "0x07000000" + "0500000000000000");
        try (ChainClient client = connect()) {
            node.forgetFrames();
            ChainRead read = client.read(client.blockAtConnect().hash());
            Pending<Optional<Value>> account = read.storage("System", "Account", Value.of(key));
            Pending<Optional<Value>> again = read.storage("System", "Account", Value.of(key));
            Pending<Optional<Value>> fallback = read.storage("System", "Account", Value.of(new byte[32]));
            Pending<Optional<Value>> withDefault = read.storage("System", "Number", Value.of(1));
            Pending<Optional<Value>> absent = read.storage("System", "LastRuntimeUpgrade");
            Pending<Optional<Value>> unknown = read.storage("System", "Gone");
            Pending<Optional<Value>> unknownPallet = read.storage("Gone", "Gone");
            Pending<Optional<Value>> wrongKeys = read.storage("System", "Account");
            Pending<Value> doubled = read.api("NumbersApi", "double", Value.of(21));
            Pending<Value> missing = read.api("NumbersApi", "triple", Value.of(21));
            Pending<byte[]> raw = read.apiRaw("NumbersApi_double", new byte[]{4, 0, 0, 0});
            Pending<byte[]> broken = read.apiRaw("Nothing_here", new byte[0]);
            read.execute();

            assertThat(node.frames()).containsExactly(List.of(
                    "state_queryStorageAt", "state_call", "state_call", "state_call", "state_getRuntimeVersion"));
            assertThat(account.get().orElseThrow().field("free").asLong()).isEqualTo(5);
            assertThat(again.get()).isEqualTo(account.get());
            assertThat(fallback.get().orElseThrow().field("free").asLong()).isZero();
            assertThat(withDefault.get()).contains(Value.of(42));
            assertThat(absent.get()).isEmpty();
            assertThat(unknown.get()).isEmpty();
            assertThat(unknownPallet.get()).isEmpty();
            assertThat(wrongKeys.failed()).isTrue();
            assertThat(doubled.get().asLong()).isEqualTo(42);
            assertThat(catchThrowableOfType(ChainException.class, missing::get).kind()).isEqualTo(Kind.NOT_IN_RUNTIME);
            assertThat(raw.get()).startsWith(8);
            assertThat(catchThrowableOfType(ChainException.class, broken::get).kind()).isEqualTo(Kind.NODE_ERROR);
            assertThat(read.runtime()).isSameAs(client.runtime());

            // the same block again: its version is known
            node.forgetFrames();
            ChainRead second = client.read(client.blockAtConnect().hash());
            second.storage("System", "LastRuntimeUpgrade");
            second.execute();
            assertThat(node.frames()).containsExactly(List.of("state_queryStorageAt"));
        }
    }

    @Test
    void sendsNothingWhenThereIsNothingToAsk() throws Exception {
        try (ChainClient client = connect()) {
            node.forgetFrames();
            ChainRead read = client.read(client.blockAtConnect().hash());
            Pending<Optional<Value>> gone = read.storage("System", "Gone");
            read.execute();
            assertThat(gone.get()).isEmpty();
            assertThat(node.frames()).isEmpty();
        }
    }

    @Test
    void readsABlockBeforeAnUpgradeWithItsOwnRuntime() throws Exception {
        BlockRef old = node.best();
        node.upgrade(101);
        try (ChainClient client = connect()) {
            assertThat(client.runtime().specVersion()).isEqualTo(101);
            ChainRead read = client.read(old.hash());
            Pending<Value> doubled = read.api("NumbersApi", "double", Value.of(4));
            read.execute();
            assertThat(read.runtime().specVersion()).isEqualTo(100);
            assertThat(doubled.get().asLong()).isEqualTo(8);
            assertThat(client.runtime().specVersion()).isEqualTo(101);
            assertThat(client.runtimeAt(old.hash()).specVersion()).isEqualTo(100);
        }
    }

    @Test
    void readsABlockAfterAnUpgradeThatNobodyTold() throws Exception {
        try (ChainClient client = connect()) {
            node.upgrade(101);
            ChainRead read = client.read(node.best().hash());
            Pending<Optional<Value>> nothing = read.storage("System", "LastRuntimeUpgrade");
            Pending<Optional<Value>> gone = read.storage("System", "Gone");
            read.execute();
            assertThat(read.runtime().specVersion()).isEqualTo(101);
            assertThat(nothing.get()).isEmpty();
            assertThat(gone.get()).isEmpty();
        }
    }

    @Test
    void readingAfterAnUpgradeTakesOneFrameAgain() throws Exception {
        try (ChainClient client = connect()) {
            BlockRef old = node.best();
            node.upgrade(101);
            readOnce(client, node.best());
            assertThat(client.runtime().specVersion()).isEqualTo(101);
            node.produce();
            node.forgetFrames();
            assertThat(readOnce(client, node.best()).runtime()).isSameAs(client.runtime());
            assertThat(node.frames()).containsExactly(List.of("state_queryStorageAt", "state_getRuntimeVersion"));
            // an old block does not bring the old runtime back
            assertThat(readOnce(client, old).runtime().specVersion()).isEqualTo(100);
            assertThat(client.runtime().specVersion()).isEqualTo(101);
        }
    }

    private static ChainRead readOnce(ChainClient client, BlockRef block) throws ChainException {
        ChainRead read = client.read(block.hash());
        read.storage("System", "LastRuntimeUpgrade");
        read.execute();
        return read;
    }

    @Test
    void aWatcherHearsOfAnUpgradeThatAReadFoundFirst() throws Exception {
        List<Long> specs = new CopyOnWriteArrayList<>();
        try (ChainClient client = connect();
                Watch watch = client.watchRuntime(runtime -> specs.add(runtime.specVersion()))) {
            await().until(() -> node.watchers("state_runtimeVersion") == 1);
            node.upgradeUntold(101);
            readOnce(client, node.best());
            assertThat(client.runtime().specVersion()).isEqualTo(101);
            node.tellVersion();
            await().until(() -> specs.contains(101L));
        }
    }

    @Test
    void tellsThatTheStateIsGone() throws Exception {
        try (ChainClient client = connect()) {
            ChainRead read = client.read(Hash32.of(new byte[32]));
            read.storage("System", "LastRuntimeUpgrade");
            ChainException gone = catchThrowableOfType(ChainException.class, read::execute);
            assertThat(gone.kind()).isEqualTo(Kind.STATE_GONE);
        }
    }

    @Test
    void refusesStorageOfAnotherBlock() throws Exception {
        FakeNode.Answer honest = node.present("state_queryStorageAt");
        node.on("state_queryStorageAt", params -> {
            var wrong = FakeNode.JSON.createArrayNode().add(params.get(0)).addNull();
            return honest.answer(wrong);
        });
        try (ChainClient client = connect()) {
            Hash32 asked = client.blockAtConnect().hash();
            node.produce();
            ChainRead read = client.read(asked);
            read.storage("System", "LastRuntimeUpgrade");
            assertThat(catchThrowableOfType(ChainException.class, read::execute).kind()).isEqualTo(Kind.MALFORMED);
        }
    }

    @Test
    void readsAMapOfManyPages() throws Exception {
        for (int i = 0; i < 2500; i++) {
            node.store(storageKey("Number", Value.of(i)), "0x" + String.format("%02x%02x0000", i & 255, i >> 8));
        }
        try (ChainClient client = connect()) {
            node.forgetFrames();
            List<Entry> entries = client.storageEntries(client.blockAtConnect().hash(), "System", "Number");
            assertThat(entries).hasSize(2500);
            for (Entry entry : entries) {
                assertThat(entry.keys()).containsExactly(entry.value());
            }
            assertThat(node.frames()).containsExactly(
                    List.of("state_getRuntimeVersion"),
                    List.of("state_getKeysPaged"),
                    List.of("state_queryStorageAt", "state_getKeysPaged"),
                    List.of("state_queryStorageAt", "state_getKeysPaged"),
                    List.of("state_queryStorageAt"));
            assertThat(client.storageEntries(client.blockAtConnect().hash(), "System", "Gone")).isEmpty();
        }
    }

    private static String storageKey(String item, Value... keys) throws Exception {
        Runtime runtime = FakeRuntimeCalls.runtime(100);
        StorageItem found = runtime.metadata().findPallet("System").orElseThrow().findStorage(item).orElseThrow();
        return Hex.encode(StorageKeys.key(runtime.metadata(), found, keys));
    }

    // --- following

    @Test
    void followsHeadsThroughALostConnection() throws Exception {
        List<BlockRef> heads = new CopyOnWriteArrayList<>();
        try (ChainClient client = ChainClient.connect(node.network(), quick());
                Watch watch = client.watchHeads(heads::add)) {
            await().until(() -> heads.contains(node.best()));
            node.produce();
            await().until(() -> heads.contains(node.best()));
            node.dropConnections();
            await().until(() -> node.watchers("chain_newHead") == 1);
            node.produce();
            await().until(() -> heads.contains(node.best()));
        }
    }

    @Test
    void aFailingWatcherHearsTheNextHeadToo() throws Exception {
        List<BlockRef> heads = new CopyOnWriteArrayList<>();
        try (ChainClient client = connect(); Watch watch = client.watchHeads(head -> {
            heads.add(head);
            throw new IllegalStateException("a bug");
        })) {
            await().until(() -> heads.contains(node.best()));
            node.produce();
            await().until(() -> heads.contains(node.best()));
        }
    }

    @Test
    void reloadsTheRuntimeWhenItIsUpgraded() throws Exception {
        List<Long> specs = new CopyOnWriteArrayList<>();
        try (ChainClient client = connect();
                Watch watch = client.watchRuntime(runtime -> specs.add(runtime.specVersion()))) {
            await().until(() -> node.watchers("state_runtimeVersion") == 1);
            node.upgrade(101);
            await().until(() -> specs.contains(101L));
            assertThat(client.runtime().specVersion()).isEqualTo(101);
            assertThat(specs).containsExactly(101L);
        }
    }

    /// A watch that is left open keeps whoever it calls back, and a thread, for as long as the program runs.
    @Test
    @SuppressWarnings("resource") // what is tested: the client ends its watches
    void aClosedClientHasEndedItsWatches() throws Exception {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        try (ChainClient client = connect()) {
            client.watchHeads(_ -> threads.add(Thread.currentThread()));
            client.watchRuntime(_ -> threads.add(Thread.currentThread()));
            await().until(() -> node.watchers("state_runtimeVersion") == 1);
            node.upgrade(101);
            await().until(() -> threads.stream().distinct().count() == 2);
            assertThat(threads).allMatch(Thread::isAlive);
        }
        await().until(() -> threads.stream().noneMatch(Thread::isAlive));
    }

    private ChainOptions quick() {
        ChainOptions options = options();
        return options.withRpc(options.rpc().withBackOff(Duration.ofMillis(20), Duration.ofMillis(50)));
    }

    // --- events

    @Test
    void readsEventsWithTheRuntimeThatRanTheBlock() throws Exception {
        try (ChainClient client = connect()) {
            node.upgrade(101);
            Hash32 upgraded = node.best().hash();
            node.forgetFrames();
            assertThat(client.events().read(upgraded)).isEmpty();
            List<String> asked = new ArrayList<>();
            node.frames().forEach(asked::addAll);
            // the version after the parent, which is the old one: no new metadata is needed
            assertThat(asked).containsExactly("chain_getHeader", "state_getStorage", "state_getRuntimeVersion");
        }
    }
}
