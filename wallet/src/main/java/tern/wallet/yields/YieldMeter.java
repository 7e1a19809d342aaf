package tern.wallet.yields;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Measures a yield between two looks at one validator. Exact: integers throughout, and what a rate cannot hold is cut
/// off downwards.
public final class YieldMeter {

    private static final Duration YEAR = Duration.ofDays(365);
    private static final BigInteger BILLION = BigInteger.valueOf(1_000_000_000L);
    private static final BigInteger SHARE = BigInteger.valueOf(Unit.ONE);
    /// A share never loses alpha, but for what is cut off where stake comes and goes: less than this part of it.
    private static final long LOSS = 1_000_000_000L;

    private final boolean root;
    private final YieldWindow window;

    /// What one unit grew, after take and before it, as parts of `below`.
    private record Growth(BigInteger net, BigInteger gross, BigInteger below) {}

    private YieldMeter(boolean root, YieldWindow window) {
        this.root = root;
        this.window = window;
    }

    /// @param netuid of the subnet; 0 is root
    /// @param points of one validator there, oldest first
    /// @param now    the moment the window ends at
    public static Measured measure(int netuid, List<UnitPoint> points, YieldWindow window, Instant now) {
        return new YieldMeter(netuid == 0, window).measure(points, now);
    }

    private Measured measure(List<UnitPoint> points, Instant now) {
        if (points.isEmpty()) {
            return Measured.notSampled();
        }
        UnitPoint last = points.getLast();
        Optional<UnitPoint> begin = nearest(points, last.time().minus(window.length()));
        List<UnitPoint> inside = inside(points, begin, now);
        if (begin.isEmpty() || last.time().isBefore(now.minus(window.leeway()))) {
            return Measured.Unknown.of(Gap.TOO_SHORT, inside);
        }
        if (inside.stream().anyMatch(point -> point.born() != last.born())) {
            return Measured.Unknown.of(Gap.OTHER_SUBNET, inside);
        }
        UnitPoint first = begin.get();
        if (first.price().isZero() || last.price().isZero()) {
            return Measured.Unknown.of(Gap.NOT_MEASURED, inside);
        }
        if (!root) {
            if (first.unit().perShare() == 0 || last.unit().perShare() == 0) {
                return Measured.Unknown.of(Gap.NO_STAKE, inside);
            }
            if (beganAnew(inside)) {
                return Measured.Unknown.of(Gap.BEGAN_ANEW, inside);
            }
            if (last.paid() <= first.paid()) {
                return Measured.Unknown.of(Gap.NO_PAYOUT, inside);
            }
        } else if (inside.getFirst().unit().credited() == last.unit().credited()) {
            // a fund is credited now and then: that it was not within the window says nothing of a year
            return Measured.Unknown.of(Gap.NO_PAYOUT, inside);
        } else if (fundShare(inside) == 0) {
            return Measured.Unknown.of(Gap.TOO_SHORT, inside);
        }
        return new Measured.Known(between(inside, first, last));
    }

    private Optional<UnitPoint> nearest(List<UnitPoint> points, Instant wanted) {
        UnitPoint last = points.getLast();
        Optional<UnitPoint> best = Optional.empty();
        for (UnitPoint point : points) {
            Duration off = off(point, wanted);
            if (off.compareTo(window.leeway()) <= 0 && point.block().number() < last.block().number()
                    && (best.isEmpty() || off.compareTo(off(best.get(), wanted)) < 0)) {
                best = Optional.of(point);
            }
        }
        return best;
    }

    private static Duration off(UnitPoint point, Instant wanted) {
        return Duration.between(point.time(), wanted).abs();
    }

    private List<UnitPoint> inside(List<UnitPoint> points, Optional<UnitPoint> begin, Instant now) {
        Instant from = begin.map(UnitPoint::time).orElse(now.minus(window.length()));
        return points.stream().filter(point -> !point.time().isBefore(from)).toList();
    }

    private static boolean beganAnew(List<UnitPoint> inside) {
        for (int i = 1; i < inside.size(); i++) {
            long before = inside.get(i - 1).unit().perShare();
            if (inside.get(i).unit().perShare() < before - before / LOSS - 1) {
                return true;
            }
        }
        return false;
    }

    private Yield between(List<UnitPoint> inside, UnitPoint first, UnitPoint last) {
        Growth growth = root ? ofFund(inside) : ofPool(inside);
        long blocks = last.block().number() - first.block().number();
        long paid = root ? blocks : last.paid() - first.paid();
        Duration time = Duration.between(first.time(), last.time());
        // payouts of another stretch of time than the one between both blocks are evened out to that
        BigInteger below = growth.below().multiply(BigInteger.valueOf(paid));
        Rate alpha = Rate.of(growth.net().multiply(BigInteger.valueOf(blocks)), below);
        Rate emission = Rate.of(growth.gross().multiply(BigInteger.valueOf(blocks)), below);
        Rate tao = root ? alpha : inTao(alpha, first, last);
        Rate fee = root ? Rate.ZERO : new Rate(last.feeBillionths());
        return new Yield(window, first.block(), first.time(), last.block(), last.time(), inside.size(),
                scaled(time, paid, blocks), Rate.of(growth.net(), growth.below()), alpha, tao, emission,
                alpha.minus(emission), tao.minus(alpha), fee, fee, aYear(alpha, time), aYear(tao, time));
    }

    private static Duration scaled(Duration time, long above, long below) {
        return Duration.ofMillis(BigInteger.valueOf(time.toMillis())
                .multiply(BigInteger.valueOf(above))
                .divide(BigInteger.valueOf(below))
                .longValueExact());
    }

    private static Rate aYear(Rate rate, Duration time) {
        return rate.scaled(YEAR.toMillis(), Math.max(1, time.toMillis()));
    }

    private static Rate inTao(Rate alpha, UnitPoint first, UnitPoint last) {
        BigInteger before = BigInteger.valueOf(first.price().value());
        BigInteger after = BigInteger.valueOf(last.price().value());
        BigInteger worth = BILLION.add(BigInteger.valueOf(alpha.billionths())).multiply(after);
        return Rate.of(worth.subtract(BILLION.multiply(before)), BILLION.multiply(before));
    }

    /// One unit of alpha at the first point is so many shares; they stand for more at the last.
    private static Growth ofPool(List<UnitPoint> inside) {
        BigInteger before = BigInteger.valueOf(inside.getFirst().unit().perShare());
        BigInteger after = BigInteger.valueOf(inside.getLast().unit().perShare());
        List<BigInteger> steps = new ArrayList<>();
        for (int i = 1; i < inside.size(); i++) {
            steps.add(BigInteger.valueOf(inside.get(i).unit().perShare() - inside.get(i - 1).unit().perShare()));
        }
        return new Growth(after.subtract(before), beforeTake(steps, inside), before);
    }

    /// One rao on root at the first point is still one at the last, and was credited so many fund shares, each worth
    /// what a share would fetch at the last.
    private static Growth ofFund(List<UnitPoint> inside) {
        BigInteger share = BigInteger.valueOf(fundShare(inside));
        List<BigInteger> steps = new ArrayList<>();
        BigInteger net = BigInteger.ZERO;
        for (int i = 1; i < inside.size(); i++) {
            BigInteger step = BigInteger
                    .valueOf(inside.get(i).unit().credited() - inside.get(i - 1).unit().credited())
                    .multiply(share);
            steps.add(step);
            net = net.add(step);
        }
        return new Growth(net, beforeTake(steps, inside), SHARE.multiply(BigInteger.valueOf(Unit.CREDIT)));
    }

    /// What a fund share would fetch; of a fund that is empty now, since all of it was claimed, what it fetched at the
    /// last look at which it was not. 0: never.
    private static long fundShare(List<UnitPoint> inside) {
        return inside.reversed()
                .stream()
                .mapToLong(point -> point.unit().perShare())
                .filter(share -> share > 0)
                .findFirst()
                .orElse(0);
    }

    /// Each step's dividends before the take that was in force at its end.
    private static BigInteger beforeTake(List<BigInteger> steps, List<UnitPoint> inside) {
        BigInteger sum = BigInteger.ZERO;
        BigInteger all = BigInteger.valueOf(Unit.TAKE);
        for (int i = 0; i < steps.size(); i++) {
            int take = inside.get(i + 1).unit().take();
            sum = sum.add(take == Unit.TAKE
                    ? steps.get(i)
                    : steps.get(i).multiply(all).divide(BigInteger.valueOf(Unit.TAKE - take)));
        }
        return sum;
    }
}
