package tern.app.history;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tern.app.history.Valued.Sold;
import tern.wallet.history.ActivityEntry;
import tern.wallet.history.ActivityKind;
import tern.wallet.history.Lots;
import tern.wallet.history.Lots.Method;
import tern.wallet.history.Lots.Taken;
import tern.wallet.units.Rao;

/// Follows what an account's alpha had cost through what it did, subnet by subnet. What stake earned comes in at its
/// value at the time. For one account and one thread.
final class LotBook {

    private final Method method;
    private final Map<Integer, Lots> lots = new HashMap<>();

    LotBook(Method method) {
        this.method = method;
    }

    /// @param entries oldest first, legs of moves among them
    /// @param rewards oldest first
    static List<Valued> follow(Method method, List<Valued> entries, List<Reward> rewards) {
        LotBook book = new LotBook(method);
        List<Valued> followed = new ArrayList<>();
        int next = 0;
        for (Valued entry : entries) {
            while (next < rewards.size() && !rewards.get(next).time().isAfter(entry.entry().time())) {
                book.earned(rewards.get(next++));
            }
            followed.add(book.follow(entry));
        }
        return followed;
    }

    private void earned(Reward reward) {
        if (reward.netuid() != 0) {
            at(reward.netuid()).add(reward.alpha(), reward.value());
        }
    }

    private Lots at(int netuid) {
        return lots.computeIfAbsent(netuid, _ -> new Lots(method));
    }

    private Valued follow(Valued valued) {
        ActivityEntry entry = valued.entry();
        if (entry.netuid().isEmpty() || entry.netuid().getAsInt() == 0 || entry.alpha().isEmpty()) {
            return valued;
        }
        Lots here = at(entry.netuid().getAsInt());
        Rao alpha = entry.alpha().get();
        boolean given = entry.kind() == ActivityKind.STAKE_SENT && !entry.crossesSubnets();
        if (entry.kind() == ActivityKind.STAKED && entry.tao().isPresent()) {
            here.add(alpha, entry.tao().get());
        } else if (entry.kind() == ActivityKind.STAKE_RECEIVED && !entry.crossesSubnets()
                && valued.value().isPresent()) {
            here.add(alpha, valued.value().get());
        } else if (entry.kind() == ActivityKind.UNSTAKED || given) {
            Taken taken = here.take(alpha);
            Optional<Long> gain = given || entry.tao().isEmpty()
                    ? Optional.empty()
                    : Optional.of(part(entry.tao().get(), taken.amount(), alpha) - taken.cost().value());
            return new Valued(entry, valued.price(), valued.priceTime(), valued.value(),
                    Optional.of(new Sold(taken.cost(), gain, taken.unknown())));
        }
        return valued;
    }

    /// The part of the proceeds that belongs to what lots were known of.
    private static long part(Rao tao, Rao known, Rao all) {
        return all.isZero()
                ? 0
                : BigInteger.valueOf(tao.value())
                        .multiply(BigInteger.valueOf(known.value()))
                        .divide(BigInteger.valueOf(all.value()))
                        .longValueExact();
    }
}
