package tern.wallet.history;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// What stake earned between samples: by how much its alpha grew without anybody adding to it, valued at the spot price
/// of the later sample.
///
/// From one sample to the next this can be told where the events of all blocks between them were read (then what was
/// added and taken away is known), or where the account's free balance and its set of positions are the same in both
/// (every stake transaction costs its signer a fee, so there was none). Elsewhere it is not told, and not guessed.
/// Not counted: dividends of root stake that wait in validators' funds.
public final class Earnings {

    /// A position of one account.
    public record Place(int netuid, AccountId hotkey) {}

    /// @param total    what was earned in all spans that could be told, in rao of TAO
    /// @param complete whether all spans could be told
    /// @param byPlace  of which by position; a position is missing where a part of it could not be told
    /// @param grown    the same in rao of the subnet's alpha
    public record Result(Rao total, boolean complete, Map<Place, Rao> byPlace, Map<Place, Rao> grown) {

        public Result {
            byPlace = Map.copyOf(byPlace);
            grown = Map.copyOf(grown);
        }
    }

    /// Whether the events of the blocks from one to another were read.
    @FunctionalInterface
    public interface Watched {
        boolean covers(long first, long last);
    }

    private final List<ActivityEntry> activity;
    private final Watched watched;
    private final Map<Place, BigInteger> earned = new HashMap<>();
    private final Map<Place, BigInteger> alpha = new HashMap<>();
    private final Set<Place> untold = new HashSet<>();
    private boolean complete = true;

    private Earnings(List<ActivityEntry> activity, Watched watched) {
        this.activity = activity;
        this.watched = watched;
    }

    /// @param samples  of one account, oldest first
    /// @param activity of that account over the same time, in any order
    public static Result between(List<Sample> samples, List<ActivityEntry> activity, Watched watched) {
        Earnings earnings = new Earnings(activity, watched);
        for (int i = 1; i < samples.size(); i++) {
            earnings.span(samples.get(i - 1), samples.get(i));
        }
        return earnings.result();
    }

    private Result result() {
        Map<Place, Rao> told = new HashMap<>();
        BigInteger total = BigInteger.ZERO;
        for (Map.Entry<Place, BigInteger> entry : earned.entrySet()) {
            BigInteger value = entry.getValue().max(BigInteger.ZERO);
            total = total.add(value);
            if (!untold.contains(entry.getKey())) {
                told.put(entry.getKey(), Rao.of(value));
            }
        }
        Map<Place, Rao> grown = new HashMap<>();
        told.keySet()
                .forEach(place -> grown.put(place,
                        Rao.of(alpha.getOrDefault(place, BigInteger.ZERO).max(BigInteger.ZERO))));
        return new Result(Rao.of(total), complete, told, grown);
    }

    private void span(Sample from, Sample to) {
        Map<Place, PositionSample> before = places(from);
        Map<Place, PositionSample> after = places(to);
        Set<Place> all = new HashSet<>(before.keySet());
        all.addAll(after.keySet());
        boolean quiet = from.free().equals(to.free()) && before.keySet().equals(after.keySet());
        boolean seen = watched.covers(from.block().number() + 1, to.block().number());
        if (!quiet && !seen) {
            complete = false;
            untold.addAll(all);
            return;
        }
        List<ActivityEntry> flows = seen
                ? activity.stream()
                        .filter(entry -> entry.block().number() > from.block().number()
                                && entry.block().number() <= to.block().number())
                        .toList()
                : List.of();
        Set<Place> disturbed = disturbed(flows);
        for (Place place : all) {
            if (disturbed.contains(place)) {
                complete = false;
                untold.add(place);
                continue;
            }
            BigInteger grown = alpha(after.get(place)).subtract(alpha(before.get(place))).subtract(added(flows, place));
            Rao price = after.containsKey(place)
                    ? after.get(place).price()
                    : before.containsKey(place) ? before.get(place).price() : Rao.ZERO;
            BigInteger worth = place.netuid() == 0
                    ? grown
                    : grown.multiply(BigInteger.valueOf(price.value())).divide(BigInteger.valueOf(Rao.PER_TAO));
            // share arithmetic and pool fees may lose a little: what is not above nothing is not a gain
            earned.merge(place, worth, BigInteger::add);
            alpha.merge(place, grown, BigInteger::add);
        }
    }

    /// Positions that alpha went to or came from without an event that says how much.
    private static Set<Place> disturbed(List<ActivityEntry> flows) {
        Set<Place> places = new HashSet<>();
        for (ActivityEntry entry : flows) {
            switch (entry.kind()) {
                case STAKE_MOVED, STAKE_SWAPPED, STAKE_SENT, STAKE_RECEIVED -> {
                    Optional<AccountId> to = entry.kind() == ActivityKind.STAKE_MOVED ? entry.other() : entry.hotkey();
                    boolean told = entry.netuid().isPresent() && entry.toNetuid().isPresent()
                            && entry.netuid().getAsInt() != entry.toNetuid().getAsInt();
                    if (!told && entry.netuid().isPresent()) {
                        entry.hotkey().ifPresent(key -> places.add(new Place(entry.netuid().getAsInt(), key)));
                        to.ifPresent(key -> places.add(new Place(entry.netuid().getAsInt(), key)));
                    }
                }
                case CLAIMED -> entry.hotkey().ifPresent(key -> places.add(new Place(0, key)));
                default -> {
                }
            }
        }
        return places;
    }

    private static BigInteger added(List<ActivityEntry> flows, Place place) {
        BigInteger sum = BigInteger.ZERO;
        for (ActivityEntry entry : flows) {
            boolean here = entry.netuid().orElse(-1) == place.netuid()
                    && entry.hotkey().filter(place.hotkey()::equals).isPresent() && entry.alpha().isPresent();
            if (here && entry.kind() == ActivityKind.STAKED) {
                sum = sum.add(BigInteger.valueOf(entry.alpha().get().value()));
            } else if (here && entry.kind() == ActivityKind.UNSTAKED) {
                sum = sum.subtract(BigInteger.valueOf(entry.alpha().get().value()));
            }
        }
        return sum;
    }

    private static Map<Place, PositionSample> places(Sample sample) {
        Map<Place, PositionSample> places = new HashMap<>();
        sample.positions().forEach(position -> places.put(new Place(position.netuid(), position.hotkey()), position));
        return places;
    }

    private static BigInteger alpha(@Nullable PositionSample position) {
        return position == null ? BigInteger.ZERO : BigInteger.valueOf(position.alpha().value());
    }
}
