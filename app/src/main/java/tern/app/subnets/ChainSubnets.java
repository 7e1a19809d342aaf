package tern.app.subnets;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tern.app.feed.ChainTap;
import tern.app.feed.PortfolioSource.Watch;
import tern.app.history.PaidDays;
import tern.wallet.bittensor.Subnet;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainOptions;
import tern.wallet.subnets.PoolDepth;
import tern.wallet.subnets.RewardSample;
import tern.wallet.subnets.SubnetBoard;
import tern.wallet.subnets.SubnetDetail;
import tern.wallet.subnets.SubnetsReader;
import tern.wallet.units.TernException;

/// Reads over the connection that the feed has; of the past what the history keeps.
public final class ChainSubnets implements SubnetsSource, AutoCloseable {

    private final Watch watch;
    private final PaidDays days;
    private final ChainOptions options;
    private volatile Optional<ChainClient> client = Optional.empty();

    /// @param days    what subnets paid on past days
    /// @param options how to connect to whoever keeps the past
    public ChainSubnets(ChainTap tap, PaidDays days, ChainOptions options) {
        this.days = days;
        this.options = options;
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
        Optional<ChainClient> chain = client;
        if (chain.isEmpty()) {
            return Reach.NONE;
        }
        boolean whole = days.read(chain.get(), subnet.netuid(), subnet.registeredAt().orElse(0L), blocks, take);
        return whole ? Reach.WHOLE : Reach.GONE;
    }

    @Override
    public boolean isFetchable() {
        return client.map(ChainClient::network).filter(PaidDays::isFetchable).isPresent();
    }

    @Override
    public Reach fetch(Subnet subnet, List<Long> blocks, Predicate<RewardSample> take) throws TernException {
        Optional<ChainClient> chain = client;
        if (chain.isEmpty() || !PaidDays.isFetchable(chain.get().network())) {
            return Reach.NONE;
        }
        boolean whole = days.fetch(chain.get().network(), options, chain.get().genesis(),
                subnet.netuid(), subnet.registeredAt().orElse(0L), blocks, take);
        return whole ? Reach.WHOLE : Reach.GONE;
    }

    @Override
    public void close() {
        watch.close();
    }
}
