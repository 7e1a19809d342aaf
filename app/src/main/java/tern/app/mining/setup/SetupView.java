package tern.app.mining.setup;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import tern.app.mining.setup.SetupModel.CardChoice;
import tern.app.mining.setup.SetupModel.CheckLine;
import tern.app.ui.Apart;
import tern.app.ui.Buttons;
import tern.app.ui.Field;
import tern.app.ui.Icon;
import tern.app.ui.IconView;
import tern.app.ui.Lines;
import tern.app.ui.Texts;

/// The editor of a miner in place of the page.
public final class SetupView extends VBox {

    /// What stands in a command for what the profile says.
    private static final String FILLED_IN = "{wallets} {wallet} {hotkey} {netuid} {port} {folder}";

    private final SetupModel model;
    private final SetupPresenter presenter;
    private final Texts texts;

    /// @param back leaves it; what was not saved stays in the fields until another miner is opened
    public SetupView(SetupModel model, SetupPresenter presenter, Texts texts, Runnable back) {
        this.model = model;
        this.presenter = presenter;
        this.texts = texts;
        setId("setup");
        getStyleClass().addAll("card-column", "miner-setup", "node-settings");
        Button leave = Buttons.small("setup-back", texts.get("worth.back"));
        leave.setOnAction(_ -> back.run());
        Button bringIn = Buttons.small("setup-import", texts.get("setup.import"));
        bringIn.setOnAction(_ -> presenter.bringIn());
        Button export = Buttons.small("setup-export", texts.get("setup.export"));
        export.setOnAction(_ -> presenter.export());
        Label title = new Label(texts.get("setup.title"));
        title.getStyleClass().add("node-settings-title");
        VBox said = new VBox(Lines.sentence("setup-said", "settings-said", model.said()),
                Lines.sentence("setup-wrong", "wrong-text", model.wrong()));
        said.getStyleClass().add("settings-line-words");
        Button save = Buttons.primary("setup-save", texts.get("setup.save"));
        save.setOnAction(_ -> presenter.save());
        getChildren().addAll(new Apart(Apart.whole(title), Apart.whole(bringIn, export, leave)), who(), program(),
                cards(), rules(), Lines.row(save), said, checks());
    }

    private static VBox card(String title, Node... content) {
        VBox card = new VBox(Lines.wrapped(title, "card-title"));
        card.getChildren().addAll(content);
        card.getStyleClass().addAll("card", "settings-card");
        return card;
    }

    private Field typed(SetupEntry entry) {
        TextField field = new TextField();
        Field made = new Field("setup-" + entry.key(), texts.get("setup.in." + entry.key()), "", field);
        field.textProperty().bindBidirectional(model.text(entry));
        made.tells(model.wrong(entry));
        if (entry == SetupEntry.FOLDER || entry == SetupEntry.COMMAND || entry == SetupEntry.PYTHON) {
            field.getStyleClass().add("mono");
        }
        return made;
    }

    private VBox who() {
        Field name = typed(SetupEntry.NAME);
        Lines.follow(model.fresh(), fresh -> name.field().setDisable(!fresh));
        ComboBox<HotkeyChoice> hotkeys = new ComboBox<>();
        hotkeys.setId("setup-hotkey");
        hotkeys.setAccessibleText(texts.get("setup.hotkey"));
        hotkeys.setPromptText(texts.get("setup.hotkey.choose"));
        hotkeys.setItems(model.hotkeys());
        hotkeys.setMaxWidth(Double.MAX_VALUE);
        hotkeys.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable HotkeyChoice choice) {
                return choice == null
                        ? ""
                        : texts.get(choice.locked() ? "setup.hotkey.locked" : "setup.hotkey.named", choice.wallet(),
                                choice.hotkey(), choice.account().address());
            }

            @Override
            public HotkeyChoice fromString(String text) {
                throw new UnsupportedOperationException("nothing can be typed here");
            }
        });
        hotkeys.valueProperty().addListener((_, _, now) -> {
            if (now != null && !model.hotkey().get().equals(Optional.of(now))) {
                model.hotkeyWrong.set(Optional.empty());
                model.hotkey().set(Optional.of(now));
            }
        });
        model.hotkeys().addListener((ListChangeListener<HotkeyChoice>) _ -> select(hotkeys));
        model.hotkey().addListener((_, _, _) -> select(hotkeys));
        select(hotkeys);
        Label label = Lines.wrapped(texts.get("setup.hotkey"), "entry-label");
        label.setLabelFor(hotkeys);
        VBox choice = new VBox(label, hotkeys, Lines.wrapped(texts.get("setup.hotkey.words"), "settings-words"),
                Lines.sentence("setup-hotkey-wrong", "wrong-text", model.hotkeyWrong()));
        choice.getStyleClass().add("text-entry");
        return card(texts.get("setup.who"), name, typed(SetupEntry.NETUID), choice);
    }

    private void select(ComboBox<HotkeyChoice> hotkeys) {
        hotkeys.setValue(model.hotkey().get().filter(model.hotkeys()::contains).orElse(null));
    }

    private VBox program() {
        Field folder = typed(SetupEntry.FOLDER);
        Button choose = Buttons.small("setup-folder-choose", texts.get("setup.choose"));
        choose.setOnAction(_ -> presenter.chooseFolder());
        Button look = Buttons.small("setup-look", texts.get("setup.look"));
        look.setOnAction(_ -> presenter.lookAround());
        Button python = Buttons.small("setup-python-choose", texts.get("setup.choose"));
        python.setOnAction(_ -> presenter.choosePython());
        Button port = Buttons.small("setup-port-free", texts.get("setup.port.free"));
        port.setOnAction(_ -> presenter.freePort());
        TextArea variables = new TextArea();
        variables.setId("setup-environment");
        variables.setPrefRowCount(3);
        variables.getStyleClass().add("mono");
        variables.setAccessibleText(texts.get("setup.in.environment"));
        variables.textProperty().bindBidirectional(model.text(SetupEntry.ENVIRONMENT));
        Label label = Lines.wrapped(texts.get("setup.in.environment"), "entry-label");
        label.setLabelFor(variables);
        VBox environment = new VBox(label, variables, Lines.sentence("setup-environment-wrong", "wrong-text",
                model.wrong(SetupEntry.ENVIRONMENT)));
        environment.getStyleClass().add("text-entry");
        return card(texts.get("setup.program"), folder, Lines.row(choose, look),
                Lines.sentence("setup-needs", "settings-words", model.needs()), typed(SetupEntry.COMMAND),
                Lines.wrapped(texts.get("setup.command.words", FILLED_IN), "settings-words"), environment,
                typed(SetupEntry.PYTHON), Lines.row(python),
                Lines.wrapped(texts.get("setup.python.words"), "settings-words"), typed(SetupEntry.PORT),
                Lines.row(port), typed(SetupEntry.ADDRESS));
    }

    private VBox cards() {
        VBox boxes = new VBox();
        boxes.setId("setup-cards");
        boxes.getStyleClass().add("settings-line-words");
        Label none = Lines.wrapped(texts.get("setup.cards.none"), "settings-words");
        Runnable fill = () -> {
            boxes.getChildren().clear();
            int place = 0;
            for (CardChoice card : model.cards()) {
                boxes.getChildren()
                        .add(box("setup-card-" + place++, texts.get("setup.card", card.name(), card.uuid()),
                                card.taken()));
            }
            Lines.shown(none, model.cards().isEmpty());
        };
        model.cards().addListener((ListChangeListener<CardChoice>) _ -> fill.run());
        fill.run();
        return card(texts.get("setup.cards"), Lines.wrapped(texts.get("setup.cards.words"), "settings-words"), boxes,
                none);
    }

    private static CheckBox box(String id, String words, BooleanProperty value) {
        CheckBox box = new CheckBox(words);
        box.setId(id);
        box.setWrapText(true);
        box.selectedProperty().bindBidirectional(value);
        return box;
    }

    private VBox rules() {
        return card(texts.get("setup.rules"), box("setup-restart", texts.get("setup.restart"), model.restart()),
                box("setup-battery", texts.get("setup.battery"), model.onBattery()),
                box("setup-goes-on", texts.get("setup.goes-on"), model.goesOn()), typed(SetupEntry.HOTTEST),
                typed(SetupEntry.DEAREST), Lines.wrapped(texts.get("setup.dearest.words"), "settings-words"),
                typed(SetupEntry.LOSSES), Lines.wrapped(texts.get("setup.losses.words"), "settings-words"),
                typed(SetupEntry.GRACE));
    }

    private VBox checks() {
        VBox list = new VBox();
        list.setId("setup-checks");
        list.getStyleClass().add("check-list");
        Button again = Buttons.small("setup-check", texts.get("setup.check"));
        again.setOnAction(_ -> presenter.check());
        VBox card = card(texts.get("setup.checks"), Lines.sentence("setup-checked", "settings-name", model.checked()),
                list, Lines.row(again));
        Runnable fill = () -> list.getChildren().setAll(model.checks().stream().map(SetupView::line).toList());
        model.checks().addListener((ListChangeListener<CheckLine>) _ -> fill.run());
        fill.run();
        return card;
    }

    private static Node line(CheckLine check) {
        boolean pass = check.good().orElse(false);
        IconView icon = new IconView(check.good().isEmpty() ? Icon.ALERT : pass ? Icon.CHECK : Icon.CLOSE);
        String tone = check.good().isEmpty() ? "tone-warning" : pass ? "tone-good" : "tone-bad";
        icon.getStyleClass().addAll("check-icon", tone);
        icon.setMinWidth(USE_PREF_SIZE);
        Label title = Lines.wrapped(check.title(), "check-title");
        Label word = new Label(check.word());
        word.setId("setup-check-" + check.id() + "-word");
        word.getStyleClass().addAll("check-word", tone);
        word.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(title, word);
        head.getStyleClass().add("check-head");
        Label said = Lines.wrapped(check.said(), "check-said");
        Lines.shown(said, !check.said().isEmpty());
        VBox words = new VBox(head, said);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(icon, words);
        line.setId("setup-check-" + check.id());
        line.setAlignment(Pos.TOP_LEFT);
        line.getStyleClass().add("check-row");
        return line;
    }
}
