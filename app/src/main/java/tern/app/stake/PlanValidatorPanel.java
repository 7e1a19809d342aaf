package tern.app.stake;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
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
import tern.app.ui.HoverTip;
import tern.app.ui.IdenticonView;
import tern.app.ui.Lines;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.AddressException;
import tern.wallet.keys.Ss58;
import tern.wallet.subnets.ValidatorRow;
import tern.wallet.yields.Measured;
import tern.wallet.yields.YieldWindow;

/// The choice of a validator on one subnet: a search field, and what matches below it. Enter takes the marked one, or the
/// address that was typed.
final class PlanValidatorPanel extends VBox {

    private final ObservableList<Choice> all = FXCollections.observableArrayList();
    private final FilteredList<Choice> matching = new FilteredList<>(all);
    private final ListView<Choice> list = new ListView<>(matching);
    private final Label nothing;
    private final Texts texts;
    private final ValidatorWords words;
    private final PlanModel model;
    private final InvalidationListener measured;
    private final TextField filter = new TextField();
    private final Consumer<PlanRow.Chosen> take;

    /// One that can be chosen.
    ///
    /// @param known what the chain says of it on this subnet; empty where it says nothing
    record Choice(PlanRow.Chosen chosen, Optional<ValidatorRow> known) {}

    /// @param model  with what was measured of yields
    /// @param format of what everybody can know
    PlanValidatorPanel(PlanModel model, PlanRow row, Texts texts, TaoFormat format, Consumer<PlanRow.Chosen> take) {
        this.texts = texts;
        this.words = new ValidatorWords(texts, format);
        this.model = model;
        this.measured = _ -> list.refresh();
        this.take = take;
        setId("plan-validator-panel");
        getStyleClass().addAll("finder-panel", "subnet-panel");
        filter.setId("plan-validator-filter");
        filter.setPromptText(texts.get("plan.validator.filter"));
        filter.setAccessibleText(texts.get("stake.validator.filter.accessible"));
        nothing = Lines.wrapped(texts.get("plan.validator.loading"), "faint");
        list.setId("plan-validators");
        list.getStyleClass().add("finder-results");
        list.setAccessibleText(texts.get("plan.validator.list", row.name()));
        list.setPlaceholder(nothing);
        list.setCellFactory(_ -> new Cell(row));
        list.setOnMouseClicked(_ -> chosen());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                chosen();
            }
        });
        filter.textProperty().addListener((_, _, _) -> narrow());
        filter.addEventFilter(KeyEvent.KEY_PRESSED, this::step);
        filter.setOnAction(_ -> chosen());
        // yields are measured while one looks
        model.market().addListener(new WeakInvalidationListener(measured));
        getChildren().addAll(filter, list);
    }

    void show(List<Choice> found) {
        all.setAll(found);
        nothing.setText(texts.get("stake.validators.none"));
        narrow();
    }

    private void narrow() {
        String wanted = filter.getText().strip().toLowerCase(Locale.ROOT);
        matching.setPredicate(one -> one.chosen().title().toLowerCase(Locale.ROOT).contains(wanted)
                || one.chosen().hotkey().address().toLowerCase(Locale.ROOT).startsWith(wanted));
        if (!all.isEmpty()) {
            nothing.setText(texts.get(address().isPresent()
                    ? "stake.validator.stranger"
                    : "stake.validators.no.match"));
        }
        list.getSelectionModel().selectFirst();
    }

    private Optional<AccountId> address() {
        try {
            return Optional.of(Ss58.parse(filter.getText().strip()));
        } catch (AddressException nameInTheMaking) {
            // what is no address is a part of a name
            return Optional.empty();
        }
    }

    private void step(KeyEvent event) {
        int by = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
        if (by != 0) {
            int last = Math.max(0, list.getItems().size() - 1);
            list.getSelectionModel().select(Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, last));
            list.scrollTo(list.getSelectionModel().getSelectedIndex());
            event.consume();
        }
    }

    private void chosen() {
        Choice marked = list.getSelectionModel().getSelectedItem();
        if (marked != null) {
            take.accept(marked.chosen());
        } else {
            address().ifPresent(hotkey -> take.accept(new PlanRow.Chosen(hotkey, Optional.empty())));
        }
    }

    private final class Cell extends ListCell<Choice> {

        private final PlanRow row;
        private final Label name = new Label();
        private final Label facts = new Label();
        private final HBox box = new HBox();
        private final HoverTip tip = new HoverTip(this);

        Cell(PlanRow row) {
            this.row = row;
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            facts.getStyleClass().add("faint");
            facts.setMinWidth(USE_PREF_SIZE);
            box.getChildren().addAll(new Region(), name, space, facts);
            box.setAlignment(Pos.CENTER_LEFT);
            box.getStyleClass().addAll("finder-row", "plan-validator");
        }

        @Override
        protected void updateItem(@Nullable Choice choice, boolean empty) {
            super.updateItem(choice, empty);
            if (empty || choice == null) {
                setGraphic(null);
                tip.say(Optional.empty());
                return;
            }
            box.getChildren().set(0, new IdenticonView(choice.chosen().hotkey()));
            name.setText(choice.chosen().title());
            facts.setText(choice.known().map(known -> words(choice, known)).orElse(""));
            setAccessibleText(name.getText() + " " + facts.getText());
            tip.say(words.yields().how(measured(choice), YieldWindow.WEEK, row.netuid()));
            setGraphic(box);
        }

        private Measured measured(Choice choice) {
            return model.market().get().measured(row.netuid(), choice.chosen().hotkey(), YieldWindow.WEEK);
        }

        private String words(Choice choice, ValidatorRow validator) {
            String stake = words.stake(Optional.of(validator.alpha()), row.symbol());
            String fee = words.take(validator.take());
            String yield = words.yields().year(measured(choice), YieldWindow.WEEK);
            return words.standing(validator.standing())
                    .map(standing -> texts.get("plan.validator.facts.idle", fee, stake, standing))
                    .orElseGet(() -> texts.get(measured(choice) instanceof Measured.Known
                            ? "plan.validator.facts"
                            : "plan.validator.facts.young", fee, stake, yield));
        }
    }
}
