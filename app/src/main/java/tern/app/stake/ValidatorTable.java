package tern.app.stake;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import tern.app.ui.Addresses;
import tern.app.ui.Buttons;
import tern.app.ui.Em;
import tern.app.ui.FittedColumns;
import tern.app.ui.IdenticonView;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.keys.AccountId;

/// The validators that can be chosen. One row is the chosen one; Enter chooses the marked one.
final class ValidatorTable extends StackPane {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final StakeModel model;
    private final StakePresenter presenter;
    private final Texts texts;
    private final TaoFormat format;
    private final TableView<ValidatorRow> table = new TableView<>();
    private final FilteredList<ValidatorRow> filtered;
    private Optional<AccountId> marked = Optional.empty();

    /// @param format   of one's own amounts
    /// @param nothing  stands in the table while there are no rows
    ValidatorTable(StakeModel model, StakePresenter presenter, Texts texts, TaoFormat format, Node nothing) {
        this.model = model;
        this.presenter = presenter;
        this.texts = texts;
        this.format = format;
        Em em = new Em();
        table.setId("stake-validators");
        table.getStyleClass().addAll("positions", "validators");
        table.setAccessibleText(texts.get("stake.validators.accessible"));
        table.setPlaceholder(nothing);
        filtered = new FilteredList<>(model.validators());
        SortedList<ValidatorRow> sorted = new SortedList<>(filtered);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.setRowFactory(_ -> new Row());
        table.setOnKeyPressed(event -> {
            ValidatorRow marked = table.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && marked != null) {
                presenter.validator(marked.hotkey());
                event.consume();
            }
        });
        addColumns(new FittedColumns<>(table, em));
        table.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (row != null) {
                marked = Optional.of(row.hotkey());
            }
        });
        model.validators().addListener((Observable _) -> markAgain());
        model.validator().addListener((_, before, now) -> {
            if (!before.map(ValidatorRow::hotkey).equals(now.map(ValidatorRow::hotkey))) {
                table.refresh();
            }
        });
        getChildren().addAll(table, em);
    }

    /// Other rows have come: the marked one is still the same validator's.
    private void markAgain() {
        marked.flatMap(hotkey -> table.getItems().stream().filter(row -> row.hotkey().equals(hotkey)).findFirst())
                .ifPresent(table.getSelectionModel()::select);
    }

    /// Shows only what matches; empty shows all.
    void filter(String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        filtered.setPredicate(wanted.isEmpty()
                ? null
                : row -> row.title().toLowerCase(Locale.ROOT).contains(wanted)
                        || row.hotkey().address().toLowerCase(Locale.ROOT).startsWith(wanted));
    }

    boolean isEmpty() {
        return filtered.isEmpty();
    }

    private void addColumns(FittedColumns<ValidatorRow> columns) {
        columns.add(column("validator", texts.get("stake.column.validator"), _ -> new Name(), Comparator.comparing(ValidatorRow::title,
                String.CASE_INSENSITIVE_ORDER)), 12, 3, 0);
        columns.add(column("address", texts.get("stake.column.address"), _ -> new Words(row -> Addresses.shorten(row.hotkey()), "mono"),
                Comparator.comparing(ValidatorRow::hotkey)), 8, 1, 2);
        columns.add(figure(column("own", texts.get("stake.column.own"), _ -> new Words(this::own, "figure"),
                Comparator.comparing(ValidatorRow::own))), 9, 1, 1);
        TableColumn<ValidatorRow, ValidatorRow> choose = column("choose", "", _ -> new Choose(), null);
        choose.setSortable(false);
        columns.add(choose, 6.2, 0.2, 0);
    }

    private String own(ValidatorRow row) {
        return row.own().isZero()
                ? ""
                : format.amount(row.own(), model.subnet().get().map(SubnetChoice::symbol).orElse(""));
    }

    private TableColumn<ValidatorRow, ValidatorRow> column(
            String id, String title,
            Function<TableColumn<ValidatorRow, ValidatorRow>, TableCell<ValidatorRow, ValidatorRow>> cells,
            @Nullable Comparator<ValidatorRow> order) {
        TableColumn<ValidatorRow, ValidatorRow> column = new TableColumn<>(title);
        column.setId("stake-validators-" + id);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(cells::apply);
        if (order != null) {
            column.setComparator(order);
        }
        return column;
    }

    private static TableColumn<ValidatorRow, ValidatorRow> figure(TableColumn<ValidatorRow, ValidatorRow> column) {
        column.getStyleClass().addAll("figures", "quiet-figure");
        return column;
    }

    private boolean isChosen(AccountId hotkey) {
        return model.validator().get().filter(row -> row.hotkey().equals(hotkey)).isPresent();
    }

    private final class Row extends TableRow<ValidatorRow> {

        @Override
        protected void updateItem(@Nullable ValidatorRow row, boolean empty) {
            super.updateItem(row, empty);
            pseudoClassStateChanged(CHOSEN, !empty && row != null && isChosen(row.hotkey()));
        }
    }

    private abstract static class Cell extends TableCell<ValidatorRow, ValidatorRow> {

        @Override
        protected final void updateItem(@Nullable ValidatorRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                setText(null);
            } else {
                show(row);
            }
        }

        abstract void show(ValidatorRow row);
    }

    private final class Name extends Cell {

        private final IdenticonView picture = new IdenticonView();
        private final Label name = new Label();
        private final Tooltip tip = new Tooltip();
        private final HBox box = new HBox(picture, name);

        Name() {
            box.setAlignment(Pos.CENTER_LEFT);
            box.getStyleClass().add("validator-name");
            name.getStyleClass().add("strong");
            picture.setMinWidth(Region.USE_PREF_SIZE);
            tip.getStyleClass().add("address-tooltip");
        }

        @Override
        void show(ValidatorRow row) {
            picture.show(row.hotkey());
            name.setText(row.title());
            tip.setText(Addresses.grouped(row.hotkey()));
            setTooltip(tip);
            setAccessibleText(row.title());
            setGraphic(box);
        }
    }

    private static final class Words extends Cell {

        private final Function<ValidatorRow, String> words;

        Words(Function<ValidatorRow, String> words, String styleClass) {
            this.words = words;
            getStyleClass().add(styleClass);
        }

        @Override
        void show(ValidatorRow row) {
            setText(words.apply(row));
        }
    }

    private final class Choose extends Cell {

        private final Button choose = Buttons.small("stake-choose", texts.get("stake.choose"));
        private final Label chosen = new Label(texts.get("stake.chosen"));
        private final HBox box = new HBox();

        Choose() {
            box.setAlignment(Pos.CENTER_RIGHT);
            choose.setMinWidth(Region.USE_PREF_SIZE);
            chosen.getStyleClass().add("chosen-word");
            chosen.setMinWidth(Region.USE_PREF_SIZE);
        }

        @Override
        void show(ValidatorRow row) {
            choose.setOnAction(_ -> presenter.validator(row.hotkey()));
            choose.setAccessibleText(texts.get("stake.choose.accessible", row.title()));
            box.getChildren().setAll(isChosen(row.hotkey()) ? chosen : choose);
            setGraphic(box);
        }
    }
}
