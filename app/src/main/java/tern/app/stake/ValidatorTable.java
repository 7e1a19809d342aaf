package tern.app.stake;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.WeakInvalidationListener;
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
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import tern.app.chart.DayLine;
import tern.app.chart.Sparkline;
import tern.app.ui.Addresses;
import tern.app.ui.Buttons;
import tern.app.ui.Em;
import tern.app.ui.FittedColumns;
import tern.app.ui.HoverTip;
import tern.app.ui.IdenticonView;
import tern.app.ui.Lines;
import tern.app.ui.NameWidths;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;
import tern.wallet.yields.Measured;
import tern.wallet.yields.YieldWindow;

/// The validators that can be chosen. One row is the chosen one; Enter chooses the marked one.
final class ValidatorTable extends StackPane {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    /// No figure, but how far the way to one is.
    private static final PseudoClass PART = PseudoClass.getPseudoClass("part");

    /// As wide as the room that a chip takes around its word.
    private static final String CHIP = "       ";

    private final StakeModel model;
    private final StakePresenter presenter;
    private final Texts texts;
    private final ValidatorWords words;
    private final TableView<ValidatorRow> table = new TableView<>();
    private final FilteredList<ValidatorRow> filtered;
    private final NameWidths names = new NameWidths();
    private final FittedColumns<ValidatorRow> columns;
    private final InvalidationListener maskChanged;
    private Optional<AccountId> marked = Optional.empty();

    /// @param format   of one's own amounts
    /// @param nothing  stands in the table while there are no rows
    ValidatorTable(StakeModel model, StakePresenter presenter, Texts texts, TaoFormat format, Node nothing) {
        this.model = model;
        this.presenter = presenter;
        this.texts = texts;
        this.words = new ValidatorWords(texts, format);
        this.maskChanged = _ -> table.refresh();
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
        columns = new FittedColumns<>(table, em);
        addColumns();
        format.mask().hidden().addListener(new WeakInvalidationListener(maskChanged));
        table.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (row != null) {
                marked = Optional.of(row.hotkey());
            }
        });
        model.validators().addListener((Observable _) -> {
            markAgain();
            columns.share();
        });
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

    /// All that stands in the cell of a name.
    private String title(ValidatorRow row) {
        return row.standing().flatMap(words::standing).map(word -> row.title() + CHIP + word).orElse(row.title());
    }

    FittedColumns<ValidatorRow> columns() {
        return columns;
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        columns.share();
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

    private void addColumns() {
        TableColumn<ValidatorRow, ValidatorRow> name = column("validator", texts.get("stake.column.validator"),
                _ -> new Name(), Comparator.comparing(ValidatorRow::title, String.CASE_INSENSITIVE_ORDER));
        columns.add(name, 10.4, 2, 0);
        columns.names(name, size -> names.validators(
                table.getItems().stream().map(row -> title(row)), size));
        columns.add(
                figure("strong-figure", rate("yield", "stake.column.yield", ValidatorRow::measured, YieldWindow.WEEK)),
                5.6, 0.4,
                1);
        columns.add(quiet("fee", "stake.column.fee", row -> words.take(row.take()), _ -> Optional.empty(),
                Comparator.comparing(row -> row.take().orElse(-1))), 3.4, 0.4, 3);
        columns.add(quiet("stake", "stake.column.stake", row -> words.stake(row.stake(), symbol()),
                _ -> Optional.empty(), Comparator.comparing(row -> row.stake().orElse(Rao.ZERO))), 6.4, 0.8, 2);
        columns.add(quiet("own", "stake.column.own", row -> words.own(row, symbol()), _ -> Optional.empty(),
                Comparator.comparing(ValidatorRow::own)), 7.6, 0.7, 8);
        columns.add(quiet("nominators", "stake.column.nominators", words::nominators, words::nominatorsTip,
                Comparator.comparing(row -> row.more().nominators().map(count -> count.number()).orElse(-1))), 5.8, 0.4,
                7);
        columns.add(quiet("trust", "stake.column.trust", words::trust, _ -> Optional.empty(),
                Comparator.comparing(row -> row.trust().orElse(-1))), 3.8, 0.4, 6);
        columns.add(quiet("weight", "stake.column.weight", row -> words.stake(row.more().weight(), ""),
                _ -> Optional.empty(), Comparator.comparing(row -> row.more().weight().orElse(Rao.ZERO))), 6.6, 0.5, 9);
        columns.add(quiet("owned", "stake.column.owned", row -> words.stake(row.more().owned(), symbol()),
                _ -> Optional.empty(), Comparator.comparing(row -> row.more().owned().orElse(Rao.ZERO))), 6.6, 0.5, 11);
        columns.add(quiet("silent", "stake.column.silent", words::silent, _ -> Optional.empty(),
                Comparator.comparing(row -> row.more().silent().orElse(Long.MAX_VALUE))), 7, 0.5, 10);
        columns.add(figure("quiet-figure", rate("day", "stake.column.day", row -> row.more().day(), YieldWindow.DAY)),
                6, 0.4,
                13);
        columns.add(figure("quiet-figure", rate("month", "stake.column.month", row -> row.more().month(),
                YieldWindow.MONTH)), 6.6,
                0.4, 12);
        TableColumn<ValidatorRow, DayLine> line = new TableColumn<>(texts.get("stake.column.line"));
        line.setId("stake-validators-line");
        line.getStyleClass().add("figures");
        line.setSortable(false);
        line.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().line()));
        line.setCellFactory(Sparkline.cells());
        columns.add(line, 4.6, 0.6, 4);
        TableColumn<ValidatorRow, ValidatorRow> choose = column("choose", "", _ -> new Choose(), null);
        choose.setSortable(false);
        columns.add(choose, 5.2, 0.1, 0);
    }

    private TableColumn<ValidatorRow, ValidatorRow> rate(String id, String title,
            Function<ValidatorRow, Measured> measured, YieldWindow window) {
        return column(id, texts.get(title),
                _ -> new Words(row -> words.yields().year(measured.apply(row), window),
                        row -> Optional.of(words.yields().how(measured.apply(row), window, netuid())),
                        row -> words.yields().isPart(measured.apply(row), window)),
                Comparator.comparing(row -> measured.apply(row)
                        .found()
                        .map(one -> one.alphaYear().billionths())
                        .orElse(Long.MIN_VALUE)));
    }

    private TableColumn<ValidatorRow, ValidatorRow> quiet(String id, String title,
            Function<ValidatorRow, String> words, Function<ValidatorRow, Optional<String>> remark,
            Comparator<ValidatorRow> order) {
        return figure("quiet-figure", column(id, texts.get(title), _ -> new Words(words, remark, _ -> false), order));
    }

    private int netuid() {
        return model.subnet().get().map(SubnetChoice::netuid).orElse(0);
    }

    private String symbol() {
        return model.subnet().get().map(SubnetChoice::symbol).orElse("");
    }

    /// The marked row; where none is, the chosen one's.
    Optional<ValidatorRow> marked() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem()).or(() -> model.validator().get());
    }

    /// Tells when another row is marked.
    void onMarked(Runnable told) {
        table.getSelectionModel().selectedItemProperty().addListener((_, _, _) -> told.run());
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

    private static TableColumn<ValidatorRow, ValidatorRow> figure(String styleClass,
            TableColumn<ValidatorRow, ValidatorRow> column) {
        column.getStyleClass().addAll("figures", styleClass);
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
        private final HoverTip tip = new HoverTip(this, "address-tooltip");
        private final Label standing = new Label();
        private final HoverTip why = new HoverTip(standing);
        private final HBox box = new HBox(picture, name, standing);

        Name() {
            box.setAlignment(Pos.CENTER_LEFT);
            box.getStyleClass().add("validator-name");
            name.getStyleClass().add("strong");
            picture.setMinWidth(Region.USE_PREF_SIZE);
            standing.getStyleClass().addAll("chip", "chip-warning");
            standing.setMinWidth(Region.USE_PREF_SIZE);
        }

        @Override
        void show(ValidatorRow row) {
            picture.show(row.hotkey());
            name.setText(row.title());
            tip.say(row.title() + "\n" + Addresses.grouped(row.hotkey()));
            Optional<String> word = row.standing().flatMap(words::standing);
            word.ifPresent(standing::setText);
            why.say(row.standing().map(words::standingWhy));
            Lines.shown(standing, word.isPresent());
            setAccessibleText(word.map(more -> row.title() + ", " + more).orElse(row.title()));
            setGraphic(box);
        }
    }

    private static final class Words extends Cell {

        private final Function<ValidatorRow, String> words;
        private final Function<ValidatorRow, Optional<String>> remark;
        private final Predicate<ValidatorRow> part;
        private final HoverTip tip = new HoverTip(this);

        Words(Function<ValidatorRow, String> words, Function<ValidatorRow, Optional<String>> remark,
                Predicate<ValidatorRow> part) {
            this.words = words;
            this.remark = remark;
            this.part = part;
        }

        @Override
        void show(ValidatorRow row) {
            setText(words.apply(row));
            pseudoClassStateChanged(PART, part.test(row));
            tip.say(remark.apply(row));
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
