package tern.wallet.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// How much alpha a move or a swap of stake moved. The chain's own event of it tells TAO at most; what left and what
/// arrived stands in the events of the legs before it, where the runtime writes them. Pure.
final class MovedAlpha {

    private MovedAlpha() {}

    /// @param found entries of one extrinsic in the order of the chain, legs among them
    /// @return the same with the alpha of moves and swaps; not known where no leg tells
    static List<ActivityEntry> fill(List<ActivityEntry> found) {
        List<ActivityEntry> filled = new ArrayList<>(found.size());
        for (int i = 0; i < found.size(); i++) {
            ActivityEntry entry = found.get(i);
            if (entry.kind() == ActivityKind.STAKE_MOVED || entry.kind() == ActivityKind.STAKE_SWAPPED) {
                Optional<AccountId> to = entry.kind() == ActivityKind.STAKE_MOVED ? entry.other() : entry.hotkey();
                Optional<ActivityEntry> came = before(found, i, leg(entry, ActivityKind.STAKED, to)
                        .and(leg -> leg.netuid().equals(entry.toNetuid())), entry.tao());
                // a rest that is sold as well is told apart by its worth
                Optional<ActivityEntry> left = before(found, i, leg(entry, ActivityKind.UNSTAKED, entry.hotkey())
                        .and(leg -> leg.netuid().equals(entry.netuid())),
                        entry.tao().or(() -> came.flatMap(ActivityEntry::tao)));
                filled.add(entry.withAlpha(left.flatMap(ActivityEntry::alpha), came.flatMap(ActivityEntry::alpha)));
            } else {
                filled.add(entry);
            }
        }
        return filled;
    }

    private static Predicate<ActivityEntry> leg(ActivityEntry of, ActivityKind kind, Optional<AccountId> hotkey) {
        return leg -> leg.part() && leg.kind() == kind && leg.account().equals(of.account())
                && leg.hotkey().equals(hotkey);
    }

    /// Of those before a place the nearest of that worth, else the nearest.
    private static Optional<ActivityEntry> before(List<ActivityEntry> found, int place, Predicate<ActivityEntry> fits,
            Optional<Rao> worth) {
        return IntStream.range(0, place)
                .mapToObj(i -> found.get(place - 1 - i))
                .filter(fits)
                // the first of equal ones: min keeps it
                .min(Comparator.comparing(leg -> worth.isPresent() && leg.tao().equals(worth) ? 0 : 1));
    }
}
