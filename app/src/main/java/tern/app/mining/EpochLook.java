package tern.app.mining;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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

/// Reads how a miner stands on a chain, measures what its last epoch paid where that is a new one, and writes it down;
/// for window and command line alike. Safe for several threads; blocks.
public final class EpochLook {

    private final EpochBook book;
    private final InstantSource clock;

    /// @param book keeps what was seen
    public EpochLook(EpochBook book, InstantSource clock) {
        this.book = book;
        this.clock = clock;
    }

    /// @param owner who is to own the hotkey where the chain does not say
    /// @return empty where nobody is known who owns the hotkey
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
}
