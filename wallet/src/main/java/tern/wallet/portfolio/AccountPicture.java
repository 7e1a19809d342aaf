package tern.wallet.portfolio;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tern.wallet.bittensor.RootFunds.FundClaims;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// One coldkey at one block.
///
/// @param account            the coldkey
/// @param free               TAO that is not reserved, in rao; part of it may be locked
/// @param reserved           TAO held as deposits, in rao
/// @param locked             the part of `free` that cannot be transferred now (`frozen` beyond what is reserved), in rao
/// @param existentialDeposit what an account must keep to live, in rao
/// @param positions          stake, ordered by value
/// @param claims             what validators' funds owe ("root dividends"); no total counts it, since it floats until
///                           it is claimed. Empty where the runtime has no such funds or could not say
public record AccountPicture(
        AccountId account,
        Rao free,
        Rao reserved,
        Rao locked,
        Rao existentialDeposit,
        List<PositionPicture> positions,
        Optional<FundClaims> claims) {

    public AccountPicture {
        positions = List.copyOf(positions);
    }

    public Rao totalSpot() {
        return PortfolioSnapshot
                .sum(Stream.concat(Stream.of(free, reserved), positions.stream().map(PositionPicture::spot)));
    }

    public Rao totalExit() {
        return PortfolioSnapshot
                .sum(Stream.concat(Stream.of(free, reserved), positions.stream().map(PositionPicture::exit)));
    }

    /// TAO that a transfer which keeps the account alive can move, before its fee.
    public Rao transferable() {
        return free.minusOrZero(locked.max(existentialDeposit));
    }
}
