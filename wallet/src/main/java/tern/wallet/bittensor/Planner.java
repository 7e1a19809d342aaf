package tern.wallet.bittensor;

import java.util.Optional;
import tern.wallet.bittensor.PlanException.Kind;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainException;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// Turns an intent into the call that does it, after checking in words what the chain would refuse. Blocking; any
/// thread.
///
/// One round trip for which block is best, and those of the plan: one for what needs no answer to ask the next question,
/// two where all of a position is sold, since only then is known how much to simulate. Swaps, claims, taking all stake
/// out and trades that may be done in part need more; their classes say how many.
public final class Planner {

    private final ChainSource source;

    public Planner(ChainClient chain) {
        this(ChainSource.of(chain));
    }

    Planner(ChainSource source) {
        this.source = source;
    }

    /// @throws PlanException  when the chain would refuse it or money would be lost
    /// @throws ChainException when the chain could not be read
    /// @throws StateException when what it answered cannot be used
    public Plan plan(Intent intent) throws PlanException, ChainException, StateException {
        return plan(intent, source.bestBlock());
    }

    /// As [#plan(Intent)], against the state of a block that the caller knows to be recent: one round trip less.
    public Plan plan(Intent intent, BlockRef at) throws PlanException, ChainException, StateException {
        switch (intent) {
            case Intent.Transfer transfer -> checkAmount(transfer.amount());
            case Intent.TransferAll _ -> {
            }
            case Intent.AddStake add -> {
                checkNetuid(add.netuid());
                checkAmount(add.tao());
            }
            case Intent.RemoveStake remove -> {
                checkNetuid(remove.netuid());
                checkAmount(remove.alpha().orElse(Rao.ZERO));
            }
            case Intent.TransferStake give -> {
                checkNetuid(give.netuid());
                checkAmount(give.alpha());
            }
            case Intent.MoveStake move -> {
                checkNetuid(move.netuid());
                checkAmount(move.alpha().orElse(Rao.ZERO));
            }
            case Intent.SwapStake swap -> {
                checkNetuid(swap.fromNetuid());
                checkNetuid(swap.toNetuid());
                checkAmount(swap.alpha().orElse(Rao.ZERO));
            }
            case Intent.Register seat -> {
                checkNetuid(seat.netuid());
                checkAmount(seat.limit());
            }
            case Intent.RegisterByWork seat -> checkNetuid(seat.netuid());
            case Intent.ServeAxon serve -> {
                checkNetuid(serve.netuid());
                checkAddress(serve.address());
            }
            case Intent.RemoveAllStake _,Intent.ClaimRoot _,Intent.RootClaimChoice _ -> {
            }
        }
        return new Retry<>((ChainState state) -> plan(state, intent)).run(at);
    }

    static Plan plan(ChainState state, Intent intent) throws PlanException, ChainException, StateException {
        return switch (intent) {
            case Intent.Transfer transfer -> TransferPlans.plan(state, transfer);
            case Intent.TransferAll all -> TransferPlans.plan(state, all);
            case Intent.AddStake add -> AddStakePlans.plan(state, add);
            case Intent.RemoveStake remove -> RemoveStakePlans.plan(state, remove);
            case Intent.TransferStake give -> TransferStakePlans.plan(state, give);
            case Intent.MoveStake move -> MoveStakePlans.plan(state, move);
            case Intent.SwapStake swap -> SwapStakePlans.plan(state, swap);
            case Intent.RemoveAllStake all -> RemoveAllStakePlans.plan(state, all);
            case Intent.ClaimRoot claim -> ClaimRootPlans.plan(state, claim);
            case Intent.RootClaimChoice choice -> SubnetClaimPlans.plan(state, choice);
            case Intent.Register seat -> RegisterPlans.plan(state, seat);
            case Intent.RegisterByWork seat -> RegisterPlans.plan(state, seat);
            case Intent.ServeAxon serve -> ServeAxonPlans.plan(state, serve);
        };
    }

    /// The way to a target, as the transactions that reach it; see [StakePlan].
    ///
    /// @param tolerance how far each price may move; empty means [Tolerance#DEFAULT]
    /// @throws PlanException also where one of the legs would be refused: its sentence says which
    public StakePlan plan(AccountId coldkey, StakeTarget target, Optional<Tolerance> tolerance)
            throws PlanException, ChainException, StateException {
        return new Retry<>((ChainState state) -> StakePlans.plan(state, coldkey, target, tolerance))
                .run(source.bestBlock());
    }

    /// What a trade would bring now, without planning it; two round trips.
    ///
    /// @param amount rao of TAO when buying, rao of alpha when selling
    /// @throws PlanException when the subnet is unknown or its pool cannot take the trade
    public Quote quote(int netuid, Quote.Side side, Rao amount)
            throws PlanException, ChainException, StateException {
        return quote(netuid, side, amount, source.bestBlock());
    }

    /// As [#quote(int, Quote.Side, Rao)] at a block that the caller knows to be recent; one round trip.
    public Quote quote(int netuid, Quote.Side side, Rao amount, BlockRef at)
            throws PlanException, ChainException, StateException {
        if (amount.isZero()) {
            throw new PlanException(Kind.AMOUNT, Texts.get("plan.amount.none"));
        }
        checkNetuid(netuid);
        checkAmount(amount);
        return new Retry<>((ChainState state) -> {
            ReadRound round = state.round();
            QuoteReader quotes = QuoteReader.ask(state, round, netuid, side);
            quotes.askAmount(round, amount);
            round.execute();
            quotes.checkSubnet();
            return quotes.quote(amount);
        }).run(at);
    }

    /// Amounts that cannot exist are refused before they meet any arithmetic.
    private static void checkAmount(Rao amount) throws PlanException {
        if (amount.value() > Shape.MOST) {
            throw new PlanException(Kind.AMOUNT, Texts.get("plan.amount.impossible"));
        }
    }

    /// The chain takes private addresses, where nobody from outside can reach anybody; the practice network has nobody
    /// outside.
    private void checkAddress(AxonAddress address) throws PlanException {
        boolean practice = source.networkId().equals(Networks.practice().id());
        Optional<AxonAddress.Reach> wrong = address.wrong().filter(reach -> !practice || reach.isRefusedByChain());
        if (wrong.isPresent()) {
            throw new PlanException(Kind.ADDRESS, wrong.get().sentence(address), address.text());
        }
    }

    private static void checkNetuid(int netuid) throws PlanException {
        if (netuid < 0 || netuid > 65_535) {
            throw new PlanException(Kind.SUBNET, Texts.get("plan.subnet.number"));
        }
    }

    @FunctionalInterface
    private interface Planning<T> {
        T over(ChainState state) throws PlanException, ChainException, StateException;
    }

    /// Plans again when the block turns out to have another runtime than the current one.
    private final class Retry<T> {

        private final Planning<T> planning;

        Retry(Planning<T> planning) {
            this.planning = planning;
        }

        T run(BlockRef at) throws PlanException, ChainException, StateException {
            ChainState state = source.recent(at);
            try {
                T planned = over(state);
                if (!state.outdated()) {
                    return planned;
                }
            } catch (PlanException | ChainException | StateException e) {
                if (!state.outdated()) {
                    throw e;
                }
            }
            return over(source.at(at));
        }

        private T over(ChainState state) throws PlanException, ChainException, StateException {
            try {
                return planning.over(state);
            } catch (ArithmeticException e) {
                throw StateException.impossibleAmounts(e);
            }
        }
    }
}
