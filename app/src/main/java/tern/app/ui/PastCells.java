package tern.app.ui;

import java.math.BigDecimal;
import java.math.RoundingMode;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import tern.wallet.units.Rao;

/// The cells of [PositionTable] that speak of the past.
final class PastCells {

    private static final PseudoClass UP = PseudoClass.getPseudoClass("up");
    private static final PseudoClass DOWN = PseudoClass.getPseudoClass("down");

    private PastCells() {}

    /// By how much the price changed in 24 hours, for sorting; nothing where that is not known.
    static BigDecimal change(PositionValues values) {
        return values.priceDayAgo()
                .filter(before -> !before.isZero())
                .map(before -> BigDecimal.valueOf(values.price().value() - before.value())
                        .divide(BigDecimal.valueOf(before.value()), 12, RoundingMode.HALF_UP))
                .orElse(BigDecimal.ZERO);
    }

    static final class Day extends PositionCells.Cell {

        private final TaoFormat format;
        private final HoverTip tip = new HoverTip(this);
        private final String root;

        Day(TaoFormat format, Texts texts) {
            this.format = format;
            this.root = texts.get("positions.day.root");
            getStyleClass().add("trend-cell");
            setAlignment(Pos.CENTER_RIGHT);
        }

        @Override
        void show(PositionValues values) {
            int sign = change(values).signum();
            pseudoClassStateChanged(UP, sign > 0);
            pseudoClassStateChanged(DOWN, sign < 0);
            setText(values.priceDayAgo()
                    .map(before -> format.change(before, values.price()))
                    .orElse(TaoFormat.UNKNOWN));
            tip.say(values.isRoot() ? root : "");
        }
    }

    static final class Week extends PositionCells.Cell {

        private final TaoFormat format;
        private final HoverTip tip = new HoverTip(this);
        private final Texts texts;

        Week(TaoFormat format, Texts texts) {
            this.format = format;
            this.texts = texts;
            getStyleClass().add("trend-cell");
            setAlignment(Pos.CENTER_RIGHT);
        }

        @Override
        void show(PositionValues values) {
            boolean some = values.earnedWeek().filter(earned -> !earned.isZero()).isPresent();
            pseudoClassStateChanged(UP, some);
            setText(values.earnedWeek()
                    .map(earned -> format.signed(earned.value(), TaoFormat.TAO))
                    .orElse(TaoFormat.UNKNOWN));
            tip.say(values.earnedWeek()
                    .map((Rao earned) -> format.exact(earned, TaoFormat.TAO))
                    .map(exact -> values.isRoot() ? texts.get("positions.week.root", exact) : exact)
                    .orElseGet(() -> texts.get(values.isRoot()
                            ? "positions.week.root.unknown"
                            : "positions.week.unknown")));
        }
    }
}
