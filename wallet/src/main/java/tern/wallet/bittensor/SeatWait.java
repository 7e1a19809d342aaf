package tern.wallet.bittensor;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import tern.wallet.bittensor.PlanException.Kind;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainException;
import tern.wallet.chain.Watch;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// Waits for what a registration needs: a price below the limit, or a proof of work. Blocking; ends when it is not wanted
/// any more.
public final class SeatWait {

    private static final long LOOK_MILLIS = 250;

    private final ChainClient chain;

    public SeatWait(ChainClient chain) {
        this.chain = chain;
    }

    /// What a seat costs at a block; one round trip.
    public Rao price(int netuid, AccountId hotkey, BlockRef at) throws ChainException, StateException {
        return facts(netuid, hotkey, at).price();
    }

    private SeatFacts facts(int netuid, AccountId hotkey, BlockRef at) throws ChainException, StateException {
        ChainState state = ChainSource.of(chain).recent(at);
        ReadRound round = state.round();
        SeatFacts facts = SeatFacts.ask(state, round, netuid, hotkey);
        round.execute();
        return facts;
    }

    /// Waits until a seat costs no more than the limit, with one look a block.
    ///
    /// @param told     of the price at each block
    /// @param unwanted looked at several times a second
    /// @return the price; empty when it was not wanted any more
    /// @throws PlanException when there is no such subnet, no seats are sold, or the hotkey has one already
    public Optional<Rao> below(int netuid, AccountId hotkey, Rao limit, Consumer<Rao> told, BooleanSupplier unwanted)
            throws PlanException, ChainException, StateException, InterruptedException {
        Semaphore news = new Semaphore(1);
        try (Watch _ = chain.watchHeads(_ -> news.release())) {
            while (!unwanted.getAsBoolean()) {
                if (!news.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    continue;
                }
                news.drainPermits();
                SeatFacts facts = facts(netuid, hotkey, chain.bestBlock());
                if (!facts.exists()) {
                    throw new PlanException(Kind.SUBNET, Texts.get("plan.subnet.none", netuid));
                }
                if (!facts.open()) {
                    throw new PlanException(Kind.SEAT, Texts.get("plan.seat.closed", netuid));
                }
                if (facts.uid().isPresent()) {
                    throw new PlanException(Kind.SEAT,
                            Texts.get("plan.seat.taken", netuid, facts.uid().getAsInt()));
                }
                Rao price = facts.price();
                told.accept(price);
                if (price.compareTo(limit) <= 0) {
                    return Optional.of(price);
                }
            }
            return Optional.empty();
        }
    }

    /// Solves a proof of work for the newest block, again for each newer one that comes before there is one.
    ///
    /// @param solver   its counter says how far it is
    /// @param unwanted asked by several threads at once
    /// @return a proof for a block that was newest a moment ago; empty when it was not wanted any more
    /// @throws PlanException when this chain or subnet gives no seats for work
    public Optional<SeatWork> work(Intent.Register seat, SeatWorkSolver solver, BooleanSupplier unwanted)
            throws PlanException, ChainException, StateException, InterruptedException {
        Semaphore news = new Semaphore(0);
        try (Watch _ = chain.watchHeads(_ -> news.release())) {
            while (!unwanted.getAsBoolean()) {
                BlockRef block = chain.bestBlock();
                news.drainPermits();
                SeatWork.Challenge challenge = challenge(seat, block);
                Optional<SeatWork> work = solver.solve(challenge, ThreadLocalRandom.current().nextLong(),
                        () -> unwanted.getAsBoolean() || news.availablePermits() > 0);
                if (work.isPresent()) {
                    return work;
                }
            }
            return Optional.empty();
        }
    }

    private SeatWork.Challenge challenge(Intent.Register seat, BlockRef block)
            throws PlanException, ChainException, StateException {
        if (!Features.of(chain.runtime()).pow()) {
            throw new PlanException(Kind.UNSUPPORTED, Texts.get("plan.seat.no-work"));
        }
        SeatFacts facts = facts(seat.netuid(), seat.hotkey(), block);
        // before hours of work rather than after them
        RegisterPlans.check(facts, seat.coldkey());
        if (!facts.openForWork()) {
            throw new PlanException(Kind.SEAT, Texts.get("plan.seat.work-closed", seat.netuid()));
        }
        return new SeatWork.Challenge(block, seat.netuid(), seat.hotkey(), seat.coldkey(), facts.difficulty());
    }
}
