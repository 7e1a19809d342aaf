package tern.app.mining.worth;

import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import tern.app.mining.worth.WorthModel.SubnetName;
import tern.app.mining.worth.WorthPicture.Day;
import tern.app.mining.worth.WorthPicture.Known;
import tern.app.ui.Apart;
import tern.app.ui.Buttons;
import tern.app.ui.Em;
import tern.app.ui.Field;
import tern.app.ui.Lines;
import tern.app.ui.OneOf;
import tern.app.ui.Popovers;
import tern.app.ui.Texts;
import tern.wallet.mining.Tariff;

/// «Should I mine there?» in place of the page: what it comes to at the left, what was typed for it at the right.
public final class WorthView extends VBox {

    private static final int HOURS_A_ROW = 4;
    /// Narrower than that, what is typed stands below what comes of it.
    private static final double BESIDE_EM = 62;

    private final WorthModel model;
    private final WorthPresenter presenter;
    private final Texts texts;
    private final Popovers popovers;
    private final ComboBox<SubnetName> subnets = new ComboBox<>();
    private final Label sense = Lines.wrapped("", "worth-sense");
    private final GridPane days = new GridPane();
    private final GridPane facts = new GridPane();
    private final Label block = Lines.wrapped("", "faint");
    private final Em em = new Em();
    private final StackPane room = new StackPane();
    private final VBox outcome = new VBox();
    private final VBox typed;
    private boolean selecting;
    private boolean beside = true;

    /// @param back leaves it
    public WorthView(WorthModel model, WorthPresenter presenter, Texts texts, Popovers popovers, Runnable back) {
        this.model = model;
        this.presenter = presenter;
        this.texts = texts;
        this.popovers = popovers;
        setId("worth");
        getStyleClass().addAll("card-column", "worth");
        Button leave = Buttons.small("worth-back", texts.get("worth.back"));
        leave.setOnAction(_ -> back.run());
        Label title = new Label(texts.get("worth.title"));
        title.getStyleClass().add("node-settings-title");
        outcome.getStyleClass().add("card-column");
        outcome.getChildren().addAll(chooser(), result(), field());
        outcome.setMinWidth(0);
        typed = inputs();
        arrange();
        getChildren().addAll(new Apart(Apart.whole(title), leave), room, em);
        widthProperty().addListener((_, _, _) -> fit());
        em.pixels().addListener((_, _, _) -> fit());
        sceneProperty().addListener((_, _, scene) -> {
            if (scene == null) {
                presenter.keep();
            }
        });
    }

    private void fit() {
        boolean now = em.get() <= 0 || getWidth() >= BESIDE_EM * em.get();
        if (now != beside) {
            beside = now;
            arrange();
        }
    }

    private void arrange() {
        room.getChildren().clear();
        Pane columns = beside ? new HBox() : new VBox();
        HBox.setHgrow(outcome, Priority.ALWAYS);
        outcome.setPrefWidth(beside ? 0 : USE_COMPUTED_SIZE);
        typed.getStyleClass().removeAll("worth-inputs");
        if (beside) {
            typed.getStyleClass().add("worth-inputs");
        }
        columns.getStyleClass().add("worth-columns");
        columns.getChildren().setAll(List.of(outcome, typed));
        room.getChildren().add(columns);
    }

    private VBox chooser() {
        subnets.setId("worth-subnet");
        subnets.setAccessibleText(texts.get("worth.subnet"));
        subnets.setPromptText(texts.get("worth.choose"));
        subnets.setMaxWidth(Double.MAX_VALUE);
        subnets.setItems(model.subnets());
        subnets.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable SubnetName subnet) {
                return subnet == null
                        ? ""
                        : texts.get("worth.subnet.named", subnet.name(),
                                Integer.toString(subnet.netuid()));
            }

            @Override
            public SubnetName fromString(String text) {
                throw new UnsupportedOperationException("nothing can be typed here");
            }
        });
        subnets.valueProperty().addListener((_, _, now) -> {
            if (now != null && !selecting) {
                presenter.choose(now);
            }
        });
        model.subnets().addListener((ListChangeListener<SubnetName>) _ -> select());
        model.chosen().addListener((_, _, _) -> select());
        select();
        HBox.setHgrow(subnets, Priority.ALWAYS);
        Button again = Buttons.small("worth-again", texts.get("worth.again"));
        again.setMinWidth(USE_PREF_SIZE);
        again.setOnAction(_ -> presenter.again());
        HBox row = new HBox(subnets, again);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("entry-row");
        sense.setId("worth-sense");
        VBox card = card(texts.get("worth.subnet"), row,
                Lines.sentence("worth-waits", "settings-words", model.waits()),
                Lines.sentence("worth-trouble", "wrong-text", model.trouble()), sense);
        Lines.follow(model.picture(), now -> {
            Lines.say(sense, now.map(WorthPicture::sense));
            sense.getStyleClass().removeAll("tone-good", "tone-warning");
            now.ifPresent(picture -> sense.getStyleClass().add(picture.good() ? "tone-good" : "tone-warning"));
        });
        return card;
    }

    private void select() {
        selecting = true;
        subnets.setValue(model.chosen().get().filter(model.subnets()::contains).orElse(null));
        selecting = false;
    }

    private static VBox card(String title, Node... content) {
        VBox card = new VBox(Lines.wrapped(title, "card-title"));
        card.getChildren().addAll(content);
        card.getStyleClass().addAll("card", "settings-card");
        return card;
    }

    private VBox result() {
        days.setId("worth-days");
        days.getStyleClass().add("worth-grid");
        grow(days, 4);
        VBox card = card(texts.get("worth.days"), Lines.wrapped(texts.get("worth.days.words"), "settings-words"), days);
        Lines.follow(model.picture(), now -> {
            Lines.shown(card, now.isPresent());
            now.ifPresent(picture -> showDays(picture.days()));
        });
        return card;
    }

    private static void grow(GridPane grid, int columns) {
        for (int i = 0; i < columns; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHgrow(i == 0 ? Priority.ALWAYS : Priority.SOMETIMES);
            column.setHalignment(i == 0 ? HPos.LEFT : HPos.RIGHT);
            grid.getColumnConstraints().add(column);
        }
    }

    private void showDays(List<Day> rows) {
        Optional<String> focused = focusedIn(days);
        days.getChildren().clear();
        days.addRow(0, new Label(), head("worth.low"), head("worth.middle"), head("worth.high"));
        int at = 1;
        for (Day row : rows) {
            Label low = value("worth-day-" + row.id() + "-low", row.low(), row.sum());
            Label middle = value("worth-day-" + row.id() + "-middle", row.middle(), row.sum());
            Label high = value("worth-day-" + row.id() + "-high", row.high(), row.sum());
            days.addRow(at++, named("day-" + row.id(), row.name(), row.how()), low, middle, high);
        }
        focusAgain(days, focused);
    }

    private Label head(String key) {
        Label label = new Label(texts.get(key));
        label.getStyleClass().add("fact-name");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static Label value(String id, String text, boolean sum) {
        Label label = new Label(text);
        label.setId(id);
        label.getStyleClass().add(sum ? "worth-sum" : "worth-value");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    /// What it is, with «how?» beside it.
    private HBox named(String id, String name, String how) {
        Label label = Lines.wrapped(name, "fact-name");
        Button button = Buttons.how("worth-how-" + id, texts.get("how"), texts.get("worth.how.of", name), () -> {});
        button.setOnAction(_ -> popovers.open(panel(how), button));
        button.setMinWidth(USE_PREF_SIZE);
        HBox box = new HBox(label, button);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().add("worth-name");
        return box;
    }

    static VBox panel(String words) {
        VBox panel = new VBox();
        panel.setId("worth-how");
        panel.getStyleClass().add("how-panel");
        for (String paragraph : words.split("\n\n")) {
            Label label = new Label(paragraph);
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
            panel.getChildren().add(label);
        }
        panel.setFocusTraversable(true);
        panel.setAccessibleText(words);
        return panel;
    }

    private static Optional<String> focusedIn(GridPane grid) {
        Node owner = grid.getScene() == null ? null : grid.getScene().getFocusOwner();
        return owner != null && owner.getId() != null && grid.lookup("#" + owner.getId()) != null
                ? Optional.of(owner.getId())
                : Optional.empty();
    }

    private static void focusAgain(GridPane grid, Optional<String> id) {
        id.map(each -> grid.lookup("#" + each)).ifPresent(Node::requestFocus);
    }

    private VBox field() {
        facts.setId("worth-facts");
        facts.getStyleClass().add("worth-grid");
        grow(facts, 2);
        VBox card = card(texts.get("worth.field"), facts, block);
        Lines.follow(model.picture(), now -> {
            Lines.shown(card, now.isPresent());
            now.ifPresent(picture -> {
                showFacts(picture.facts());
                block.setText(picture.block());
            });
        });
        return card;
    }

    private void showFacts(List<Known> rows) {
        Optional<String> focused = focusedIn(facts);
        facts.getChildren().clear();
        int at = 0;
        for (Known row : rows) {
            facts.addRow(at++, named(row.id(), row.name(), row.how()),
                    value("worth-fact-" + row.id(), row.value(), false));
        }
        focusAgain(facts, focused);
    }

    private VBox inputs() {
        VBox power = card(texts.get("worth.power"), typed(WorthEntry.WATTS), typed(WorthEntry.BASE),
                typed(WorthEntry.EFFICIENCY), typed(WorthEntry.DUTY));
        OneOf<Boolean> kinds = new OneOf<>(byHour -> model.byHour().set(byHour));
        kinds.add(false, "worth-tariff-flat", texts.get("worth.tariff.flat"));
        kinds.add(true, "worth-tariff-hours", texts.get("worth.tariff.hours"));
        Lines.follow(model.byHour(), kinds::select);
        VBox flat = typed(WorthEntry.TARIFF);
        VBox hours = hours();
        Lines.follow(model.byHour(), byHour -> {
            Lines.shown(flat, !byHour);
            Lines.shown(hours, byHour);
        });
        VBox money = card(texts.get("worth.costs", presenter.currencyName()), kinds.row(), flat, hours,
                typed(WorthEntry.HOST), typed(WorthEntry.HARDWARE));
        VBox prices = card(texts.get("worth.worth"), typed(WorthEntry.PRICE), typed(WorthEntry.DAYS));
        VBox inputs = new VBox(power, money, prices);
        inputs.getStyleClass().add("card-column");
        return inputs;
    }

    private VBox typed(WorthEntry entry) {
        TextField field = new TextField();
        Field made = new Field("worth-" + entry.key(), texts.get("worth.in." + entry.key()), "", field);
        field.textProperty().bindBidirectional(model.text(entry));
        made.tells(model.wrong(entry));
        made.getChildren().add(Lines.sentence("worth-" + entry.key() + "-note", "settings-words", model.note(entry)));
        return made;
    }

    private VBox hours() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("worth-hours");
        for (int hour = 0; hour < Tariff.HOURS; hour++) {
            TextField field = new TextField();
            field.setId("worth-hour-" + hour);
            field.setPrefColumnCount(4);
            field.textProperty().bindBidirectional(model.hours().get(hour));
            Label name = new Label(texts.get("worth.hour", Integer.toString(hour)));
            name.getStyleClass().add("entry-label");
            name.setLabelFor(field);
            field.setAccessibleText(name.getText());
            grid.add(new VBox(name, field), hour % HOURS_A_ROW, hour / HOURS_A_ROW);
        }
        return new VBox(grid, Lines.sentence("worth-hours-wrong", "wrong-text", model.hoursWrong()));
    }
}
