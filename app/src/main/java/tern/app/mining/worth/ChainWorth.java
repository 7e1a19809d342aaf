package tern.app.mining.worth;

import java.util.List;
import java.util.Optional;
import tern.app.feed.ChainTap;
import tern.app.feed.PortfolioSource.Watch;
import tern.app.mining.worth.WorthModel.SubnetName;
import tern.wallet.chain.ChainClient;
import tern.wallet.mining.MiningReader;
import tern.wallet.subnets.SubnetDetail;
import tern.wallet.subnets.SubnetsReader;
import tern.wallet.units.Rao;
import tern.wallet.units.TernException;

/// Reads over the connection that the feed has.
public final class ChainWorth implements WorthSource {

    private static final int ALL = 100;

    private final Watch watch;
    private volatile Optional<ChainClient> client = Optional.empty();

    public ChainWorth(ChainTap tap) {
        watch = tap.watch(now -> client = now);
    }

    @Override
    public List<SubnetName> subnets() throws TernException {
        Optional<ChainClient> chain = client;
        if (chain.isEmpty()) {
            return List.of();
        }
        return new SubnetsReader(chain.get()).board(chain.get().bestBlock())
                .rows()
                .stream()
                .filter(each -> each.netuid() != 0)
                .map(each -> new SubnetName(each.netuid(), each.subnet().name()))
                .toList();
    }

    @Override
    public Optional<Look> look(int netuid, Optional<Rao> observed) throws TernException {
        Optional<ChainClient> now = client;
        if (now.isEmpty()) {
            return Optional.empty();
        }
        ChainClient chain = now.get();
        Optional<SubnetDetail> detail = new SubnetsReader(chain).detail(netuid, chain.bestBlock());
        if (detail.isEmpty()) {
            return Optional.empty();
        }
        return MiningReader.read(chain, detail.get(), observed, ALL).map(reading -> new Look(detail.get(), reading));
    }

    @Override
    public void close() {
        watch.close();
    }
}
