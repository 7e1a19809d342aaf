package tern.app.subnets;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import tern.app.ui.HoverTip;
import tern.app.ui.Series;
import tern.app.ui.SubnetTile;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.yields.Rate;

/// Cells of the table of subnets.
final class SubnetCells {

    private static final PseudoClass UP = PseudoClass.getPseudoClass("up");
    private static final PseudoClass DOWN = PseudoClass.getPseudoClass("down");
    /// No figure, but how far the way to one is.
    private static final PseudoClass PART = PseudoClass.getPseudoClass("part");

    private SubnetCells() {}

    abstract static class Cell extends TableCell<SubnetRow, SubnetValues> {

        @Override
        protected final void updateItem(@Nullable SubnetValues values, boolean empty) {
            super.updateItem(values, empty);
            if (empty || values == null) {
                setText(null);
                setGraphic(null);
                setTooltip(null);
                setAccessibleText(null);
            } else {
                show(values);
            }
        }

        abstract void show(SubnetValues values);
    }

    /// Tile, name and number; a star where it was marked.
    static final class Name extends Cell {

        private final Texts texts;
        private final SubnetTile tile = new SubnetTile();
        private final Label name = new Label();
        private final Label number = new Label();
        private final Label star = new Label("★");
        private final HBox box = new HBox(tile, name, number, star);
        private final HoverTip tip = new HoverTip(this);

        Name(Texts texts) {
            this.texts = texts;
            box.setAlignment(Pos.CENTER_LEFT);
            box.getStyleClass().add("subnet-cell");
            name.getStyleClass().add("strong");
            number.getStyleClass().add("faint");
            number.setMinWidth(Region.USE_PREF_SIZE);
            star.getStyleClass().add("star-mark");
            star.setMinWidth(Region.USE_PREF_SIZE);
            tile.setMinWidth(Region.USE_PREF_SIZE);
            tile.show(Series.OTHER, "");
        }

        @Override
        void show(SubnetValues values) {
            tile.show(values.series(), values.symbol());
            name.setText(values.name());
            number.setText(Integer.toString(values.netuid()));
            star.setVisible(values.starred());
            star.setManaged(values.starred());
            tip.say(values.name() + " " + values.netuid());
            setGraphic(box);
            setAccessibleText(texts.get(values.starred() ? "subnets.row.starred" : "subnets.row", values.name(),
                    Integer.toString(values.netuid())));
        }
    }

    /// A figure, with what is exact of it on hover.
    static final class Figure extends Cell {

        private final Function<SubnetValues, String> text;
        private final Function<SubnetValues, Optional<String>> exact;
        private final Predicate<SubnetValues> part;
        private final HoverTip tip = new HoverTip(this);

        /// @param part whether the text is no figure, but how far the way to one is
        Figure(Function<SubnetValues, String> text, Function<SubnetValues, Optional<String>> exact,
                Predicate<SubnetValues> part) {
            this.text = text;
            this.exact = exact;
            this.part = part;
            setAlignment(Pos.CENTER_RIGHT);
        }

        @Override
        void show(SubnetValues values) {
            setText(text.apply(values));
            pseudoClassStateChanged(PART, part.test(values));
            tip.say(exact.apply(values));
        }
    }

    /// By how much the price changed: a sign, and the colour of it.
    static final class Change extends Cell {

        private final TaoFormat format;
        private final Function<SubnetValues, Optional<Rate>> change;

        Change(TaoFormat format, Function<SubnetValues, Optional<Rate>> change) {
            this.format = format;
            this.change = change;
            getStyleClass().add("trend-cell");
            setAlignment(Pos.CENTER_RIGHT);
        }

        @Override
        void show(SubnetValues values) {
            Optional<Rate> known = change.apply(values);
            int sign = known.map(Rate::signum).orElse(0);
            pseudoClassStateChanged(UP, sign > 0);
            pseudoClassStateChanged(DOWN, sign < 0);
            setText(known.map(rate -> format.movement(rate.value())).orElse(TaoFormat.UNKNOWN));
        }
    }
}
