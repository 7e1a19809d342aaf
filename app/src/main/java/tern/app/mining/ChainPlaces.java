package tern.app.mining;

import java.time.InstantSource;
import java.util.Optional;
import tern.app.feed.ChainTap;
import tern.app.feed.PortfolioSource.Watch;
import tern.node.miner.MinerProfile;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.keys.AccountId;
import tern.wallet.units.TernException;

/// Reads over the connection that the feed has, and writes down what each epoch paid.
public final class ChainPlaces implements Places, AutoCloseable {

    private final Watch watch;
    private final EpochLook look;
    private volatile Optional<ChainClient> client = Optional.empty();

    /// @param book keeps what was seen
    public ChainPlaces(ChainTap tap, EpochBook book, InstantSource clock) {
        look = new EpochLook(book, clock);
        watch = tap.watch(now -> client = now);
    }

    @Override
    public Optional<MinerPlace> read(MinerProfile profile, Optional<AccountId> owner, BlockRef at)
            throws TernException {
        Optional<ChainClient> now = client;
        return now.isPresent() ? look.read(now.get(), profile, owner, at) : Optional.empty();
    }

    @Override
    public void close() {
        watch.close();
    }
}
