package tern.app.mining;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tern.app.feed.ChainTap;
import tern.app.feed.PortfolioSource.Watch;
import tern.node.miner.MinerProfile;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.keys.AccountId;
import tern.wallet.subnets.MinerReader;
import tern.wallet.subnets.MinerStand;
import tern.wallet.subnets.Neuron;
import tern.wallet.subnets.SubnetDetail;
import tern.wallet.subnets.SubnetsReader;
import tern.wallet.units.Rao;
import tern.wallet.units.TernException;

/// Reads over the connection that the feed has, and writes down what each epoch paid.
public final class ChainPlaces implements Places, AutoCloseable {

    private final Watch watch;
    private final EpochBook book;
    private final InstantSource clock;
    private volatile Optional<ChainClient> client = Optional.empty();

    /// @param book keeps what was seen
    public ChainPlaces(ChainTap tap, EpochBook book, InstantSource clock) {
        this.book = book;
        this.clock = clock;
        watch = tap.watch(now -> client = now);
    }

    @Override
    public Optional<MinerPlace> read(MinerProfile profile, Optional<AccountId> owner, BlockRef at)
            throws TernException {
        Optional<ChainClient> now = client;
        if (now.isEmpty()) {
            return Optional.empty();
        }
        return read(now.get(), profile, owner, at);
    }

    /// As [#read(MinerProfile, Optional, BlockRef)], over a connection of the caller's.
    public Optional<MinerPlace> read(ChainClient chain, MinerProfile profile, Optional<AccountId> owner, BlockRef at)
            throws TernException {
        Optional<SubnetDetail> detail = new SubnetsReader(chain).detail(profile.netuid(), at);
        Optional<AccountId> coldkey = detail.flatMap(subnet -> subnet.neurons()
                .stream()
                .filter(neuron -> neuron.hotkey().equals(profile.hotkey()))
                .findFirst()
                .flatMap(Neuron::coldkey)).or(() -> owner);
        if (coldkey.isEmpty()) {
            return Optional.empty();
        }
        MinerStand stand = new MinerReader(chain).read(profile.netuid(), profile.hotkey(), coldkey.get(), at);
        Rao price = detail.map(subnet -> subnet.overview().subnet().price()).orElse(Rao.ZERO);
        EpochBook.Seat seat = new EpochBook.Seat(chain.genesis(), profile.netuid(), profile.hotkey());
        OptionalLong grown = book.isNew(seat, stand)
                ? EpochMeter.measure(chain, profile.netuid(), profile.hotkey(), coldkey.get(), stand.lastEpoch())
                : OptionalLong.empty();
        List<SeenEpoch> epochs = book.take(seat, stand, grown, price, clock.instant());
        return Optional.of(new MinerPlace(chain.genesis(), profile.hotkey(), coldkey.get(), stand, detail, epochs));
    }

    @Override
    public void close() {
        watch.close();
    }
}
