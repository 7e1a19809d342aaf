package tern.app.settings;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;
import tern.wallet.units.TernException;

/// What can be done to this computer's practice network. Calls block; an interrupt ends them.
public interface PracticeDesk {

    /// How it stands.
    ///
    /// @param block   the newest
    /// @param version of its runtime
    record Standing(long block, long version) {}

    /// Empty where it does not run.
    Optional<Standing> standing() throws TernException, InterruptedException;

    /// @param progress share of the start that is done, 0 to 1
    void start(DoubleConsumer progress) throws TernException, InterruptedException;

    /// Stops it until somebody starts it.
    void stop() throws TernException, InterruptedException;

    /// Stops it to be started again; also by a window that shows it, should that start fail.
    void stopForNow() throws TernException, InterruptedException;

    /// Stops it and deletes its world.
    void reset() throws TernException, InterruptedException;

    /// @return the block the play TAO came in
    long faucet(AccountId to, Rao amount) throws TernException, InterruptedException;

    /// How fast blocks come at the next start.
    void wishBlockTime(Duration time);
}
