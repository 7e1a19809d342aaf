package tern.wallet.history;

import java.time.Instant;
import java.util.List;
import tern.wallet.chain.BlockRef;
import tern.wallet.keys.AccountId;
import tern.wallet.portfolio.AccountPicture;
import tern.wallet.units.Rao;

/// What one account owned at one block. All amounts in rao of TAO.
///
/// @param time      the block's own
/// @param exit      the total if all stake were sold at that moment
/// @param spot      the total at spot prices
/// @param free      not reserved
/// @param reserved  held as deposits
/// @param root      stake on root
/// @param positions all stake
public record Sample(
        AccountId account,
        BlockRef block,
        Instant time,
        Rao exit,
        Rao spot,
        Rao free,
        Rao reserved,
        Rao root,
        List<PositionSample> positions) {

    public Sample {
        positions = List.copyOf(positions);
    }

    /// @param time of the block
    public static Sample of(AccountPicture picture, BlockRef block, Instant time) {
        List<PositionSample> positions = picture.positions()
                .stream()
                .map(position -> new PositionSample(position.netuid(), position.hotkey(), position.alpha(),
                        position.price(), position.exit()))
                .toList();
        Rao root = positions.stream()
                .filter(position -> position.netuid() == 0)
                .map(PositionSample::exit)
                .reduce(Rao.ZERO, Rao::plus);
        return new Sample(picture.account(), block, time, picture.totalExit(), picture.totalSpot(), picture.free(),
                picture.reserved(), root, positions);
    }
}
