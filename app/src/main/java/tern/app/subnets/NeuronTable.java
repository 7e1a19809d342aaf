package tern.app.subnets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import tern.app.ui.Addresses;
import tern.app.ui.Copier;
import tern.app.ui.Em;
import tern.app.ui.FittedColumns;
import tern.app.ui.NameWidths;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.app.ui.WordsCell;
import tern.wallet.subnets.Axon;

/// Who sits on a subnet: a row for each place, those that are seen alone being made.
final class NeuronTable extends StackPane {

    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final double TOP = 65_535;

    private final TableView<NeuronRow> table = new TableView<>();
    private final ObservableList<NeuronRow> rows = FXCollections.observableArrayList();
    private final Texts texts;
    private final TaoFormat format;
    private final FittedColumns<NeuronRow> columns;
    private final NameWidths names = new NameWidths();
    private String symbol = "";

    NeuronTable(Texts texts, TaoFormat format, Copier copier) {
        this.texts = texts;
        this.format = format;
        Em em = new Em();
        table.setId("subnets-neurons");
        table.getStyleClass().addAll("positions", "neurons-table");
        table.setAccessibleText(texts.get("subnets.neurons.accessible"));
        SortedList<NeuronRow> sorted = new SortedList<>(rows);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        columns = new FittedColumns<>(table, em);
        addColumns();
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            NeuronRow marked = table.getSelectionModel().getSelectedItem();
            if (COPY.match(event) && marked != null) {
                copier.copy(texts.get("address.copied", marked.title()), marked.neuron().hotkey().address());
                event.consume();
            }
        });
        getChildren().addAll(table, em);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        columns.share();
    }

    /// Shows others, or newer figures of the same: scrolling and selection stay.
    void show(List<NeuronRow> now, String unit) {
        boolean others = !unit.equals(symbol);
        symbol = unit;
        if (rows.equals(now) && !others) {
            return;
        }
        int marked = Optional.ofNullable(table.getSelectionModel().getSelectedItem())
                .map(row -> row.neuron().uid())
                .orElse(-1);
        if (rows.size() != now.size() || others) {
            rows.setAll(now);
        } else {
            for (int i = 0; i < now.size(); i++) {
                if (!rows.get(i).equals(now.get(i))) {
                    rows.set(i, now.get(i));
                }
            }
        }
        columns.share();
        for (NeuronRow row : new ArrayList<>(rows)) {
            if (row.neuron().uid() == marked) {
                table.getSelectionModel().select(row);
            }
        }
    }

    private void addColumns() {
        columns.add(column("uid", "subnets.neurons.uid", row -> Integer.toString(row.neuron().uid()),
                Comparator.comparingInt(
                        row -> row.neuron().uid()),
                "quiet-figure", _ -> Optional.empty()), 3.2, 0.2, 0);
        TableColumn<NeuronRow, NeuronRow> name = column("name", "subnets.neurons.name", NeuronRow::title,
                Comparator.comparing(NeuronRow::title, String.CASE_INSENSITIVE_ORDER), "",
                row -> Optional.of(row.title() + "\n" + Addresses.grouped(row.neuron().hotkey())));
        columns.add(name, 9, 1, 0);
        columns.names(name, size -> names.plain(rows.stream().map(NeuronRow::title), size));
        columns.add(
                column("kind", "subnets.neurons.kind", NeuronRow::kind, Comparator.comparing(NeuronRow::kind), "",
                        _ -> Optional.empty()),
                7, 1, 4);
        columns.add(column("stake", "subnets.neurons.stake", row -> format.amount(row.neuron().alpha(), symbol),
                Comparator.comparing(row -> row.neuron().alpha()), "figure",
                row -> Optional.of(texts.get("subnets.neuron.weight",
                        format.amount(row.neuron().weight(), symbol)))),
                9, 1, 3);
        columns.add(column("trust", "subnets.neurons.trust",
                row -> row.neuron().validatorTrust().isPresent() && row.neuron().permit()
                        ? format.percent(row.neuron().validatorTrust().getAsInt() / TOP, 1)
                        : TaoFormat.UNKNOWN,
                Comparator.comparingInt(row -> row.neuron().permit() ? row.neuron().validatorTrust().orElse(-1) : -1),
                "figure", _ -> Optional.empty()), 4.6, 0.5, 7);
        columns.add(
                column("incentive", "subnets.neurons.incentive",
                        row -> format.percent(row.neuron().incentive() / TOP, 2),
                        Comparator.comparingInt(row -> row.neuron().incentive()), "figure", _ -> Optional.empty()),
                5.2, 0.5,
                2);
        columns.add(
                column("dividends", "subnets.neurons.dividends",
                        row -> format.percent(row.neuron().dividends() / TOP, 2),
                        Comparator.comparingInt(row -> row.neuron().dividends()), "figure", _ -> Optional.empty()),
                5.6, 0.5,
                5);
        columns.add(
                column("emission", "subnets.neurons.emission", row -> format.amount(row.neuron().emission(), symbol),
                        Comparator.comparing(row -> row.neuron().emission()), "figure", _ -> Optional.empty()),
                7.4, 0.8, 1);
        columns.add(column("updated", "subnets.neurons.updated", row -> format.count(row.ago()),
                Comparator.comparingLong(NeuronRow::ago),
                "quiet-figure", _ -> Optional.empty()), 5.4, 0.5, 8);
        columns.add(column("next", "subnets.neurons.next",
                row -> row.next() == 0 ? TaoFormat.UNKNOWN : format.count(row.next()),
                Comparator.comparingInt(row -> row.next() == 0 ? Integer.MAX_VALUE : row.next()), "quiet-figure",
                _ -> Optional.of(texts.get("subnets.neuron.next.more"))), 4.6, 0.4, 6);
        columns.add(column("axon", "subnets.neurons.axon",
                row -> row.neuron().axon().map(Axon::text).orElse(TaoFormat.UNKNOWN),
                Comparator.comparing(row -> row.neuron().axon().map(Axon::text).orElse("")), "",
                _ -> Optional.empty()), 9, 0.8, 9);
    }

    private TableColumn<NeuronRow, NeuronRow> column(String id, String title, Function<NeuronRow, String> words,
            Comparator<NeuronRow> order, String styleClass, Function<NeuronRow, Optional<String>> more) {
        TableColumn<NeuronRow, NeuronRow> column = new TableColumn<>(texts.get(title));
        column.setId("subnets-neurons-" + id);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> new WordsCell<>(words, more));
        column.setComparator(order);
        if (!styleClass.isEmpty()) {
            column.getStyleClass().addAll("figures", styleClass);
        }
        return column;
    }
}
