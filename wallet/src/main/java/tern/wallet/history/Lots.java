package tern.wallet.history;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tern.wallet.units.Rao;

/// What is held of one thing, and what it cost: lots that came in one after the other, and of which some are given away.
/// Amounts and costs are rao. Nothing is lost to rounding: the part of a lot's cost that goes with a part of it is cut
/// off, and the rest stays with the rest, so that in the end exactly what was paid has gone. For one thread.
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
    public record Taken(Rao amount, Rao cost, Rao unknown) {}

    private record Lot(long amount, long cost) {

        static int dearer(Lot one, Lot other) {
            return BigInteger.valueOf(other.cost)
                    .multiply(BigInteger.valueOf(one.amount))
                    .compareTo(BigInteger.valueOf(one.cost).multiply(BigInteger.valueOf(other.amount)));
        }
    }

    private final Method method;
    private final List<Lot> lots = new ArrayList<>();

    public Lots(Method method) {
        this.method = method;
    }

    /// Something came in.
    ///
    /// @param cost of all of it
    public void add(Rao amount, Rao cost) {
        if (amount.isZero()) {
            return;
        }
        if (method == Method.AVERAGE && !lots.isEmpty()) {
            Lot all = lots.removeFirst();
            lots.add(new Lot(Math.addExact(all.amount(), amount.value()), Math.addExact(all.cost(), cost.value())));
        } else {
            lots.add(new Lot(amount.value(), cost.value()));
        }
    }

    /// Something went away.
    public Taken take(Rao amount) {
        long left = amount.value();
        long cost = 0;
        while (left > 0 && !lots.isEmpty()) {
            int at = next();
            Lot lot = lots.get(at);
            if (lot.amount() <= left) {
                lots.remove(at);
                left -= lot.amount();
                cost = Math.addExact(cost, lot.cost());
            } else {
                long part = BigInteger.valueOf(lot.cost())
                        .multiply(BigInteger.valueOf(left))
                        .divide(BigInteger.valueOf(lot.amount()))
                        .longValueExact();
                lots.set(at, new Lot(lot.amount() - left, lot.cost() - part));
                cost = Math.addExact(cost, part);
                left = 0;
            }
        }
        return new Taken(Rao.of(amount.value() - left), Rao.of(cost), Rao.of(left));
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
