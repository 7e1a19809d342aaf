package tern.wallet.chain;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tern.wallet.rpc.RpcClient;
import tern.wallet.rpc.RpcConnections;
import tern.wallet.rpc.RpcException;
import tern.wallet.rpc.RpcOptions;
import tern.wallet.rpc.RpcReply;
import tern.wallet.rpc.RpcRequest;
import tern.wallet.scale.Value;
import tern.wallet.units.Hash32;

/// One chain, as a client sees it. Every call blocks and is meant for a virtual thread; any thread may call.
///
/// What each operation sends (a batch is one frame, one round trip):
///
/// | operation | frames |
/// |---|---|
/// | [#connect] | 1; and 2 more when the runtime's metadata is not cached |
/// | [#runtime], [#genesis], [#blockAtConnect] | 0 |
/// | [#bestBlock] | 1, a second only when a block arrived meanwhile |
/// | [#finalizedBlock] | 2 |
/// | [#runtimeAt] | 0 for a block seen before, else 1 (and 2 for a runtime never seen) |
/// | [ChainRead#execute] | 1, however much is read |
/// | [#storageEntries] | 1 for each 1000 entries, and 1; and [#runtimeAt] of the block |
/// | [#watchHeads], [#watchRuntime] | 1 each |
/// | [EventReader#read] | 1, and [#runtimeAt] of the parent block |
///
/// So a start with cached metadata is one frame, and everything that follows can be read at [#blockAtConnect] at once.
public final class ChainClient implements AutoCloseable {

    /// Blocks whose runtime version is remembered.
    private static final int BLOCKS_REMEMBERED = 512;

    private final Network network;
    private final Hash32 genesis;
    private final RpcClient rpc;
    private final RuntimeLoader loader;
    private final BlockRef blockAtConnect;
    private final Map<Hash32, RuntimeVersion> versions = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Hash32, RuntimeVersion> eldest) {
            return size() > BLOCKS_REMEMBERED;
        }
    };
    private final NonceBook nonces = new NonceBook();
    private final DigestProbe.Memory digests = new DigestProbe.Memory();
    private final OpenWatches watches = new OpenWatches();
    private volatile Runtime runtime;

    private ChainClient(
            Network network, RpcClient rpc, RuntimeLoader loader, ConnectCheck.Frame frame, BlockRef best,
            Runtime now) {
        this.network = network;
        this.genesis = frame.genesis();
        this.rpc = rpc;
        this.loader = loader;
        this.blockAtConnect = best;
        this.runtime = now;
    }

    /// Connects to the first of the network's endpoints that answers and is of its chain.
    ///
    /// @throws ChainException `UNREACHABLE`, `WRONG_CHAIN` (another genesis), `METADATA`…
    public static ChainClient connect(Network network, ChainOptions options) throws ChainException {
        ConnectCheck check = new ConnectCheck(network.genesis());
        RpcClient rpc;
        try {
            rpc = RpcConnections.open(network.endpoints(), limits(network, options), check);
        } catch (RpcException e) {
            throw Failures.rpc(e);
        }
        boolean done = false;
        try {
            ConnectCheck.Frame frame = check.frame();
            BlockRef best = frame.best().isPresent() ? frame.best().get() : readBest(rpc);
            RuntimeLoader loader = new RuntimeLoader(options, network);
            Runtime now = loader.load(rpc, frame.genesis(), frame.version(), best.hash());
            ChainClient client = new ChainClient(network, rpc, loader, frame, best, now);
            done = true;
            return client;
        } finally {
            if (!done) {
                rpc.close();
            }
        }
    }

    private static RpcOptions limits(Network network, ChainOptions options) {
        Duration gap = network.requestGap();
        return gap.compareTo(options.rpc().requestGap()) > 0 ? options.rpc().withRequestGap(gap) : options.rpc();
    }

    public Network network() {
        return network;
    }

    /// Hash of block 0; the same on every endpoint that this client ever uses.
    public Hash32 genesis() {
        return genesis;
    }

    /// The connection, for calls that this class does not offer.
    public RpcClient rpc() {
        return rpc;
    }

    /// The runtime at the best block as far as this client has heard: kept up to date by [#watchRuntime], and by
    /// everything that reads or prepares and finds a newer one.
    public Runtime runtime() {
        return runtime;
    }

    /// The best block of the moment of connecting: costs no frame, so a first screen is read at it.
    public BlockRef blockAtConnect() {
        return blockAtConnect;
    }

    /// The runtime that is in force after a block: what state read at this block is decoded with. For what the block
    /// itself did (its events), ask for its parent's.
    public Runtime runtimeAt(Hash32 block) throws ChainException {
        Optional<RuntimeVersion> known = versionAt(block);
        return runtime(known.isPresent() ? known.get() : readVersion(block), block);
    }

    private RuntimeVersion readVersion(Hash32 block) throws ChainException {
        try {
            RuntimeVersion version = RuntimeVersion.parse(rpc.read("state_getRuntimeVersion", block.toString()));
            remember(block, version);
            return version;
        } catch (RpcException e) {
            throw Failures.state(e);
        }
    }

    Runtime runtime(RuntimeVersion version, Hash32 at) throws ChainException {
        Runtime now = runtime;
        return now.version().sameCode(version) ? now : adoptNewer(loader.load(rpc, genesis, version, at));
    }

    /// Versions only rise, so one that is newer than the present one is the present one from here on, whichever block
    /// showed it; otherwise everything read after an upgrade would be asked twice.
    private synchronized Runtime adoptNewer(Runtime found) {
        if (found.version().isNewerThan(runtime.version())) {
            Log.log().info("runtime upgraded from {} to {}", runtime.specVersion(), found.specVersion());
            runtime = found;
        }
        return found;
    }

    /// Fetches the metadata of a runtime again that came from the disk and does not fit the chain's own digest.
    ///
    /// @return empty where it came from the node already
    Optional<Runtime> refetch(Runtime doubted, Hash32 at) throws ChainException {
        Optional<Runtime> fresh = loader.refetch(rpc, genesis, doubted.version(), at);
        fresh.ifPresent(this::replace);
        return fresh;
    }

    private synchronized void replace(Runtime fresh) {
        if (runtime.version().sameCode(fresh.version())) {
            runtime = fresh;
        }
    }

    /// Makes a version that the node reports for its best block the present one.
    Runtime adopt(RuntimeVersion version, Hash32 at) throws ChainException {
        Runtime found = runtime(version, at);
        synchronized (this) {
            runtime = found;
        }
        return found;
    }

    Optional<RuntimeVersion> versionAt(Hash32 block) {
        synchronized (versions) {
            return Optional.ofNullable(versions.get(block));
        }
    }

    void remember(Hash32 block, RuntimeVersion version) {
        synchronized (versions) {
            versions.put(block, version);
        }
    }

    /// The newest block, which may still be undone.
    public BlockRef bestBlock() throws ChainException {
        return readBest(rpc);
    }

    private static BlockRef readBest(RpcClient rpc) throws ChainException {
        try {
            List<RpcReply> replies = rpc.readBatch(
                    List.of(RpcRequest.of("chain_getBlockHash"), RpcRequest.of("chain_getHeader")));
            Header header = Header.parse(replies.get(1).resultOrThrow());
            Hash32 hash = Json.hash(replies.get(0).resultOrThrow(), "best block");
            return header.hash().equals(hash) ? header.ref() : headerAt(rpc, hash).ref();
        } catch (RpcException e) {
            throw Failures.rpc(e);
        }
    }

    /// The newest block that can no longer be undone.
    public BlockRef finalizedBlock() throws ChainException {
        try {
            return headerAt(rpc, Json.hash(rpc.read("chain_getFinalizedHead"), "finalized head")).ref();
        } catch (RpcException e) {
            throw Failures.rpc(e);
        }
    }

    Header header(Hash32 block) throws ChainException {
        return headerAt(rpc, block);
    }

    private static Header headerAt(RpcClient rpc, Hash32 block) throws ChainException {
        try {
            return checked(Header.parse(rpc.read("chain_getHeader", block.toString())), block);
        } catch (RpcException e) {
            throw Failures.state(e);
        }
    }

    /// @throws ChainException when the header is not that block's
    static Header checked(Header header, Hash32 block) throws ChainException {
        if (!header.hash().equals(block)) {
            throw Failures.malformed("header", "has the hash " + header.hash() + ", asked for " + block);
        }
        return header;
    }

    /// Calls back for the best block now and at every new one, on a thread of its own. A slow watcher misses blocks in
    /// between, never the last. Survives reconnects.
    ///
    /// @return what ends it
    public Watch watchHeads(Consumer<BlockRef> onBest) throws ChainException {
        return watches.keep(HeadWatch.heads(rpc, onBest));
    }

    /// Keeps [#runtime] up to date from here on, and calls back on a thread of its own whenever it has changed.
    ///
    /// @return what ends it
    public Watch watchRuntime(Consumer<Runtime> onChange) throws ChainException {
        return watches.keep(RuntimeWatch.start(this, onChange));
    }

    /// Collects what is to be read at one block; nothing is sent before [ChainRead#execute].
    public ChainRead read(Hash32 at) {
        return new ChainRead(this, at);
    }

    /// All entries of a storage map, or those below the given first keys. Empty where this runtime has no such item.
    ///
    /// @throws ChainException `STATE_GONE` for a block too far back
    public List<Entry> storageEntries(Hash32 at, String pallet, String item, Value... partialKeys)
            throws ChainException {
        return new StoragePages(this, at).read(pallet, item, partialKeys);
    }

    /// The keys below several first keys of a map that end with one last key, without values. One frame for a page of a
    /// thousand of each.
    ///
    /// @param mostPages of each, then the list is cut
    public List<StorageTails> storageTails(Hash32 at, String pallet, String item, List<Value> firstKeys, Value lastKey,
            int mostPages) throws ChainException {
        return new KeyTails(this, at, mostPages).read(pallet, item, firstKeys, lastKey);
    }

    /// Blocks by number, in one frame; empty for those that the node has not.
    public List<Optional<BlockRef>> blocks(List<Long> numbers) throws ChainException {
        return BlockNumbers.find(this, numbers);
    }

    /// Reads events of blocks.
    public EventReader events() {
        return new EventReader(this);
    }

    NonceBook nonces() {
        return nonces;
    }

    DigestProbe.Memory digests() {
        return digests;
    }

    /// Ends the connection and what watches over it.
    @Override
    public void close() {
        rpc.close();
        watches.close();
    }
}
