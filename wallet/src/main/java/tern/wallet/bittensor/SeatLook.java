package tern.wallet.bittensor;

import java.math.BigInteger;
import java.util.OptionalInt;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainException;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// What somebody who wants a seat has to know, at one block.
///
/// @param block        the block
/// @param exists       whether there is such a subnet
/// @param open         whether seats are sold
/// @param openForWork  whether seats are given for proof of work
/// @param price        what a seat costs, in rao of TAO
/// @param uid          the seat that the hotkey has already
/// @param full         whether somebody has to make room for a newcomer
/// @param immunity     for how many blocks a newcomer is protected, as a rule
/// @param collateral   the part of the price that is locked as the miner's collateral instead of being burned, of 65,535;
///                     0 where the runtime has no such thing
/// @param difficulty   how hard the work is
/// @param free         free TAO of the coldkey
public record SeatLook(BlockRef block, boolean exists, boolean open, boolean openForWork, Rao price, OptionalInt uid,
        boolean full, long immunity, int collateral, BigInteger difficulty, Rao free) {

    /// Blocking; any thread; one round trip.
    ///
    /// @param hotkey  who is to get the seat
    /// @param coldkey who is to pay
    public static SeatLook read(ChainClient chain, int netuid, AccountId hotkey, AccountId coldkey, BlockRef at)
            throws ChainException, StateException {
        ChainState state = ChainSource.of(chain).recent(at);
        ReadRound round = state.round();
        SeatFacts facts = SeatFacts.ask(state, round, netuid, hotkey);
        Answer<Balances> balances = Balances.ask(round, coldkey);
        round.execute();
        return new SeatLook(at, facts.exists(), facts.open(), facts.openForWork(), facts.price(), facts.uid(),
                facts.full(), facts.immunityBlocks(), facts.collateralShare(), facts.difficulty(),
                balances.get().free());
    }
}
