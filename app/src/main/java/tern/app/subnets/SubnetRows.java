package tern.app.subnets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import tern.app.chart.DayLine;
import tern.app.market.SubnetPast;
import tern.app.ui.Series;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.Subnet;
import tern.wallet.history.NameHistory.Called;
import tern.wallet.subnets.SubnetOverview;
import tern.wallet.units.Rao;
import tern.wallet.yields.Measured;
import tern.wallet.yields.PricePoint;
import tern.wallet.yields.YieldWindow;

/// Makes the rows of the table: what they say, which of them match, and how the list follows.
final class SubnetRows {

    private static final int LINE_DAYS = 30;
    /// The unit of every subnet, where its own is not known.
    private static final String ALPHA = "α";

    private final Texts texts;
    private final TaoFormat format;
    private final Locale locale;
    private final Series series;
    private final Map<Integer, SubnetRow> all = new HashMap<>();
    /// A line is drawn again only when it is another one.
    private final Map<Integer, Line> lines = new HashMap<>();

    private record Line(List<PricePoint> of, DayLine line) {}

    /// @param format of public figures
    /// @param series the window's colours
    SubnetRows(Texts texts, TaoFormat format, Locale locale, Series series) {
        this.texts = texts;
        this.series = series;
        this.format = format;
        this.locale = locale;
    }

    /// Another chain is shown.
    void forget() {
        lines.clear();
        all.clear();
    }

    Optional<SubnetRow> row(int netuid) {
        return Optional.ofNullable(all.get(netuid));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /// Brings all rows to what is known now.
    ///
    /// @return those that match, by number
    List<SubnetRow> arrange(Shown known, Set<Integer> starred, SubnetFilter filter, String typed) {
        Map<Integer, Subnet> subnets = known.subnets();
        Set<Integer> netuids = new TreeSet<>(subnets.keySet());
        if (known.isRemembered()) {
            netuids.addAll(known.market().subnets().keySet());
            netuids.remove(0);
        }
        Set<Integer> own = known.own();
        Map<Integer, Integer> colours = series.of(netuids);
        Map<Integer, Measured> best = known.isOurs() ? known.market().best(YieldWindow.WEEK) : Map.of();
        all.keySet().retainAll(netuids);
        List<SubnetRow> matching = new ArrayList<>();
        for (int netuid : netuids) {
            int colour = colours.getOrDefault(netuid, Series.OTHER);
            Measured yield = best.getOrDefault(netuid, Measured.notSampled());
            Subnet subnet = subnets.get(netuid);
            SubnetValues values = subnet == null
                    ? remembered(known, netuid, colour, yield, starred.contains(netuid))
                    : values(known, subnet, colour, yield, own.contains(netuid), starred.contains(netuid));
            SubnetRow row = all.get(netuid);
            if (row == null) {
                row = new SubnetRow(values);
                all.put(netuid, row);
            } else if (!row.values.get().equals(values)) {
                row.values.set(values);
            }
            if (matches(values, filter, typed)) {
                matching.add(row);
            }
        }
        return matching;
    }

    private SubnetValues values(Shown known, Subnet subnet, int colour, Measured best, boolean own, boolean starred) {
        Optional<SubnetPast> past = known.past(subnet.netuid());
        Optional<SubnetOverview> overview = known.overview(subnet.netuid());
        return new SubnetValues(subnet.netuid(), colour, subnet.symbol(), subnet.name(), subnet.price(),
                past.flatMap(one -> one.dayChange(subnet.price())), past.flatMap(one -> one.weekChange(subnet.price())),
                overview.map(SubnetOverview::emissionShare).orElse(OptionalDouble.empty()),
                Optional.of(subnet.taoIn()), best, line(subnet.netuid(), past), own,
                overview.map(SubnetOverview::mineable).orElse(false), starred);
    }

    /// Under the name that it had when somebody answered.
    private SubnetValues remembered(Shown known, int netuid, int colour, Measured best, boolean starred) {
        Optional<SubnetPast> past = known.past(netuid);
        Rao price = past.map(SubnetPast::price).orElse(Rao.ZERO);
        Optional<Called> called = Optional.ofNullable(known.market().names().get(netuid));
        return new SubnetValues(netuid, colour, called.map(Called::symbol).orElse(ALPHA),
                called.map(Called::name).orElseGet(() -> texts.get("subnets.nameless")), price,
                past.flatMap(one -> one.dayChange(price)), past.flatMap(one -> one.weekChange(price)),
                OptionalDouble.empty(), Optional.empty(), best, line(netuid, past), false, false, starred);
    }

    private DayLine line(int netuid, Optional<SubnetPast> known) {
        List<PricePoint> points = known.map(SubnetPast::month).orElse(List.of());
        Line before = lines.get(netuid);
        if (before != null && before.of().equals(points)) {
            return before.line();
        }
        DayLine made;
        if (points.size() < 2) {
            made = DayLine.unknown(texts.get("subnets.line.unknown"));
        } else {
            double[] prices = new double[Math.min(points.size(), LINE_DAYS + 1)];
            int from = points.size() - prices.length;
            for (int i = 0; i < prices.length; i++) {
                prices[i] = points.get(from + i).price().value();
            }
            made = new DayLine(prices, DayLine.Tone.TREND, texts.get("subnets.line",
                    format.change(points.get(from).price(), points.getLast().price())));
        }
        lines.put(netuid, new Line(points, made));
        return made;
    }

    private boolean matches(SubnetValues values, SubnetFilter filter, String typed) {
        boolean in = switch (filter) {
            case ALL -> true;
            case YOURS -> values.own();
            case MINEABLE -> values.mineable();
            case STARRED -> values.starred();
        };
        if (!in || typed.isEmpty()) {
            return in;
        }
        String wanted = typed.toLowerCase(locale);
        return values.name().toLowerCase(locale).contains(wanted)
                || Integer.toString(values.netuid()).equals(wanted) || values.symbol().equalsIgnoreCase(typed);
    }

    /// With as little change as can be, so that selection and scrolling stay.
    static void merge(List<SubnetRow> rows, List<SubnetRow> wanted) {
        if (rows.equals(wanted)) {
            return;
        }
        if (rows.isEmpty() || wanted.isEmpty()) {
            rows.clear();
            rows.addAll(wanted);
            return;
        }
        Set<SubnetRow> kept = new HashSet<>(wanted);
        rows.removeIf(row -> !kept.contains(row));
        for (int i = 0; i < wanted.size(); i++) {
            if (i >= rows.size() || rows.get(i) != wanted.get(i)) {
                rows.add(i, wanted.get(i));
            }
        }
    }
}
