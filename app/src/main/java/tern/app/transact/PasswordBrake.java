package tern.app.transact;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

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

    synchronized void wrong(String wallet) {
        int wrong = troubles.containsKey(wallet) ? troubles.get(wallet).wrong() + 1 : 1;
        Duration pause = PAUSES[Math.min(wrong, PAUSES.length - 1)];
        troubles.put(wallet, new Trouble(wrong, clock.instant().plus(pause)));
    }

    synchronized void right(String wallet) {
        troubles.remove(wallet);
    }
}
