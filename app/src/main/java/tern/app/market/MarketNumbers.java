package tern.app.market;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tern.wallet.units.Rao;
import tern.wallet.yields.Gap;
import tern.wallet.yields.GrowthPoint;
import tern.wallet.yields.MarketSample;
import tern.wallet.yields.Measured;
import tern.wallet.yields.PricePoint;
import tern.wallet.yields.Rate;
import tern.wallet.yields.Stand;
import tern.wallet.yields.SubnetSample;
import tern.wallet.yields.Unit;
import tern.wallet.yields.UnitPoint;
import tern.wallet.yields.YieldMeter;
import tern.wallet.yields.YieldWindow;

/// Works out from looks at the market what a screen shows of it.
public final class MarketNumbers {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MONTH = Duration.ofDays(30);
    /// A validator with less than ten alpha is no measure of a subnet: what is cut off weighs too much there.
    private static final Rao ENOUGH = Rao.of(10 * Rao.PER_TAO);

    private final List<MarketSample> looks;
    private final MarketSample newest;
    private final Map<Stand, List<UnitPoint>> points = new HashMap<>();
    private final Map<Stand, ValidatorPast> validators = new HashMap<>();

    /// What came of it.
    ///
    /// @param block of the newest look
    /// @param asOf  its time
    public record Result(long block, Instant asOf, Map<Integer, SubnetPast> subnets,
            Map<Stand, ValidatorPast> validators) {}

    private MarketNumbers(List<MarketSample> looks) {
        this.looks = looks;
        this.newest = looks.getLast();
    }

    /// @param looks of one chain, oldest first
    /// @return empty where there are none
    public static Optional<Result> of(List<MarketSample> looks) {
        return looks.isEmpty() ? Optional.empty() : Optional.of(new MarketNumbers(looks).result());
    }

    private Result result() {
        for (MarketSample look : looks) {
            for (Stand stand : look.units().keySet()) {
                look.point(stand).ifPresent(point -> points.computeIfAbsent(stand, _ -> new ArrayList<>()).add(point));
            }
        }
        points.forEach((stand, line) -> {
            if (newest.subnets().containsKey(stand.netuid())) {
                validators.put(stand, validator(stand, line));
            }
        });
        Map<Integer, Map<YieldWindow, BestYield>> best = best();
        Map<Integer, SubnetPast> subnets = new HashMap<>();
        for (SubnetSample subnet : newest.subnets().values()) {
            subnets.put(subnet.netuid(), subnet(subnet, best.getOrDefault(subnet.netuid(), Map.of())));
        }
        return new Result(newest.block().number(), newest.time(), subnets, validators);
    }

    private ValidatorPast validator(Stand stand, List<UnitPoint> line) {
        Map<YieldWindow, Measured> yields = new EnumMap<>(YieldWindow.class);
        boolean measured = stand.netuid() != 0 || newest.funds();
        for (YieldWindow window : YieldWindow.values()) {
            yields.put(window, measured
                    ? YieldMeter.measure(stand.netuid(), line, window, newest.time())
                    : Measured.Unknown.of(Gap.NOT_MEASURED, line));
        }
        return new ValidatorPast(stand, line.getLast().unit(), yields, measured ? growth(stand, line) : List.of());
    }

    private List<GrowthPoint> growth(Stand stand, List<UnitPoint> line) {
        List<UnitPoint> days = new ArrayList<>();
        Instant from = newest.time().minus(MONTH).minus(DAY);
        for (UnitPoint point : line) {
            boolean counts = !point.time().isBefore(from) && point.born() == line.getLast().born()
                    && (stand.netuid() == 0 || point.unit().perShare() > 0);
            if (counts) {
                if (!days.isEmpty() && stretch(days.getLast().time(), DAY) == stretch(point.time(), DAY)) {
                    days.removeLast();
                }
                days.add(point);
            }
        }
        return days.stream()
                .map(point -> new GrowthPoint(point.block().number(), point.time(),
                        grown(stand, days.getFirst().unit(), point.unit())))
                .toList();
    }

    private static Rate grown(Stand stand, Unit first, Unit now) {
        if (stand.netuid() != 0) {
            return Rate.of(now.perShare() - first.perShare(), first.perShare());
        }
        BigInteger owed = BigInteger.valueOf(now.credited() - first.credited())
                .multiply(BigInteger.valueOf(now.perShare()));
        return Rate.of(owed, BigInteger.valueOf(Unit.ONE).multiply(BigInteger.valueOf(Unit.CREDIT)));
    }

    private Map<Integer, Map<YieldWindow, BestYield>> best() {
        Map<Integer, Map<YieldWindow, BestYield>> best = new HashMap<>();
        for (ValidatorPast past : validators.values()) {
            if (past.newest().pool().compareTo(ENOUGH) < 0) {
                continue;
            }
            Map<YieldWindow, BestYield> here = best.computeIfAbsent(past.stand().netuid(),
                    _ -> new EnumMap<>(YieldWindow.class));
            past.yields()
                    .forEach((window, measured) -> measured.found()
                            .ifPresent(yield -> here.merge(window, new BestYield(past.stand().hotkey(), yield),
                                    MarketNumbers::better)));
        }
        return best;
    }

    private static BestYield better(BestYield one, BestYield other) {
        int order = one.yield().alphaYear().compareTo(other.yield().alphaYear());
        return order > 0 || order == 0 && one.hotkey().compareTo(other.hotkey()) < 0 ? one : other;
    }

    private SubnetPast subnet(SubnetSample now, Map<YieldWindow, BestYield> best) {
        List<PricePoint> day = new ArrayList<>();
        List<PricePoint> month = new ArrayList<>();
        for (MarketSample look : looks) {
            SubnetSample then = look.subnets().get(now.netuid());
            if (then != null && then.born() == now.born()) {
                PricePoint point = new PricePoint(look.block().number(), look.time(), then.price());
                add(day, point, HOUR, newest.time().minus(DAY).minus(HOUR));
                add(month, point, DAY, newest.time().minus(MONTH).minus(DAY));
            }
        }
        return new SubnetPast(now.netuid(), now.price(), priceAt(now, DAY), priceAt(now, DAY.multipliedBy(7)), day,
                month, best);
    }

    private static void add(List<PricePoint> line, PricePoint point, Duration step, Instant from) {
        if (point.time().isBefore(from)) {
            return;
        }
        if (!line.isEmpty() && stretch(line.getLast().time(), step) == stretch(point.time(), step)) {
            line.removeLast();
        }
        line.add(point);
    }

    private Optional<Rao> priceAt(SubnetSample now, Duration ago) {
        return MarketBook.nearest(looks, newest.time().minus(ago), ago.dividedBy(10))
                .flatMap(look -> Optional.ofNullable(look.subnets().get(now.netuid())))
                .filter(then -> then.born() == now.born())
                .map(SubnetSample::price);
    }

    private static long stretch(Instant time, Duration step) {
        return time.toEpochMilli() / step.toMillis();
    }
}
