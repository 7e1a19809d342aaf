package tern.node.practice.subtensor;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tern.wallet.crypto.Blake2;
import tern.wallet.keys.AccountId;

/// Who trades with whom and who validates where, by their numbers. A hash each to find out, so it is kept.
///
/// @param arrivals by netuid, how many miners come in a day
record WorldCast(long seed, List<AccountId> traders, List<AccountId> validators, Set<AccountId> validatorSet,
        double[] arrivals) {

    /// Follows from the seed alone, so all worlds of a process may share it.
    private static final AtomicReference<@Nullable WorldCast> LAST = new AtomicReference<>();

    static WorldCast of(long seed) {
        WorldCast known = LAST.get();
        if (known == null || known.seed() != seed) {
            known = make(seed);
            LAST.set(known);
        }
        return known;
    }

    private static WorldCast make(long seed) {
        List<AccountId> validators = accounts(seed, "validator hotkey", World.VALIDATORS);
        double[] arrivals = new double[World.SUBNETS + 1];
        for (int netuid = 1; netuid < arrivals.length; netuid++) {
            arrivals[netuid] = WorldSettings.arrivals(seed, netuid);
        }
        return new WorldCast(seed, accounts(seed, "trader", World.TRADERS), validators,
                Set.copyOf(validators), arrivals);
    }

    private static List<AccountId> accounts(long seed, String role, int count) {
        return IntStream.range(0, count).mapToObj(number -> account(seed, role, number)).toList();
    }

    static AccountId account(long seed, String role, int number) {
        return AccountId.of(Blake2.hash256(
                ("tern practice " + seed + " " + role + " " + number).getBytes(StandardCharsets.UTF_8)));
    }

    AccountId trader(int netuid, int which) {
        return traders.get(traderNumber(netuid, which));
    }

    AccountId validator(int netuid, int seat) {
        return validators.get(validatorNumber(netuid, seat));
    }

    boolean isValidator(AccountId hotkey) {
        return validatorSet.contains(hotkey);
    }

    /// How likely anybody trades on a subnet within hours.
    double trades(int netuid) {
        return Math.min(1, 0.45 + arrivals[netuid] / 2);
    }

    static int traderNumber(int netuid, int which) {
        return (netuid * World.HOME_TRADERS + which) % World.TRADERS;
    }

    static int validatorNumber(int netuid, int seat) {
        return (netuid * 7 + seat * 5) % World.VALIDATORS;
    }
}
