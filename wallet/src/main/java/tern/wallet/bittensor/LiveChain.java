package tern.wallet.bittensor;

import java.util.Optional;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.CallSpec;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainException;
import tern.wallet.chain.ChainRead;
import tern.wallet.chain.Pending;
import tern.wallet.chain.Runtime;
import tern.wallet.metadata.MetadataException;
import tern.wallet.scale.Value;
import tern.wallet.units.Hash32;

/// Blocks of a connected chain.
final class LiveChain implements ChainSource {

    private final ChainClient client;

    LiveChain(ChainClient client) {
        this.client = client;
    }

    @Override
    public String networkId() {
        return client.network().id();
    }

    @Override
    public Hash32 genesis() {
        return client.genesis();
    }

    @Override
    public BlockRef bestBlock() throws ChainException {
        return client.bestBlock();
    }

    @Override
    public ChainState recent(BlockRef block) {
        return new LiveState(client, block, client.runtime());
    }

    @Override
    public ChainState at(BlockRef block) throws ChainException {
        return new LiveState(client, block, client.runtimeAt(block.hash()));
    }

    private static final class LiveState implements ChainState {

        private final ChainClient client;
        private final BlockRef block;
        private final Runtime runtime;
        private final Features features;
        private volatile boolean outdated;

        LiveState(ChainClient client, BlockRef block, Runtime runtime) {
            this.client = client;
            this.block = block;
            this.runtime = runtime;
            this.features = Features.of(runtime);
        }

        @Override
        public BlockRef block() {
            return block;
        }

        @Override
        public long specVersion() {
            return runtime.specVersion();
        }

        @Override
        public Features features() {
            return features;
        }

        @Override
        public boolean hasStorage(String pallet, String item) {
            return runtime.hasStorage(pallet, item);
        }

        @Override
        public int storageKeys(String pallet, String item) {
            return runtime.metadata()
                    .findPallet(pallet)
                    .flatMap(found -> found.findStorage(item))
                    .map(found -> found.hashers().size())
                    .orElse(0);
        }

        @Override
        public boolean hasCall(String pallet, String name) {
            return runtime.hasCall(pallet, name);
        }

        @Override
        public boolean hasApi(String api, String method) {
            return runtime.hasApi(api, method);
        }

        @Override
        public boolean outdated() {
            return outdated;
        }

        @Override
        public Optional<Value> constant(String pallet, String name) throws ChainException {
            return runtime.constant(pallet, name);
        }

        @Override
        public byte[] encodeCall(CallSpec call) throws StateException {
            try {
                return runtime.calls().encode(call.pallet(), call.name(), call.args());
            } catch (MetadataException e) {
                throw StateException.unreadable(call.pallet() + "." + call.name(), e);
            }
        }

        @Override
        public ReadRound round() {
            return new LiveRound(this, client.read(block.hash()));
        }

        void decodedWith(Runtime used) {
            outdated |= used.specVersion() != runtime.specVersion();
        }
    }

    private static final class LiveRound implements ReadRound {

        private final LiveState state;
        private final ChainRead read;
        private boolean asked;

        LiveRound(LiveState state, ChainRead read) {
            this.state = state;
            this.read = read;
        }

        @Override
        public Answer<Optional<Value>> storage(String pallet, String item, Value... keys) {
            return answer(read.storage(pallet, item, keys));
        }

        @Override
        public Answer<Value> api(String api, String method, Value... args) {
            return answer(read.api(api, method, args));
        }

        @Override
        public Answer<byte[]> apiRaw(String method, byte[] args) {
            return answer(read.apiRaw(method, args));
        }

        @Override
        public void execute() throws ChainException {
            if (asked) {
                read.execute();
                state.decodedWith(read.runtime());
            }
        }

        private <T> Answer<T> answer(Pending<T> pending) {
            asked = true;
            return pending::get;
        }
    }
}
