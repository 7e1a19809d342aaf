package tern.app.transact;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import tern.wallet.keystore.KeystoreException;
import tern.wallet.units.TernException;

/// Makes wrong passwords slow: each further one of a wallet costs a longer pause. Any thread may call.
public final class PasswordBrake {

    private static final Duration[] PAUSES = {Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(2),
            Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60)};

    private final InstantSource clock;
    private final Map<String, Trouble> troubles = new HashMap<>();

    /// @param wrong how many wrong ones in a row
    /// @param until when the next may be tried
    private record Trouble(int wrong, Instant until) {}

    public PasswordBrake(InstantSource clock) {
        this.clock = clock;
    }

    /// How long until the next password of this wallet may be tried; zero: now.
    public synchronized Duration left(String wallet) {
        Trouble trouble = troubles.get(wallet);
        if (trouble == null) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(clock.instant(), trouble.until());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /// What a password may open.
    @FunctionalInterface
    public interface Attempt<T> {
        T run() throws TernException;
    }

    /// Tries a password, whose outcome counts. Blocks as long as the attempt does.
    ///
    /// @param what a wallet's name, or whatever else the password belongs to
    /// @throws TransactException before the pause is over; nothing was tried then
    /// @throws TernException     what the attempt says
    public <T> T tried(String what, Attempt<T> attempt) throws TernException {
        if (!left(what).isZero()) {
            throw TransactException.of(TransactException.Kind.REFUSED, "refuse.too-soon");
        }
        try {
            T opened = attempt.run();
            right(what);
            return opened;
        } catch (KeystoreException e) {
            if (e.kind() == KeystoreException.Kind.WRONG_PASSWORD) {
                wrong(what);
            }
            throw e;
        }
    }

    private synchronized void wrong(String wallet) {
        int wrong = troubles.containsKey(wallet) ? troubles.get(wallet).wrong() + 1 : 1;
        Duration pause = PAUSES[Math.min(wrong, PAUSES.length - 1)];
        troubles.put(wallet, new Trouble(wrong, clock.instant().plus(pause)));
    }

    private synchronized void right(String wallet) {
        troubles.remove(wallet);
    }
}
