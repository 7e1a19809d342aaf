package tern.app.mining.seat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import tern.app.feed.Samples;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.SeatLook;
import tern.wallet.bittensor.SeatWork;
import tern.wallet.bittensor.SeatWorkSolver;
import tern.wallet.chain.BlockRef;
import tern.wallet.keys.AccountId;
import tern.wallet.subnets.MinerStand;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;
import tern.wallet.units.TernException;

/// Seats of which a test says how they stand.
public final class ScriptedSeats implements SeatSource {

    private static final BlockRef BLOCK = new BlockRef(8_599_188, Hash32.of(new byte[32]));

    public volatile Optional<TernException> failing = Optional.empty();
    public volatile Optional<SeatLook> seat = Optional.of(free("0.25", 0, true));
    /// Told block by block while somebody waits.
    public final List<String> prices = new ArrayList<>();
    public volatile Optional<SeatWork> proof = Optional.empty();
    public boolean given;

    /// A subnet with a seat to be had.
    public static SeatLook free(String price, int collateral, boolean work) {
        return new SeatLook(BLOCK, true, true, work, Samples.tao(price), OptionalInt.empty(), true, 7_200, collateral,
                BigInteger.TEN, Samples.tao("3"));
    }

    /// The same with the seat taken.
    public static SeatLook taken(int uid) {
        return new SeatLook(BLOCK, true, true, true, Samples.tao("0.25"), OptionalInt.of(uid), true, 7_200, 0,
                BigInteger.TEN, Samples.tao("2.75"));
    }

    @Override
    public Optional<SeatLook> look(int netuid, AccountId hotkey, AccountId coldkey) throws TernException {
        if (failing.isPresent()) {
            throw failing.get();
        }
        return seat;
    }

    @Override
    public Optional<MinerStand> stand(int netuid, AccountId hotkey, AccountId coldkey) {
        return Optional.empty();
    }

    @Override
    public Optional<Rao> below(Intent.Register seat, Consumer<Rao> told, BooleanSupplier unwanted) {
        for (String price : prices) {
            Rao now = Samples.tao(price);
            told.accept(now);
            if (unwanted.getAsBoolean()) {
                given = true;
                return Optional.empty();
            }
            if (now.compareTo(seat.limit()) <= 0) {
                return Optional.of(now);
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<SeatWork> work(Intent.Register seat, SeatWorkSolver solver, BooleanSupplier unwanted) {
        return proof;
    }

    @Override
    public void close() {}
}
