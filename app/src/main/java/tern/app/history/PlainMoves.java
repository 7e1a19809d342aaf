package tern.app.history;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import tern.wallet.history.ActivityEntry;
import tern.wallet.history.ActivityKind;
import tern.wallet.keys.AccountId;

/// Which legs belong to stake that stayed on its subnet: it went to another validator there, or to another account. The
/// chain tells of it like of a sale and a purchase, at a worth for which nothing was traded. A rest that the chain sells
/// because too little was left is a sale of its own, and so is all else in the same batch.
final class PlainMoves {

    private final List<ActivityEntry> entries;
    private final Set<Integer> staying = new HashSet<>();
    private final Set<Integer> given = new HashSet<>();

    private PlainMoves(List<ActivityEntry> entries) {
        this.entries = entries;
    }

    /// @param entries of one account in the order of the chain
    static PlainMoves among(List<ActivityEntry> entries) {
        PlainMoves moves = new PlainMoves(entries);
        for (int i = 0; i < entries.size(); i++) {
            ActivityEntry entry = entries.get(i);
            if (entry.netuid().isEmpty() || entry.toNetuid().isEmpty() || entry.crossesSubnets()) {
                continue;
            }
            if (entry.kind() == ActivityKind.STAKE_MOVED) {
                moves.keep(i);
            } else if (entry.kind() == ActivityKind.STAKE_SENT && entry.alpha().isEmpty()) {
                OptionalInt left = moves.before(i, leg(entry, ActivityKind.UNSTAKED, entry.hotkey())
                        .and(one -> one.tao().equals(entry.tao())));
                left.ifPresent(moves.given::add);
            }
        }
        return moves;
    }

    private void keep(int move) {
        ActivityEntry entry = entries.get(move);
        OptionalInt arrived = before(move, leg(entry, ActivityKind.STAKED, entry.other()));
        if (arrived.isEmpty()) {
            return;
        }
        // both legs are told at the same worth, which the sale of a rest has only by chance
        ActivityEntry came = entries.get(arrived.getAsInt());
        OptionalInt left = before(arrived.getAsInt(),
                leg(entry, ActivityKind.UNSTAKED, entry.hotkey()).and(one -> one.tao().equals(came.tao())));
        if (left.isPresent()) {
            staying.add(arrived.getAsInt());
            staying.add(left.getAsInt());
        }
    }

    private static Predicate<ActivityEntry> leg(ActivityEntry of, ActivityKind kind, Optional<AccountId> hotkey) {
        return one -> one.part() && one.kind() == kind && one.hotkey().equals(hotkey)
                && one.netuid().equals(of.netuid());
    }

    /// The nearest fitting one before a place in the same extrinsic that belongs to no other move.
    private OptionalInt before(int place, Predicate<ActivityEntry> fits) {
        ActivityEntry from = entries.get(place);
        for (int i = place - 1; i >= 0; i--) {
            ActivityEntry one = entries.get(i);
            if (!one.block().equals(from.block()) || !one.extrinsic().equals(from.extrinsic())) {
                break;
            }
            if (!staying.contains(i) && !given.contains(i) && fits.test(one)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /// Whether the entry at a place is a leg that takes nothing from the lots and brings nothing to them.
    boolean stays(int place) {
        return staying.contains(place);
    }

    /// Whether the entry at a place is a leg of what was given away.
    boolean given(int place) {
        return given.contains(place);
    }
}
