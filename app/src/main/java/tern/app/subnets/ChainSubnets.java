package tern.app.subnets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tern.app.feed.ChainTap;
import tern.app.feed.PortfolioSource.Watch;
import tern.wallet.bittensor.Subnet;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainException;
import tern.wallet.subnets.PoolDepth;
import tern.wallet.subnets.RewardReader;
import tern.wallet.subnets.RewardSample;
import tern.wallet.subnets.SubnetBoard;
import tern.wallet.subnets.SubnetDetail;
import tern.wallet.subnets.SubnetsReader;
import tern.wallet.units.Hash32;
import tern.wallet.units.TernException;

/// Reads over the connection that the feed has. Samples of the past are kept while the window is open, since the past
/// does not change.
public final class ChainSubnets implements SubnetsSource, AutoCloseable {

    private static final int MOST_KEPT = 4_000;

    private final Watch watch;
    private final Map<Place, Optional<RewardSample>> kept = new LinkedHashMap<>();
    private volatile Optional<ChainClient> client = Optional.empty();

    private record Place(Hash32 genesis, int netuid, long registeredAt, Hash32 block) {}

    public ChainSubnets(ChainTap tap) {
        watch = tap.watch(now -> client = now);
    }

    @Override
    public Optional<SubnetBoard> board(BlockRef at) throws TernException {
        Optional<ChainClient> chain = client;
        return chain.isEmpty() ? Optional.empty() : Optional.of(new SubnetsReader(chain.get()).board(at));
    }

    @Override
    public Optional<Look> look(int netuid, BlockRef at) throws TernException {
        Optional<ChainClient> chain = client;
        if (chain.isEmpty()) {
            return Optional.empty();
        }
        Optional<SubnetDetail> detail = new SubnetsReader(chain.get()).detail(netuid, at);
        return detail.isEmpty()
                ? Optional.empty()
                : Optional.of(new Look(detail.get(),
                        PoolDepth.read(chain.get(), at, detail.get().overview().subnet())));
    }

    @Override
    public Reach rewards(Subnet subnet, List<Long> blocks, Predicate<RewardSample> take) throws TernException {
        Optional<ChainClient> now = client;
        if (now.isEmpty()) {
            return Reach.NONE;
        }
        ChainClient chain = now.get();
        for (Optional<BlockRef> block : chain.blocks(blocks)) {
            if (block.isEmpty()) {
                continue;
            }
            Optional<RewardSample> sample;
            try {
                sample = sample(chain, subnet, block.get());
            } catch (ChainException e) {
                if (e.kind() == ChainException.Kind.STATE_GONE) {
                    return Reach.GONE;
                }
                throw e;
            }
            if (sample.isPresent() && !take.test(sample.get())) {
                return Reach.WHOLE;
            }
        }
        return Reach.WHOLE;
    }

    private Optional<RewardSample> sample(ChainClient chain, Subnet subnet, BlockRef block) throws TernException {
        long registered = subnet.registeredAt().orElse(0L);
        Place place = new Place(chain.genesis(), subnet.netuid(), registered, block.hash());
        synchronized (kept) {
            Optional<RewardSample> known = kept.get(place);
            if (known != null) {
                return known;
            }
        }
        Optional<RewardSample> read = RewardReader.read(chain, block, subnet.netuid(), registered);
        synchronized (kept) {
            if (kept.size() >= MOST_KEPT) {
                kept.clear();
            }
            kept.put(place, read);
        }
        return read;
    }

    @Override
    public void close() {
        watch.close();
    }
}
