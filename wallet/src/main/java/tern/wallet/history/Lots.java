package tern.wallet.history;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tern.wallet.units.Rao;

/// What is held of one thing, and what it cost: lots that came in one after the other, and of which some are given away.
/// Amounts and costs are rao. Nothing is lost to rounding: the part of a lot's cost that goes with a part of it is cut
/// off, and the rest stays with the rest, so that in the end exactly what was paid has gone. For one thread.
///
/// A lot may carry a second cost, in the currency of a person, which goes with it the same way. Which lots go first is
/// decided by the first cost alone, so that both are of the same lots.
public final class Lots {

    /// Which lots go first.
    public enum Method {
        /// The oldest.
        FIFO,
        /// Those that cost most for one; of equal ones the oldest.
        HIFO,
        /// All together, at what one cost on average.
        AVERAGE
    }

    /// What went away.
    ///
    /// @param amount  of it as much as lots were known of
    /// @param cost    what that had cost
    /// @param unknown of it without a known lot
    /// @param money   what the known lots had cost in the currency; empty where that of one of them is not known
    public record Taken(Rao amount, Rao cost, Rao unknown, Optional<BigDecimal> money) {}

    /// @param money in units of the last of [#DECIMALS]; null where it is not known
    private record Lot(long amount, long cost, @Nullable BigInteger money) {

        /// As much of a cost as belongs to a part of the lot.
        BigInteger part(BigInteger of, long taken) {
            return of.multiply(BigInteger.valueOf(taken)).divide(BigInteger.valueOf(amount));
        }

        static int dearer(Lot one, Lot other) {
            return BigInteger.valueOf(other.cost)
                    .multiply(BigInteger.valueOf(one.amount))
                    .compareTo(BigInteger.valueOf(one.cost).multiply(BigInteger.valueOf(other.amount)));
        }
    }

    /// Of the second cost.
    public static final int DECIMALS = CurrencyPrice.DECIMALS;

    private final Method method;
    private final List<Lot> lots = new ArrayList<>();

    public Lots(Method method) {
        this.method = method;
    }

    /// Something came in.
    ///
    /// @param cost of all of it
    public void add(Rao amount, Rao cost) {
        add(amount, cost, Optional.empty());
    }

    /// @param cost  of all of it
    /// @param money the same in the currency, with no more than [#DECIMALS]; empty where it is not known
    public void add(Rao amount, Rao cost, Optional<BigDecimal> money) {
        if (amount.isZero()) {
            return;
        }
        BigInteger second = money.map(value -> value.movePointRight(DECIMALS).toBigIntegerExact()).orElse(null);
        if (method == Method.AVERAGE && !lots.isEmpty()) {
            Lot all = lots.removeFirst();
            lots.add(new Lot(Math.addExact(all.amount(), amount.value()), Math.addExact(all.cost(), cost.value()),
                    all.money() == null || second == null ? null : all.money().add(second)));
        } else {
            lots.add(new Lot(amount.value(), cost.value(), second));
        }
    }

    /// Something went away.
    public Taken take(Rao amount) {
        long left = amount.value();
        long cost = 0;
        BigInteger money = BigInteger.ZERO;
        boolean told = true;
        while (left > 0 && !lots.isEmpty()) {
            int at = next();
            Lot lot = lots.get(at);
            if (lot.amount() <= left) {
                lots.remove(at);
                left -= lot.amount();
                cost = Math.addExact(cost, lot.cost());
                money = lot.money() == null ? money : money.add(lot.money());
            } else {
                long part = lot.part(BigInteger.valueOf(lot.cost()), left).longValueExact();
                BigInteger second = lot.money() == null ? null : lot.part(lot.money(), left);
                lots.set(at, new Lot(lot.amount() - left, lot.cost() - part,
                        lot.money() == null || second == null ? null : lot.money().subtract(second)));
                cost = Math.addExact(cost, part);
                money = second == null ? money : money.add(second);
                left = 0;
            }
            told &= lot.money() != null;
        }
        return new Taken(Rao.of(amount.value() - left), Rao.of(cost), Rao.of(left),
                told ? Optional.of(new BigDecimal(money, DECIMALS)) : Optional.empty());
    }

    private int next() {
        if (method != Method.HIFO) {
            return 0;
        }
        // the first of equal ones: min keeps it
        Lot best = lots.stream().min(Comparator.comparing(lot -> lot, Lot::dearer)).orElseThrow();
        return lots.indexOf(best);
    }

    /// What is left.
    public Rao amount() {
        return lots.stream().map(lot -> Rao.of(lot.amount())).reduce(Rao.ZERO, Rao::plus);
    }

    /// What that had cost.
    public Rao cost() {
        return lots.stream().map(lot -> Rao.of(lot.cost())).reduce(Rao.ZERO, Rao::plus);
    }
}
