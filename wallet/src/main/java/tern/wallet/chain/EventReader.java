package tern.wallet.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tern.wallet.metadata.StorageItem;
import tern.wallet.metadata.StorageKeys;
import tern.wallet.rpc.RpcException;
import tern.wallet.rpc.RpcReply;
import tern.wallet.rpc.RpcRequest;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;
import tern.wallet.units.Hash32;
import tern.wallet.units.Hex;
import tools.jackson.databind.JsonNode;

/// Reads what happened in a block. Source: `System.Events`, a `Vec<EventRecord>`.
///
/// Events are decoded with the runtime that ran the block, which is the one in force after its parent: a block that
/// upgrades the runtime still wrote its events with the old one.
public final class EventReader {

    private final ChainClient client;

    EventReader(ChainClient client) {
        this.client = client;
    }

    /// A block's content.
    ///
    /// @param block      number and hash
    /// @param runtime    what ran it
    /// @param extrinsics encoded, with their length prefix
    /// @param events     all of them, in order
    record Block(BlockRef block, Runtime runtime, List<byte[]> extrinsics, List<Event> events) {}

    /// All events of a block, in order. One frame, and one more when the parent's runtime is not known yet.
    ///
    /// @throws ChainException `STATE_GONE` for a block too far back
    public List<Event> read(Hash32 block) throws ChainException {
        try {
            List<RpcReply> replies = client.rpc()
                    .readBatch(List.of(
                            RpcRequest.of("chain_getHeader", block.toString()),
                            RpcRequest.of("state_getStorage", key(), block.toString())));
            Header header = ChainClient.checked(Header.parse(replies.get(0).resultOrThrow()), block);
            return decode(client.runtimeAt(header.parent()), replies.get(1).resultOrThrow());
        } catch (RpcException e) {
            throw Failures.state(e);
        }
    }

    /// What a transaction did in a block; empty when the block does not hold it. Frames as of [#read].
    ///
    /// @param extrinsic blake2b-256 of its bytes
    public Optional<Outcome> findOutcome(Hash32 block, Hash32 extrinsic) throws ChainException {
        return Outcomes.find(readBlock(block), extrinsic);
    }

    /// What a block held and did: its extrinsics with signer, call and outcome, and all events. Frames as of [#read].
    ///
    /// @throws ChainException `STATE_GONE` for a block too far back
    public BlockContent readContent(Hash32 block) throws ChainException {
        Whole whole = readWhole(block);
        return new ContentReader(whole.block(), whole.parent()).read();
    }

    /// What one of several blocks held and did, or why it could not be read.
    ///
    /// @param block   which
    /// @param content empty where it could not be read
    /// @param failure why not: what the node answered does not fit the rules of the chain or is an error; empty where it
    ///                could
    public record Reading(BlockRef block, Optional<BlockContent> content, Optional<ChainException> failure) {}

    /// What several blocks held and did, in one frame. Their runtime is asked for before the first and after the last
    /// alone: versions only rise, so where both are the same nothing was upgraded between. Asking at each block would
    /// cost small nodes more than the blocks themselves.
    ///
    /// @param before the hash of the block before the first one
    /// @param blocks one after the other
    /// @return one for each block, in order: one that cannot be read keeps nobody from the others
    /// @throws ChainException `STATE_GONE` where one of them is too far back; where the node could not be asked at all
    public List<Reading> readContents(Hash32 before, List<BlockRef> blocks) throws ChainException {
        List<Reading> readings = new ArrayList<>();
        if (blocks.isEmpty()) {
            return readings;
        }
        List<RpcRequest> requests = new ArrayList<>();
        for (BlockRef block : blocks) {
            requests.add(RpcRequest.of("chain_getBlock", block.hash().toString()));
            requests.add(RpcRequest.of("state_getStorage", key(), block.hash().toString()));
        }
        Hash32 last = blocks.getLast().hash();
        requests.add(RpcRequest.of("state_getRuntimeVersion", last.toString()));
        try {
            List<RpcReply> replies = client.rpc().readBatch(requests);
            RuntimeVersion after = RuntimeVersion.parse(replies.getLast().resultOrThrow());
            client.remember(last, after);
            boolean same = client.runtimeAt(before).version().sameCode(after);
            for (int i = 0; i < blocks.size(); i++) {
                if (same) {
                    client.remember(blocks.get(i).hash(), after);
                }
                readings.add(reading(blocks.get(i), replies.get(i * 2), replies.get(i * 2 + 1)));
            }
            return readings;
        } catch (RpcException e) {
            throw Failures.state(e);
        }
    }

    private Reading reading(BlockRef block, RpcReply content, RpcReply events) throws ChainException {
        try {
            Whole whole = whole(block.hash(), content, events);
            return new Reading(block, Optional.of(new ContentReader(whole.block(), whole.parent()).read()),
                    Optional.empty());
        } catch (RpcException e) {
            return unread(block, Failures.state(e));
        } catch (ChainException e) {
            return unread(block, e);
        }
    }

    /// @throws ChainException the same, where it says nothing about this block: another try may bring it
    private static Reading unread(BlockRef block, ChainException why) throws ChainException {
        return switch (why.kind()) {
            case MALFORMED, NOT_IN_RUNTIME, METADATA, NODE_ERROR -> new Reading(block, Optional.empty(),
                    Optional.of(why));
            default -> throw why;
        };
    }

    /// The hashes of the best chain's blocks from one number to another, in one frame. Ends early where the chain does.
    public List<BlockRef> hashes(long from, long to) throws ChainException {
        List<RpcRequest> requests = new ArrayList<>();
        for (long number = from; number <= to; number++) {
            requests.add(RpcRequest.of("chain_getBlockHash", number));
        }
        List<BlockRef> blocks = new ArrayList<>();
        if (requests.isEmpty()) {
            return blocks;
        }
        try {
            for (RpcReply reply : client.rpc().readBatch(requests)) {
                JsonNode hash = reply.resultOrThrow();
                if (hash.isNull()) {
                    break;
                }
                blocks.add(new BlockRef(from + blocks.size(), Json.hash(hash, "block hash")));
            }
            return blocks;
        } catch (RpcException e) {
            throw Failures.rpc(e);
        }
    }

    /// As [#read], with the block's extrinsics.
    Block readBlock(Hash32 block) throws ChainException {
        return readWhole(block).block();
    }

    private record Whole(Block block, Hash32 parent) {}

    private Whole readWhole(Hash32 block) throws ChainException {
        try {
            List<RpcReply> replies = client.rpc()
                    .readBatch(List.of(
                            RpcRequest.of("chain_getBlock", block.toString()),
                            RpcRequest.of("state_getStorage", key(), block.toString())));
            return whole(block, replies.get(0), replies.get(1));
        } catch (RpcException e) {
            throw Failures.state(e);
        }
    }

    private Whole whole(Hash32 block, RpcReply content, RpcReply events) throws ChainException, RpcException {
        JsonNode body = content.resultOrThrow().path("block");
        Header header = ChainClient.checked(Header.parse(body.path("header")), block);
        List<byte[]> extrinsics = new ArrayList<>();
        for (JsonNode extrinsic : body.path("extrinsics")) {
            extrinsics.add(Json.bytes(extrinsic, "block.extrinsics"));
        }
        Runtime runtime = client.runtimeAt(header.parent());
        return new Whole(new Block(header.ref(), runtime, extrinsics, decode(runtime, events.resultOrThrow())),
                header.parent());
    }

    private String key() throws ChainException {
        // pallet and item names are all that the key depends on, and no upgrade changes those of System.Events
        return Hex.encode(StorageKeys.prefix(item(client.runtime())));
    }

    private static StorageItem item(Runtime runtime) throws ChainException {
        Optional<StorageItem> item = runtime.metadata().findPallet("System").flatMap(p -> p.findStorage("Events"));
        if (item.isEmpty()) {
            throw Failures.missing("System.Events");
        }
        return item.get();
    }

    static List<Event> decode(Runtime runtime, JsonNode stored) throws ChainException {
        StorageItem item = item(runtime);
        byte[] bytes = stored.isNull() ? item.defaultValue() : Json.bytes(stored, "System.Events");
        try {
            List<Event> events = new ArrayList<>();
            for (Value record : runtime.codec().decode(item.valueType(), bytes).asList()) {
                Value.Variant phase = record.field("phase").asVariant();
                Value.Variant pallet = record.field("event").asVariant();
                Value.Variant event = pallet.at(0).asVariant();
                OptionalInt extrinsic = phase.name().equals("ApplyExtrinsic")
                        ? OptionalInt.of(phase.at(0).asInt())
                        : OptionalInt.empty();
                events.add(new Event(pallet.name(), event.name(), extrinsic, event.fields()));
            }
            return events;
        } catch (ScaleException e) {
            throw Failures.malformed("System.Events", e);
        }
    }
}
