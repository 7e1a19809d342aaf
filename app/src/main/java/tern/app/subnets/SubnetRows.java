package tern.app.subnets;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import tern.app.chart.DayLine;
import tern.app.market.BestYield;
import tern.app.market.SubnetPast;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.Subnet;
import tern.wallet.subnets.SubnetOverview;
import tern.wallet.yields.PricePoint;
import tern.wallet.yields.YieldWindow;

/// Makes the rows of the table: what they say, which of them match, and how the list follows.
final class SubnetRows {

    private static final int LINE_DAYS = 30;

    private final Texts texts;
    private final TaoFormat format;
    private final Locale locale;
    /// A line is drawn again only when it is another one.
    private final Map<Integer, Line> lines = new HashMap<>();

    private record Line(List<PricePoint> of, DayLine line) {}

    /// What is known of a subnet beside its price.
    record Known(Optional<SubnetPast> past, Optional<SubnetOverview> overview, boolean own, boolean starred) {}

    /// @param format of public figures
    SubnetRows(Texts texts, TaoFormat format, Locale locale) {
        this.texts = texts;
        this.format = format;
        this.locale = locale;
    }

    /// Another chain is shown.
    void forget() {
        lines.clear();
    }

    SubnetValues values(Subnet subnet, int series, Known known) {
        return new SubnetValues(subnet.netuid(), series, subnet.symbol(), subnet.name(), subnet.price(),
                known.past().flatMap(SubnetPast::dayChange), known.past().flatMap(SubnetPast::weekChange),
                known.overview().map(SubnetOverview::emissionShare).orElse(OptionalDouble.empty()), subnet.taoIn(),
                known.past().flatMap(one -> one.best(YieldWindow.WEEK)).map(BestYield::yield),
                line(subnet.netuid(), known.past()), known.own(),
                known.overview().map(SubnetOverview::mineable).orElse(false), known.starred());
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

    boolean matches(SubnetValues values, SubnetFilter filter, String typed) {
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
