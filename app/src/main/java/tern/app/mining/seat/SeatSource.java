package tern.app.mining.seat;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.SeatLook;
import tern.wallet.bittensor.SeatWork;
import tern.wallet.bittensor.SeatWorkSolver;
import tern.wallet.keys.AccountId;
import tern.wallet.subnets.MinerStand;
import tern.wallet.units.Rao;
import tern.wallet.units.TernException;

/// Asks the chain about seats. Blocks; for any thread but the FX thread. Empty answers mean that there is no connection,
/// or that it is not wanted any more.
public interface SeatSource extends AutoCloseable {

    Optional<SeatLook> look(int netuid, AccountId hotkey, AccountId coldkey) throws TernException;

    /// How a miner stands there.
    Optional<MinerStand> stand(int netuid, AccountId hotkey, AccountId coldkey) throws TernException;

    /// Waits until a seat costs no more than the limit.
    ///
    /// @param told of the price at each block
    Optional<Rao> below(Intent.Register seat, Consumer<Rao> told, BooleanSupplier unwanted)
            throws TernException, InterruptedException;

    /// Works until there is a proof for a block that was newest a moment ago.
    ///
    /// @param solver its counter says how far it is
    Optional<SeatWork> work(Intent.Register seat, SeatWorkSolver solver, BooleanSupplier unwanted)
            throws TernException, InterruptedException;

    @Override
    void close();
}
