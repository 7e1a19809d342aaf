package tern.app.history;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
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
    private final PastCurrency currency;
    private final Map<Integer, Lots> lots = new HashMap<>();

    LotBook(Method method, PastCurrency currency) {
        this.method = method;
        this.currency = currency;
    }

    /// A move between validators of one subnet is no sale: its legs leave the lots as they are.
    ///
    /// @param entries  oldest first, legs of moves among them
    /// @param rewards  oldest first
    /// @param currency in which costs are told as well
    static List<Valued> follow(Method method, List<Valued> entries, List<Reward> rewards, PastCurrency currency) {
        LotBook book = new LotBook(method, currency);
        List<Valued> followed = new ArrayList<>();
        PlainMoves moves = PlainMoves.among(entries.stream().map(Valued::entry).toList());
        int next = 0;
        for (int i = 0; i < entries.size(); i++) {
            Valued entry = entries.get(i);
            while (next < rewards.size() && !rewards.get(next).time().isAfter(entry.entry().time())) {
                book.earned(rewards.get(next++));
            }
            followed.add(moves.stays(i) ? entry : book.follow(entry, moves.given(i)));
        }
        return followed;
    }

    private void earned(Reward reward) {
        if (reward.netuid() != 0) {
            add(reward.netuid(), reward.alpha(), reward.value(), reward.time());
        }
    }

    private void add(int netuid, Rao alpha, Rao cost, Instant time) {
        at(netuid).add(alpha, cost, currency.worth(cost, time));
    }

    private Lots at(int netuid) {
        return lots.computeIfAbsent(netuid, _ -> new Lots(method));
    }

    private Valued follow(Valued valued, boolean leftAsGift) {
        ActivityEntry entry = valued.entry();
        if (entry.netuid().isEmpty() || entry.netuid().getAsInt() == 0 || entry.alpha().isEmpty()) {
            return valued;
        }
        int netuid = entry.netuid().getAsInt();
        Rao alpha = entry.alpha().get();
        boolean given = leftAsGift || (entry.kind() == ActivityKind.STAKE_SENT && !entry.crossesSubnets());
        if (entry.kind() == ActivityKind.STAKED && entry.tao().isPresent()) {
            add(netuid, alpha, entry.tao().get(), entry.time());
        } else if (entry.kind() == ActivityKind.STAKE_RECEIVED && !entry.crossesSubnets()
                && valued.value().isPresent()) {
            add(netuid, alpha, valued.value().get(), entry.time());
        } else if (entry.kind() == ActivityKind.UNSTAKED || given) {
            Taken taken = at(netuid).take(alpha);
            Optional<Rao> brought = given
                    ? Optional.empty()
                    : entry.tao().map(tao -> Rao.of(part(tao, taken.amount(), alpha)));
            Optional<Long> gain = brought.map(rao -> rao.value() - taken.cost().value());
            Optional<BigDecimal> gainMoney = brought.flatMap(rao -> currency.worth(rao, entry.time()))
                    .flatMap(worth -> taken.money().map(worth::subtract));
            return new Valued(entry, valued.price(), valued.priceTime(), valued.value(),
                    Optional.of(new Sold(taken.cost(), gain, taken.unknown(), taken.money(), gainMoney)));
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
