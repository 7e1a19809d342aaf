package tern.app.mining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.mining.MinerPicture.Action;
import tern.app.mining.MinerPicture.Row;
import tern.app.ui.Addresses;
import tern.app.ui.Apart;
import tern.app.ui.Buttons;
import tern.app.ui.IdenticonView;
import tern.app.ui.Lines;
import tern.app.ui.Series;
import tern.app.ui.SubnetTile;
import tern.app.ui.Texts;
import tern.node.miner.MinerProfile;

/// The miner: how it runs, where it stands, what it leaves over, and the buttons. What others make stands in its slots:
/// the box of the profit above the buttons, «Should I?», the editor and the registration among them.
final class MinerPanel extends VBox {

    private final MiningModel model;
    private final Texts texts;
    private final MinerSlots slots;
    private final Label chip = new Label();
    private final ComboBox<String> choice = new ComboBox<>();
    private final VBox subject = new VBox();
    private final SubnetTile tile = new SubnetTile();
    private final Label subnet = new Label();
    private final Label netuid = new Label();
    private final IdenticonView face = new IdenticonView();
    private final Label hotkey = new Label();
    private final Label address = new Label();
    private final VBox rows = new VBox();
    private final Map<String, RowPane> known = new HashMap<>();
    private final VBox notes = new VBox();
    private final VBox reasons = new VBox();
    private final Button main = new Button();
    private final Button log;
    private final Button edit;
    private final Button register;
    private boolean filling;

    /// A name, and its value at the right.
    private static final class RowPane extends HBox {

        private final Label name = new Label();
        private final Label value = new Label();
        private final Tooltip tip = new Tooltip();

        RowPane(String id) {
            getStyleClass().addAll("fact-row", "mining-row");
            setAlignment(Pos.CENTER_LEFT);
            value.setId("mining-fact-" + id);
            name.getStyleClass().add("fact-name");
            name.setMinWidth(Region.USE_PREF_SIZE);
            name.setLabelFor(value);
            value.setWrapText(true);
            value.setMinHeight(USE_PREF_SIZE);
            tip.setWrapText(true);
            tip.setMaxWidth(420);
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            getChildren().addAll(name, space, value);
        }

        void show(Row row) {
            name.setText(row.name());
            value.setText(row.value());
            value.getStyleClass().setAll("label");
            row.chip()
                    .ifPresentOrElse(tone -> value.getStyleClass().addAll("chip", tone.style()),
                            () -> value.getStyleClass().add("mining-row-value"));
            row.more().ifPresent(tip::setText);
            value.setTooltip(row.more().isPresent() ? tip : null);
            name.setTooltip(row.more().isPresent() ? tip : null);
            value.setAccessibleHelp(row.more().orElse(null));
        }
    }

    MinerPanel(MiningModel model, MiningPresenter presenter, Texts texts, MinerSlots slots) {
        this.model = model;
        this.texts = texts;
        this.slots = slots;
        setId("mining-miner");
        getStyleClass().addAll("card", "mining-panel");
        Label title = new Label(texts.get("mining.miner"));
        title.getStyleClass().add("card-title");
        chip.setId("mining-state");
        chip.setMinWidth(USE_PREF_SIZE);
        choice.setId("mining-choice");
        choice.setAccessibleText(texts.get("mining.choice"));
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setOnAction(_ -> {
            if (!filling && choice.getValue() != null) {
                presenter.choose(choice.getValue());
            }
        });
        subject.getStyleClass().add("mining-subject");
        subnet.setId("mining-subnet");
        hotkey.setId("mining-hotkey");
        netuid.getStyleClass().add("faint");
        address.getStyleClass().add("mining-address");
        address.setId("mining-hotkey-address");
        tile.show(Series.OTHER, "");
        subject.getChildren()
                .addAll(field(texts.get("mining.subnet"), tile, subnet, netuid),
                        field(texts.get("mining.hotkey"), face, hotkey, address));
        rows.getStyleClass().add("mining-rows");
        notes.setId("mining-notes");
        reasons.setId("mining-reasons");
        for (VBox words : List.of(notes, reasons)) {
            words.getStyleClass().add("mining-words");
        }
        Label wrong = Lines.sentence("mining-wrong", "wrong-text", model.wrong());
        main.setId("mining-main");
        main.setMaxWidth(Double.MAX_VALUE);
        main.setOnAction(_ -> presenter.press());
        HBox.setHgrow(main, Priority.ALWAYS);
        log = new Button(texts.get("mining.log"));
        log.setId("mining-log-show");
        log.setMinWidth(USE_PREF_SIZE);
        log.setOnAction(_ -> presenter.openLog());
        edit = Buttons.small("mining-edit", texts.get("mining.edit"));
        edit.setOnAction(_ -> slots.edit().ifPresent(opens -> opens.accept(model.chosen().get())));
        register = Buttons.small("mining-register", texts.get("mining.register"));
        register.setOnAction(_ -> model.chosen()
                .get()
                .ifPresent(profile -> slots.register().ifPresent(opens -> opens.accept(profile))));
        HBox buttons = new HBox(main, log);
        buttons.getStyleClass().add("mining-buttons");
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        getChildren().addAll(new Apart(title, chip), choice, subject, notes, rows, reasons);
        slots.profit().ifPresent(made -> getChildren().add(made.get()));
        getChildren().addAll(slotted(), space, wrong, buttons);
        model.miner().addListener((_, _, _) -> show());
        model.profiles().addListener((_, _, _) -> fill());
        model.chosen().addListener((_, _, _) -> fill());
        fill();
        show();
    }

    /// Whether it stands at the page's right, as wide as ever, or takes all of the page's width.
    void beside(boolean now) {
        getStyleClass().remove("beside");
        if (now) {
            getStyleClass().add("beside");
        }
    }

    /// The buttons of what others make.
    private Node slotted() {
        List<Node> buttons = new ArrayList<>();
        slots.worth().ifPresent(opens -> {
            Button worth = Buttons.small("mining-worth", texts.get("mining.worth"));
            worth.setOnAction(_ -> opens.accept(model.chosen().get()));
            buttons.add(worth);
        });
        if (slots.register().isPresent()) {
            buttons.add(register);
        }
        if (slots.edit().isPresent()) {
            buttons.add(edit);
            Button another = Buttons.small("mining-new", texts.get("mining.new"));
            another.setOnAction(_ -> slots.edit().ifPresent(opens -> opens.accept(Optional.empty())));
            buttons.add(another);
        }
        Node row = Lines.row(buttons.toArray(Node[]::new));
        Lines.shown(row, !buttons.isEmpty());
        return row;
    }

    private static VBox field(String name, Node picture, Label words, Label more) {
        Label label = new Label(name);
        label.getStyleClass().add("entry-label");
        label.setLabelFor(words);
        more.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(picture, words, more);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("mining-field");
        VBox field = new VBox(label, line);
        field.getStyleClass().add("mining-entry");
        return field;
    }

    private void fill() {
        List<String> names = model.profiles().get().stream().map(MinerProfile::name).toList();
        filling = true;
        if (!choice.getItems().equals(names)) {
            choice.getItems().setAll(names);
        }
        choice.setValue(model.chosen().get().map(MinerProfile::name).orElse(null));
        filling = false;
        Lines.shown(choice, names.size() > 1);
    }

    private void show() {
        MinerPicture now = model.miner().get();
        now.chip().on(chip);
        Lines.shown(subject, now.subnet().isPresent());
        now.subnet().ifPresent(is -> {
            tile.show(is.series(), is.symbol());
            subnet.setText(is.name());
            netuid.setText(Integer.toString(is.netuid()));
        });
        now.hotkey().ifPresent(is -> {
            face.show(is.account());
            hotkey.setText(is.name());
            address.setText(Addresses.shorten(is.account()));
            address.setAccessibleText(is.account().address());
        });
        List<Node> lines = now.rows().stream().map(row -> {
            RowPane pane = known.computeIfAbsent(row.id(), RowPane::new);
            pane.show(row);
            return (Node) pane;
        }).toList();
        if (!rows.getChildren().equals(lines)) {
            rows.getChildren().setAll(lines);
        }
        say(notes, now.notes(), "mining-note");
        say(reasons, now.reasons(), "mining-reason");
        boolean any = now.action() != Action.NONE;
        main.setText(any ? now.button() : texts.get("mining.start"));
        main.setDisable(now.action() == Action.WAIT);
        boolean starts = now.action() == Action.START;
        main.getStyleClass().remove("primary");
        if (starts) {
            main.getStyleClass().add("primary");
        }
        Lines.shown(main.getParent(), any);
        Lines.shown(edit, any);
        edit.setDisable(now.action() == Action.STOP || now.action() == Action.WAIT);
        Lines.shown(register, now.seatless());
    }

    private static void say(VBox box, List<String> sentences, String style) {
        List<String> shown = box.getChildren().stream().map(node -> ((Label) node).getText()).toList();
        if (!shown.equals(sentences)) {
            box.getChildren().setAll(sentences.stream().map(words -> (Node) Lines.wrapped(words, style)).toList());
        }
        Lines.shown(box, !sentences.isEmpty());
    }
}
