package tern.wallet.chain;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import tern.wallet.crypto.Blake2;
import tern.wallet.metadata.MetadataException;
import tern.wallet.metadata.RuntimeMetadata;
import tern.wallet.rpc.RpcClient;
import tern.wallet.rpc.RpcException;
import tern.wallet.rpc.RpcReply;
import tern.wallet.rpc.RpcRequest;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.scale.Value;
import tern.wallet.units.Hash32;
import tern.wallet.units.Hex;
import tools.jackson.databind.JsonNode;

/// Gets a runtime's metadata: from memory, from the cache on disk, or from the node.
///
/// From the node it takes two frames: `Metadata_metadata_versions`, then `Metadata_metadata_at_version` for the first
/// of 15, 16 and 14 that the runtime offers. 15 and 16 describe the runtime APIs; 15 comes first because the runtime's
/// own digest is made from it, and 16 may number its types otherwise. A runtime without these calls is asked with
/// `state_getMetadata`.
///
/// Metadata is accepted only when its own `System.Version` constant names the version that the node reports: bytes of
/// another version are never used to build or read anything.
///
/// The cache is shared by all endpoints of a network whose genesis is known beforehand; any other endpoint has a folder
/// of its own in it. Metadata that the runtime's digest contradicts is fetched again ([#refetch]), so a node that served
/// wrong bytes once stops neither the next one nor itself when it is honest again. Any thread may call.
final class RuntimeLoader {

    private static final List<Integer> READABLE = List.of(15, 16, 14);
    /// Versions kept decoded: the present one, and old ones whose blocks are being looked at.
    private static final int IN_MEMORY = 4;

    private static final String BY_ENDPOINT = "by-endpoint";

    private final Optional<Path> folder;
    /// Whether the network's genesis is known beforehand. Where it is not, an endpoint can name any genesis, so what it
    /// serves must not be found by another one.
    private final boolean shared;
    /// What was decoded from the disk, and not yet held against the chain's own digest.
    private final Set<RuntimeVersion> fromDisk = new HashSet<>();
    private final ChainOptions.Token token;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<RuntimeVersion, Runtime> loaded = new LinkedHashMap<>(8, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<RuntimeVersion, Runtime> eldest) {
            return size() > IN_MEMORY;
        }
    };

    RuntimeLoader(ChainOptions options, Network network) {
        this.folder = options.metadataCache();
        this.shared = network.genesis().isPresent();
        this.token = options.token();
    }

    /// @param at a block that has this runtime
    Runtime load(RpcClient rpc, Hash32 genesis, RuntimeVersion version, Hash32 at) throws ChainException {
        lock.lock();
        try {
            Runtime known = loaded.get(version);
            if (known == null) {
                known = read(rpc, genesis, version, at);
                loaded.put(version, known);
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    private Runtime read(RpcClient rpc, Hash32 genesis, RuntimeVersion version, Hash32 at) throws ChainException {
        Optional<MetadataCache> cache = cache(rpc);
        if (cache.isPresent()) {
            Optional<byte[]> stored = cache.get().load(genesis, version);
            if (stored.isPresent()) {
                try {
                    Runtime runtime = check(version, stored.get());
                    fromDisk.add(version);
                    return runtime;
                } catch (ChainException e) {
                    Log.log()
                            .warn(
                                    "cached metadata does not fit version {}: fetching it again", version.specVersion(),
                                    e);
                    cache.get().remove(genesis, version);
                }
            }
        }
        return fetchAndStore(rpc, genesis, version, at);
    }

    private Runtime fetchAndStore(RpcClient rpc, Hash32 genesis, RuntimeVersion version, Hash32 at)
            throws ChainException {
        byte[] fetched = fetch(rpc, at);
        Runtime runtime = check(version, fetched);
        cache(rpc).ifPresent(files -> files.store(genesis, version, fetched));
        return runtime;
    }

    /// Fetches metadata again that the chain's own digest contradicts, or that made nothing that the chain takes. Where
    /// it came from the disk, what was there is deleted. Where it came from the node, the node may have lied and may be
    /// honest now.
    ///
    /// @param at a block that has this runtime
    /// @return empty where it was not from the disk and is the same again
    Optional<Runtime> refetch(RpcClient rpc, Hash32 genesis, RuntimeVersion version, Hash32 at) throws ChainException {
        lock.lock();
        try {
            Optional<Runtime> doubted = Optional.ofNullable(loaded.get(version));
            boolean fromNode = !fromDisk.contains(version);
            cache(rpc).ifPresent(files -> files.remove(genesis, version));
            loaded.remove(version);
            Runtime fresh = fetchAndStore(rpc, genesis, version, at);
            fromDisk.remove(version);
            loaded.put(version, fresh);
            boolean same = doubted.map(Runtime::digest).filter(fresh.digest()::equals).isPresent();
            return fromNode && same ? Optional.empty() : Optional.of(fresh);
        } finally {
            lock.unlock();
        }
    }

    private Optional<MetadataCache> cache(RpcClient rpc) {
        return folder.map(path -> new MetadataCache(shared ? path : path.resolve(BY_ENDPOINT).resolve(name(rpc))));
    }

    private static String name(RpcClient rpc) {
        byte[] endpoint = rpc.endpoint().toString().getBytes(StandardCharsets.UTF_8);
        return Hex.encode(Blake2.hash128(endpoint)).substring(2);
    }

    private Runtime check(RuntimeVersion version, byte[] bytes) throws ChainException {
        RuntimeMetadata metadata;
        try {
            metadata = RuntimeMetadata.decode(bytes);
        } catch (MetadataException e) {
            throw Failures.metadata(e);
        }
        Runtime runtime = Runtime.of(version, metadata, token);
        Optional<Value> named = runtime.constant("System", "Version");
        try {
            if (named.isEmpty()
                    || !named.get().field("spec_name").asText().equals(version.specName())
                    || named.get().field("spec_version").asLong() != version.specVersion()
                    || named.get().field("transaction_version").asLong() != version.transactionVersion()) {
                throw new ChainException(ChainException.Kind.METADATA, Texts.say("chain.metadata"),
                        "metadata names version " + named.map(Value::toString).orElse("none") + ", the node "
                                + version.specName() + ' ' + version.specVersion());
            }
        } catch (ScaleException e) {
            throw Failures.metadata(e);
        }
        return runtime;
    }

    private static byte[] fetch(RpcClient rpc, Hash32 at) throws ChainException {
        try {
            RpcReply versions = rpc.readBatch(
                    List.of(RpcRequest.of("state_call", "Metadata_metadata_versions", "0x", at.toString()))).getFirst();
            Optional<RpcException> failure = versions.failure();
            if (failure.isPresent()) {
                if (failure.get().kind() != RpcException.Kind.SERVER_ERROR) {
                    throw Failures.rpc(failure.get());
                }
                // a runtime without this runtime call: it serves version 14
                return Json.bytes(rpc.read("state_getMetadata", at.toString()), "metadata");
            }
            Optional<Integer> best = best(Json.bytes(versions.resultOrThrow(), "metadata versions"));
            if (best.isEmpty()) {
                return Json.bytes(rpc.read("state_getMetadata", at.toString()), "metadata");
            }
            byte[] argument = new ScaleWriter(4).writeU32(best.get()).toBytes();
            JsonNode answer = rpc.read("state_call", "Metadata_metadata_at_version", argument, at.toString());
            return opaque(Json.bytes(answer, "metadata"));
        } catch (RpcException e) {
            throw Failures.state(e);
        }
    }

    /// @param answer `Vec<u32>`
    private static Optional<Integer> best(byte[] answer) throws ChainException {
        try {
            ScaleReader reader = new ScaleReader(answer);
            int count = reader.readLength(4);
            Set<Long> offered = new HashSet<>();
            for (int i = 0; i < count; i++) {
                offered.add(reader.readU32());
            }
            Optional<Integer> best = Optional.empty();
            for (int readable : READABLE) {
                if (best.isEmpty() && offered.contains((long) readable)) {
                    best = Optional.of(readable);
                }
            }
            reader.requireEnd();
            return best;
        } catch (ScaleException e) {
            throw Failures.malformed("metadata versions", e);
        }
    }

    /// @param answer `Option<OpaqueMetadata>`
    private static byte[] opaque(byte[] answer) throws ChainException {
        try {
            ScaleReader reader = new ScaleReader(answer);
            if (!reader.readBool()) {
                throw Failures.malformed("metadata", "offered and then not served");
            }
            byte[] bytes = reader.readBytes(reader.readLength(1));
            reader.requireEnd();
            return bytes;
        } catch (ScaleException e) {
            throw Failures.malformed("metadata", e);
        }
    }
}
