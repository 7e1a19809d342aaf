package tern.app.ui;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import tern.wallet.units.Rao;

/// The cells of [PositionTable]. Each keeps its nodes and changes their texts only, so that new numbers do not flicker.
final class PositionCells {

    private PositionCells() {}

    abstract static class Cell extends TableCell<PositionRow, PositionValues> {

        @Override
        protected final void updateItem(@Nullable PositionValues values, boolean empty) {
            super.updateItem(values, empty);
            if (empty || values == null) {
                setGraphic(null);
                setText(null);
                setTooltip(null);
                setAccessibleText(null);
            } else {
                show(values);
            }
        }

        abstract void show(PositionValues values);
    }

    static final class Subnet extends Cell {

        private final SubnetTile tile = new SubnetTile();
        private final Label name = new Label();
        private final Label number = new Label();
        private final HBox box = new HBox(tile, name, number);
        private final HoverTip tip = new HoverTip(this);

        Subnet() {
            box.setAlignment(Pos.CENTER_LEFT);
            box.getStyleClass().add("subnet-cell");
            name.getStyleClass().add("strong");
            number.getStyleClass().add("faint");
            number.setMinWidth(Region.USE_PREF_SIZE);
            tile.setMinWidth(Region.USE_PREF_SIZE);
        }

        @Override
        void show(PositionValues values) {
            tile.show(values.series(), values.symbol());
            name.setText(values.subnetName());
            number.setText(Integer.toString(values.key().netuid()));
            String whole = values.subnetName() + " " + values.key().netuid();
            setAccessibleText(whole);
            // a long name may have no room
            tip.say(whole);
            setGraphic(box);
        }
    }

    static final class Validator extends Cell {

        private static final PseudoClass ADDRESS = PseudoClass.getPseudoClass("address");

        private final HoverTip tip = new HoverTip(this, "address-tooltip");

        Validator() {
            getStyleClass().add("validator-cell");
        }

        @Override
        void show(PositionValues values) {
            pseudoClassStateChanged(ADDRESS, values.validatorName().isEmpty());
            setText(values.validator());
            tip.say(Addresses.grouped(values.key().hotkey()));
        }
    }

    static final class Wallet extends Cell {

        @Override
        void show(PositionValues values) {
            setText(values.wallet());
        }
    }

    /// A number with its unit, right-aligned.
    static final class Amount extends Cell {

        private final TaoFormat format;
        private final Function<PositionValues, Optional<Rao>> amount;
        private final Function<PositionValues, String> symbol;
        private final Function<PositionValues, Optional<String>> remark;
        private final HoverTip tip = new HoverTip(this);

        /// @param remark stands in the tooltip under the exact amount
        Amount(
                TaoFormat format,
                Function<PositionValues, Optional<Rao>> amount,
                Function<PositionValues, String> symbol,
                Function<PositionValues, Optional<String>> remark) {
            this.format = format;
            this.amount = amount;
            this.symbol = symbol;
            this.remark = remark;
            setAlignment(Pos.CENTER_RIGHT);
        }

        @Override
        void show(PositionValues values) {
            Optional<Rao> known = amount.apply(values);
            String unit = symbol.apply(values);
            setText(format.amount(known, unit));
            Optional<String> exact = known.map(rao -> format.exact(rao, unit));
            Optional<String> more = remark.apply(values);
            String all = exact.map(number -> more.map(words -> number + "\n" + words).orElse(number))
                    .or(() -> more)
                    .orElse("");
            tip.say(all);
            setAccessibleText(all.isEmpty() ? getText() : all);
        }
    }

    /// What can be done with a position.
    static final class Actions extends Cell {

        private final Texts texts;
        private final Button add;
        private final Button remove;
        private final HBox box;
        private final Consumer<PositionValues.Key> onAdd;
        private final Consumer<PositionValues.Key> onRemove;

        Actions(Texts texts, Consumer<PositionValues.Key> onAdd, Consumer<PositionValues.Key> onRemove) {
            this.texts = texts;
            this.onAdd = onAdd;
            this.onRemove = onRemove;
            add = Buttons.small("position-add", texts.get("stake.row.add"));
            remove = Buttons.small("position-remove", texts.get("stake.row.remove"));
            add.setMinWidth(Region.USE_PREF_SIZE);
            remove.setMinWidth(Region.USE_PREF_SIZE);
            add.setTooltip(new Tooltip(texts.get("stake.row.add.menu")));
            remove.setTooltip(new Tooltip(texts.get("stake.row.remove.menu")));
            box = new HBox(add, remove);
            box.getStyleClass().add("row-actions");
            box.setAlignment(Pos.CENTER_RIGHT);
        }

        @Override
        void show(PositionValues values) {
            add.setOnAction(_ -> onAdd.accept(values.key()));
            remove.setOnAction(_ -> onRemove.accept(values.key()));
            add.setAccessibleText(texts.get("stake.row.add.accessible", values.validator(), values.subnetName()));
            remove.setAccessibleText(texts.get("stake.row.remove.accessible", values.validator(),
                    values.subnetName()));
            setGraphic(box);
        }
    }

    static final class Earning extends Cell {

        private static final PseudoClass YES = PseudoClass.getPseudoClass("yes");
        private static final PseudoClass NO = PseudoClass.getPseudoClass("no");

        private final Texts texts;
        private final Region dot = new Region();
        private final HoverTip tip = new HoverTip(this);

        Earning(Texts texts) {
            this.texts = texts;
            getStyleClass().add("earning-cell");
            dot.getStyleClass().add("state-dot");
            setAlignment(Pos.CENTER_RIGHT);
        }

        @Override
        void show(PositionValues values) {
            boolean yes = values.earning().orElse(false);
            boolean no = !values.earning().orElse(true);
            pseudoClassStateChanged(YES, yes);
            pseudoClassStateChanged(NO, no);
            setGraphic(values.earning().isPresent() ? dot : null);
            setText(yes
                    ? texts.get("positions.earning.yes")
                    : no ? texts.get("positions.earning.no") : TaoFormat.UNKNOWN);
            tip.say(yes
                    ? texts.get("positions.earning.yes.tip")
                    : no ? texts.get("positions.earning.no.tip") : texts.get("positions.earning.unknown.tip"));
        }
    }
}
