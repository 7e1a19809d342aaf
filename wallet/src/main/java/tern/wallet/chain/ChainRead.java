package tern.wallet.chain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tern.wallet.metadata.ApiMethod;
import tern.wallet.metadata.StorageItem;
import tern.wallet.metadata.StorageKeys;
import tern.wallet.rpc.RpcException;
import tern.wallet.rpc.RpcReply;
import tern.wallet.rpc.RpcRequest;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.scale.Value;
import tern.wallet.units.Hash32;
import tern.wallet.units.Hex;
import tools.jackson.databind.JsonNode;

/// A read of any number of storage values and runtime calls at one block, in ONE frame: one `state_queryStorageAt` with
/// all keys, one `state_call` for each runtime call, and, for a block not seen before, its runtime version. Where that
/// version turns out not to be the one that the keys were made with (the block is older than an upgrade, or an upgrade
/// just happened), the right runtime is loaded and the read is done again.
///
/// Collect with [#storage], [#api] and [#apiRaw], then [#execute] once, then take the values. For one thread.
public final class ChainRead {

    private static final int KEYS_PER_QUERY = 2000;

    private final ChainClient client;
    private final Hash32 at;
    private final List<StorageAsk> storage = new ArrayList<>();
    private final List<ApiAsk> apis = new ArrayList<>();
    private @Nullable Runtime used;

    /// @param keys values of the map's keys
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record StorageAsk(String pallet, String item, Value[] keys, Pending<Optional<Value>> answer) {}

    private sealed interface ApiAsk {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record TypedAsk(String api, String method, Value[] args, Pending<Value> answer) implements ApiAsk {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record RawAsk(String method, byte[] args, Pending<byte[]> answer) implements ApiAsk {}

    /// A storage question whose key is known.
    private record Keyed(StorageAsk ask, StorageItem item, String key) {}

    /// A runtime call that is being made.
    private record Called(ApiAsk ask, int outputType) {}

    ChainRead(ChainClient client, Hash32 at) {
        this.client = client;
        this.at = at;
    }

    /// The block.
    public Hash32 at() {
        return at;
    }

    /// The runtime that everything was decoded with.
    ///
    /// @throws IllegalStateException before [#execute]
    public Runtime runtime() {
        Runtime runtime = used;
        if (runtime == null) {
            throw new IllegalStateException("the read was not executed");
        }
        return runtime;
    }

    /// A storage value. Empty when this runtime has no such item, or when there is no value and the item has no
    /// default; the item's default where it has one. The pending answer fails when the keys do not fit the item.
    public Pending<Optional<Value>> storage(String pallet, String item, Value... keys) {
        Pending<Optional<Value>> answer = new Pending<>();
        storage.add(new StorageAsk(pallet, item, keys.clone(), answer));
        return answer;
    }

    /// A runtime call by the types in the metadata. The pending answer fails with `NOT_IN_RUNTIME` when this runtime
    /// has no such call.
    public Pending<Value> api(String api, String method, Value... args) {
        Pending<Value> answer = new Pending<>();
        apis.add(new TypedAsk(api, method, args.clone(), answer));
        return answer;
    }

    /// A runtime call in bytes, for runtimes whose metadata does not describe it.
    ///
    /// @param method `Trait_method`
    /// @param args   encoded arguments, one after the other
    public Pending<byte[]> apiRaw(String method, byte[] args) {
        Pending<byte[]> answer = new Pending<>();
        apis.add(new RawAsk(method, args.clone(), answer));
        return answer;
    }

    /// Sends everything and waits for the answers. Sends nothing when there is nothing to ask.
    ///
    /// @throws ChainException when the frame was not answered, or storage at this block could not be read at all
    ///                        (`STATE_GONE`); single runtime calls fail in their own [Pending]
    public void execute() throws ChainException {
        if (used != null) {
            throw new IllegalStateException("a read is executed once");
        }
        Optional<RuntimeVersion> known = client.versionAt(at);
        Runtime runtime = known.isPresent() ? client.runtime(known.get(), at) : client.runtime();
        Optional<RuntimeVersion> other = attempt(runtime, known.isEmpty());
        if (other.isPresent()) {
            runtime = client.runtime(other.get(), at);
            attempt(runtime, false);
        }
        used = runtime;
    }

    /// @param verify ask for the block's runtime version too
    /// @return the block's version when it is not the runtime's: nothing was answered then
    private Optional<RuntimeVersion> attempt(Runtime runtime, boolean verify) throws ChainException {
        List<Keyed> keyed = keys(runtime);
        List<RpcRequest> requests = new ArrayList<>();
        List<String> keys = keyed.stream().map(Keyed::key).distinct().toList();
        int queries = 0;
        for (int from = 0; from < keys.size(); from += KEYS_PER_QUERY) {
            List<String> part = keys.subList(from, Math.min(keys.size(), from + KEYS_PER_QUERY));
            requests.add(RpcRequest.of("state_queryStorageAt", part, at.toString()));
            queries++;
        }
        List<Called> called = calls(runtime, requests);
        if (requests.isEmpty()) {
            return Optional.empty();
        }
        if (verify) {
            requests.add(RpcRequest.of("state_getRuntimeVersion", at.toString()));
        }
        List<RpcReply> replies;
        try {
            replies = client.rpc().readBatch(requests);
            if (verify) {
                RuntimeVersion version = RuntimeVersion.parse(replies.getLast().resultOrThrow());
                client.remember(at, version);
                if (!version.sameCode(runtime.version())) {
                    return Optional.of(version);
                }
            }
            Map<String, JsonNode> values = new HashMap<>();
            for (int i = 0; i < queries; i++) {
                collect(replies.get(i).resultOrThrow(), values);
            }
            for (Keyed one : keyed) {
                answer(runtime, one, values.get(one.key()));
            }
        } catch (RpcException e) {
            throw Failures.state(e);
        }
        for (int i = 0; i < called.size(); i++) {
            answer(runtime, called.get(i), replies.get(queries + i));
        }
        return Optional.empty();
    }

    private List<Keyed> keys(Runtime runtime) {
        List<Keyed> keyed = new ArrayList<>();
        for (StorageAsk ask : storage) {
            Optional<StorageItem> item = runtime.metadata()
                    .findPallet(ask.pallet())
                    .flatMap(pallet -> pallet.findStorage(ask.item()));
            if (item.isEmpty()) {
                ask.answer().complete(Optional.empty());
                continue;
            }
            if (ask.keys().length != item.get().hashers().size()) {
                ask.answer()
                        .fail(Failures.missing(ask.pallet() + '.' + ask.item() + " with " + ask.keys().length
                                + " keys; it has " + item.get().hashers().size()));
                continue;
            }
            try {
                keyed.add(new Keyed(ask, item.get(),
                        Hex.encode(StorageKeys.key(runtime.metadata(), item.get(), ask.keys()))));
            } catch (ScaleException e) {
                ask.answer().fail(Failures.metadata(e));
            }
        }
        return keyed;
    }

    private List<Called> calls(Runtime runtime, List<RpcRequest> requests) {
        List<Called> called = new ArrayList<>();
        for (ApiAsk ask : apis) {
            switch (ask) {
                case RawAsk raw -> {
                    requests.add(RpcRequest.of("state_call", raw.method(), raw.args(), at.toString()));
                    called.add(new Called(raw, -1));
                }
                case TypedAsk typed -> {
                    Optional<ApiMethod> method = runtime.metadata().findApiMethod(typed.api(), typed.method());
                    if (method.isEmpty() || method.get().params().size() != typed.args().length) {
                        typed.answer()
                                .fail(Failures.missing(typed.api() + '.' + typed.method() + " with "
                                        + typed.args().length + " arguments"));
                        continue;
                    }
                    try {
                        ScaleWriter writer = new ScaleWriter();
                        for (int i = 0; i < typed.args().length; i++) {
                            runtime.codec().encode(method.get().params().get(i).type(), typed.args()[i], writer);
                        }
                        requests.add(RpcRequest.of(
                                "state_call", method.get().callName(), writer.toBytes(), at.toString()));
                        called.add(new Called(typed, method.get().outputType()));
                    } catch (ScaleException e) {
                        typed.answer().fail(Failures.metadata(e));
                    }
                }
            }
        }
        return called;
    }

    /// @param result `[{block, changes: [[key, valueOrNull]]}]`
    private void collect(JsonNode result, Map<String, JsonNode> values) throws ChainException {
        for (JsonNode set : result) {
            if (!Json.hash(set.path("block"), "storage.block").equals(at)) {
                throw Failures.malformed("storage", "answered for another block");
            }
            for (JsonNode change : set.path("changes")) {
                values.put(Json.text(change.path(0), "storage.key"), change.path(1));
            }
        }
    }

    private static void answer(Runtime runtime, Keyed one, @Nullable JsonNode value) {
        Pending<Optional<Value>> answer = one.ask().answer();
        try {
            if (value == null) {
                throw Failures.malformed("storage", "no answer for a key of " + one.item());
            }
            if (!value.isNull()) {
                answer.complete(Optional.of(
                        runtime.codec().decode(one.item().valueType(), Json.bytes(value, "storage.value"))));
            } else if (one.item().optional()) {
                answer.complete(Optional.empty());
            } else {
                answer.complete(Optional.of(
                        runtime.codec().decode(one.item().valueType(), one.item().defaultValue())));
            }
        } catch (ScaleException e) {
            answer.fail(Failures.malformed(one.item().toString(), e));
        } catch (ChainException e) {
            answer.fail(e);
        }
    }

    private static void answer(Runtime runtime, Called called, RpcReply reply) {
        switch (called.ask()) {
            case RawAsk raw -> {
                try {
                    raw.answer().complete(Json.bytes(reply.resultOrThrow(), raw.method()));
                } catch (RpcException e) {
                    raw.answer().fail(Failures.rpc(e));
                } catch (ChainException e) {
                    raw.answer().fail(e);
                }
            }
            case TypedAsk typed -> {
                String name = typed.api() + '_' + typed.method();
                try {
                    typed.answer()
                            .complete(
                                    runtime.codec()
                                            .decode(called.outputType(), Json.bytes(reply.resultOrThrow(), name)));
                } catch (RpcException e) {
                    typed.answer().fail(Failures.rpc(e));
                } catch (ScaleException e) {
                    typed.answer().fail(Failures.malformed(name, e));
                } catch (ChainException e) {
                    typed.answer().fail(e);
                }
            }
        }
    }
}
