package tern.wallet.bittensor;

import java.math.BigInteger;
import java.util.Optional;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainException;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// What the chain allows of stake on one subnet, whoever's it is.
///
/// @param netuid       the subnet, 0 is root
/// @param open         whether its alpha can be bought now; what is there can be sold all the same where the runtime has
///                     limit calls. Root is always open
/// @param least        the least TAO that may be staked or partly taken back, in rao; zero where there is none
/// @param leastKept    what stake with somebody else's validator has to be worth, or the chain sells it out; in rao of TAO,
///                     before limit calls in rao of alpha; zero where there is none
/// @param keptInAlpha  whether that counts alpha
/// @param feeOf65535   what the pool takes of a trade; empty where the runtime does not say, zero on root
/// @param holdBlocks   for how many blocks root stake is held after it changed; zero where it is not
/// @param partial      whether a trade can be stopped at a price
public record StakeRules(int netuid, boolean open, Rao least, Rao leastKept, boolean keptInAlpha,
        Optional<Integer> feeOf65535, long holdBlocks, boolean partial) {

    private static final String MODULE = "SubtensorModule";

    /// One round trip. Sources: constant `InitialMinStake`; `NominatorMinRequiredStake`, `SubtokenEnabled`,
    /// `Swap.FeeRate`, `RootStakeUnlockInterval`.
    ///
    /// @param at a recent block
    public static StakeRules read(ChainClient chain, BlockRef at, int netuid) throws ChainException, StateException {
        return read(ChainSource.of(chain).recent(at), netuid);
    }

    static StakeRules read(ChainState state, int netuid) throws ChainException, StateException {
        ReadRound round = state.round();
        Rao least = ChainValues.minStake(state);
        Answer<Optional<Value>> open = TargetFacts.askOpen(round, netuid);
        Answer<Optional<Value>> factor = round.storage(MODULE, "NominatorMinRequiredStake");
        Answer<Optional<Value>> fee = round.storage("Swap", "FeeRate", Shape.key(netuid));
        Answer<Optional<Value>> hold = StakeFacts.askHold(round);
        round.execute();
        boolean limited = state.features().limitStakeCalls();
        BigInteger stored = factor
                .map("NominatorMinRequiredStake", value -> value.isEmpty() ? BigInteger.ZERO : value.get().asInteger())
                .get();
        Rao kept = limited ? least.scaled(stored, BigInteger.valueOf(1_000_000)) : Rao.of(stored);
        Optional<Integer> rate = netuid == 0
                ? Optional.of(0)
                : fee.<Optional<Integer>>map("Swap.FeeRate",
                        value -> value.isEmpty() ? Optional.empty() : Optional.of(value.get().asInt())).get();
        long blocks = netuid != 0
                ? 0
                : hold.map("RootStakeUnlockInterval", value -> value.isEmpty() ? 0L : value.get().asLong()).get();
        return new StakeRules(netuid, TargetFacts.isOpen(netuid, open), least, kept, !limited, rate, blocks, limited);
    }
}
