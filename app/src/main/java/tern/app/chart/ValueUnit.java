package tern.app.chart;

import java.math.BigDecimal;
import java.util.List;
import tern.app.ui.TaoFormat;
import tern.wallet.units.Rao;

/// What a chart's numbers are, and how they become words. Numbers are whole billionths: rao of amounts and prices, and
/// billionths of one for shares.
public sealed interface ValueUnit {

    /// The labels of an axis.
    ///
    /// @param values in whole units, with equal steps
    List<String> axis(List<Double> values);

    /// At rest, as beside the crosshair.
    String brief(long billionths);

    /// All there is of it, as in a table.
    String exact(long billionths);

    /// What stands behind a column's name in a file: `tao`, `alpha`, `share`.
    String fileUnit();

    /// For other programs: nine decimals, a point as decimal mark.
    static String plain(long billionths) {
        return BigDecimal.valueOf(billionths, Rao.DECIMALS).toPlainString();
    }

    /// Amounts and prices in TAO. While amounts are hidden these are too; public numbers take [TaoFormat#unmasked].
    static ValueUnit tao(TaoFormat format) {
        return new Amount(format, TaoFormat.TAO, "tao", 1e6);
    }

    /// Amounts in a subnet's alpha; on axes in thousands and millions.
    static ValueUnit alpha(TaoFormat format, String symbol) {
        return new Amount(format, symbol, "alpha", 1e3);
    }

    /// Shares and yields, in per cent.
    static ValueUnit share(TaoFormat format) {
        return new Share(format);
    }

    /// @param shortened from this on, in whole units, an axis counts in thousands or millions
    record Amount(TaoFormat format, String symbol, String fileUnit, double shortened) implements ValueUnit {

        @Override
        public List<String> axis(List<Double> values) {
            double largest = values.stream().mapToDouble(Math::abs).max().orElse(0);
            double divisor = largest < shortened ? 1 : largest < 1e6 ? 1e3 : 1e6;
            String unit = (divisor == 1 ? "" : divisor == 1e3 ? "k" : "M") + symbol;
            int decimals = ChartScale.decimals(ChartScale.step(values) / divisor);
            return values.stream().map(value -> format.rounded(value / divisor, decimals, unit)).toList();
        }

        @Override
        public String brief(long billionths) {
            return sign(billionths) + format.amount(Rao.of(Math.abs(billionths)), symbol);
        }

        @Override
        public String exact(long billionths) {
            return sign(billionths) + format.exact(Rao.of(Math.abs(billionths)), symbol);
        }

        private static String sign(long value) {
            return value < 0 ? "\u2212" : "";
        }
    }

    record Share(TaoFormat format) implements ValueUnit {

        private static final double ONE = 1e9;

        @Override
        public List<String> axis(List<Double> values) {
            int decimals = ChartScale.decimals(ChartScale.step(values) * 100);
            return values.stream().map(value -> format.percent(value, decimals)).toList();
        }

        @Override
        public String brief(long billionths) {
            return format.percent(billionths / ONE, 1);
        }

        @Override
        public String exact(long billionths) {
            return format.percent(billionths / ONE, 4);
        }

        @Override
        public String fileUnit() {
            return "share";
        }
    }
}
