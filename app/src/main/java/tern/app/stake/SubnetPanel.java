package tern.app.stake;

import java.util.Locale;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tern.app.ui.Lines;
import tern.app.ui.SubnetTile;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;

/// The choice of a subnet: a search field, and what matches below it. Enter takes the marked one.
final class SubnetPanel extends VBox {

    private final ListView<SubnetChoice> list = new ListView<>();
    private final Consumer<SubnetChoice> take;

    /// @param format of prices, which are nobody's own
    /// @param take   told what was chosen
    SubnetPanel(StakeModel model, Texts texts, TaoFormat format, Consumer<SubnetChoice> take) {
        this.take = take;
        setId("stake-subnet-panel");
        getStyleClass().addAll("finder-panel", "subnet-panel");
        FilteredList<SubnetChoice> matching = new FilteredList<>(
                // as they are now: with each block there are other prices, and the marked one would be lost
                FXCollections.observableArrayList(model.subnets()));
        TextField filter = new TextField();
        filter.setId("stake-subnet-filter");
        filter.setPromptText(texts.get("stake.subnet.filter"));
        filter.setAccessibleText(texts.get("stake.subnet.filter"));
        list.setId("stake-subnets");
        list.getStyleClass().add("finder-results");
        list.setAccessibleText(texts.get("stake.subnet.list"));
        list.setItems(matching);
        list.setPlaceholder(Lines.wrapped(texts.get("stake.subnet.none"), "faint"));
        list.setCellFactory(_ -> new Cell(model, format));
        list.setOnMouseClicked(_ -> chosen());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                chosen();
            }
        });
        filter.textProperty().addListener((_, _, typed) -> {
            String wanted = typed.strip().toLowerCase(Locale.ROOT);
            matching.setPredicate(subnet -> subnet.name().toLowerCase(Locale.ROOT).contains(wanted)
                    || Integer.toString(subnet.netuid()).startsWith(wanted));
            list.getSelectionModel().selectFirst();
        });
        filter.addEventFilter(KeyEvent.KEY_PRESSED, this::step);
        filter.setOnAction(_ -> chosen());
        model.subnet().get().ifPresent(now -> {
            list.getSelectionModel().select(now);
            list.scrollTo(now);
        });
        getChildren().addAll(filter, list);
    }

    private void step(KeyEvent event) {
        int by = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
        if (by != 0) {
            int last = list.getItems().size() - 1;
            list.getSelectionModel()
                    .select(Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0,
                            Math.max(0, last)));
            list.scrollTo(list.getSelectionModel().getSelectedIndex());
            event.consume();
        }
    }

    private void chosen() {
        SubnetChoice marked = list.getSelectionModel().getSelectedItem();
        if (marked != null) {
            take.accept(marked);
        }
    }

    private static final class Cell extends ListCell<SubnetChoice> {

        private final StakeModel model;
        private final TaoFormat format;
        private final SubnetTile tile = new SubnetTile();
        private final Label name = new Label();
        private final Label number = new Label();
        private final Label price = new Label();
        private final HBox box;

        Cell(StakeModel model, TaoFormat format) {
            this.model = model;
            this.format = format;
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            number.getStyleClass().add("faint");
            price.getStyleClass().add("faint");
            price.setMinWidth(Region.USE_PREF_SIZE);
            tile.setMinWidth(Region.USE_PREF_SIZE);
            number.setMinWidth(Region.USE_PREF_SIZE);
            box = new HBox(tile, name, number, space, price);
            box.setAlignment(Pos.CENTER_LEFT);
            box.getStyleClass().add("finder-row");
        }

        @Override
        protected void updateItem(@Nullable SubnetChoice subnet, boolean empty) {
            super.updateItem(subnet, empty);
            if (empty || subnet == null) {
                setGraphic(null);
                return;
            }
            tile.show(model.colour(subnet.netuid()), subnet.symbol());
            name.setText(subnet.name());
            number.setText(Integer.toString(subnet.netuid()));
            price.setText(subnet.isRoot() ? "" : format.exact(subnet.price(), TaoFormat.TAO));
            setAccessibleText(subnet.name() + " " + subnet.netuid());
            setGraphic(box);
        }
    }
}
