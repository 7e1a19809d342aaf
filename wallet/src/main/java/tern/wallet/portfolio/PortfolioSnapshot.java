package tern.wallet.portfolio;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tern.wallet.bittensor.RootFunds.FundClaims;
import tern.wallet.bittensor.Subnet;
import tern.wallet.chain.BlockRef;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// Everything a wallet view needs, read at one block hash.
///
/// @param networkId   `finney`, `test`, …
/// @param genesis     hash of the chain's block 0
/// @param specVersion runtime version that answered
/// @param block       the block all of it was read at
/// @param blockTime   the block's own time (`Timestamp.Now`), when the runtime has it
/// @param accounts    in the order asked for
/// @param subnets     all subnets by netuid, ascending; those of positions are always among them
public record PortfolioSnapshot(
        String networkId,
        Hash32 genesis,
        long specVersion,
        BlockRef block,
        Optional<Instant> blockTime,
        List<AccountPicture> accounts,
        Map<Integer, Subnet> subnets) {

    /// Free, reserved and all stake at spot price, in rao of TAO.
    public Rao totalSpot() {
        return sum(accounts.stream().map(AccountPicture::totalSpot));
    }

    /// Free, reserved and all stake at what it would bring if it were all sold now, in rao of TAO.
    public Rao totalExit() {
        return sum(accounts.stream().map(AccountPicture::totalExit));
    }

    /// What claiming from validators' funds would bring now, in rao of TAO; no total counts it. Known for all accounts or
    /// empty: a part would look like the whole.
    public Optional<Rao> claimable() {
        return claims(FundClaims::claimable);
    }

    /// What is too little to be claimed yet, in rao of TAO; empty as above.
    public Optional<Rao> waiting() {
        return claims(FundClaims::waiting);
    }

    private Optional<Rao> claims(Function<FundClaims, Rao> amount) {
        if (accounts.isEmpty() || accounts.stream().anyMatch(account -> account.claims().isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(sum(accounts.stream().flatMap(account -> account.claims().stream()).map(amount)));
    }

    static Rao sum(Stream<Rao> amounts) {
        return amounts.reduce(Rao.ZERO, Rao::plus);
    }
}
