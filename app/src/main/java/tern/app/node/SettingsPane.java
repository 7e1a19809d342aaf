package tern.app.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.ui.Apart;
import tern.app.ui.Buttons;
import tern.app.ui.Lines;
import tern.app.ui.OneOf;
import tern.app.ui.Texts;
import tern.node.manage.ProgramInfo.Origin;

/// The node's settings, in place of the node: what it is, where its program comes from, its connections, its data.
final class SettingsPane extends VBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final Texts texts;
    private final SettingsModel form;
    private final SettingsPresenter presenter;
    private final VBox data = new VBox();

    SettingsPane(NodeModel model, NodePresenter node, Texts texts) {
        this.texts = texts;
        this.form = model.settings();
        this.presenter = node.settings();
        setId("node-settings");
        getStyleClass().addAll("card-column", "node-settings");
        Button back = Buttons.small("node-settings-back", texts.get("node.settings.back"));
        back.setOnAction(_ -> node.closeSettings());
        Label title = new Label(texts.get("node.settings.title"));
        title.getStyleClass().add("node-settings-title");
        Button save = Buttons.primary("node-settings-save", texts.get("node.settings.save"));
        save.setOnAction(_ -> presenter.save());
        Button cancel = Buttons.small("node-progress-cancel", texts.get("node.progress.cancel"));
        cancel.setOnAction(_ -> presenter.cancel());
        Lines.shown(cancel, false);
        form.progress().addListener((_, _, now) -> Lines.shown(cancel, now.isPresent()));
        VBox said = new VBox(Lines.sentence("node-settings-progress", "settings-name", form.progress()), cancel,
                Lines.sentence("node-settings-said", "settings-said", form.said()),
                Lines.sentence("node-settings-wrong", "wrong-text", form.wrong()));
        said.getStyleClass().add("settings-line-words");
        List<Node> forms = List.of(kind(), program(), connections(), keeping(), space());
        HBox foot = new HBox(save);
        getChildren().addAll(new Apart(Apart.whole(title), back), said);
        getChildren().addAll(forms);
        getChildren().addAll(foot, dataCard(model));
        model.programShown().addListener((_, _, now) -> showForms(forms, foot, now));
        showForms(forms, foot, model.programShown().get());
    }

    private static void showForms(List<Node> forms, Node foot, boolean shown) {
        forms.forEach(card -> Lines.shown(card, shown));
        Lines.shown(foot, shown);
    }

    private static VBox card(String title, Node... content) {
        VBox card = new VBox(Lines.wrapped(title, "card-title"));
        card.getChildren().addAll(content);
        card.getStyleClass().addAll("card", "settings-card");
        return card;
    }

    /// What it is and what it means, and the control under it.
    private static VBox line(String title, String words, Node control) {
        Label name = Lines.wrapped(title, "settings-name");
        name.setLabelFor(control);
        VBox line = new VBox(name, Lines.wrapped(words, "settings-words"), control);
        line.getStyleClass().add("node-set-line");
        return line;
    }

    private VBox kind() {
        OneOf<Boolean> kinds = new OneOf<>(archive -> form.archive().set(archive));
        kinds.add(false, "node-set-lite", texts.get("node.set.lite"));
        kinds.add(true, "node-set-archive", texts.get("node.set.archive"));
        form.archive().addListener((_, _, now) -> kinds.select(now));
        kinds.select(form.archive().get());
        return card(texts.get("node.set.kind"), line(texts.get("node.set.states"), texts.get("node.set.states.words"),
                kinds.row()));
    }

    private VBox program() {
        OneOf<Optional<Origin>> origins = new OneOf<>(origin -> form.origin().set(origin));
        origins.add(Optional.empty(), "node-set-origin-any", texts.get("node.set.origin.any"));
        origins.add(Optional.of(Origin.CONTAINER), "node-set-origin-container", texts.get("node.set.origin.container"));
        origins.add(Optional.of(Origin.FILE), "node-set-origin-file", texts.get("node.set.origin.file"));
        origins.add(Optional.of(Origin.WSL), "node-set-origin-wsl", texts.get("node.set.origin.wsl"));
        form.origin().addListener((_, _, now) -> origins.select(now));
        origins.select(form.origin().get());
        return card(texts.get("node.program.title"),
                line(texts.get("node.set.origin"), texts.get("node.set.origin.words"), origins.row()),
                typed(Entry.IMAGE), file(Entry.FILE), file(Entry.SPEC));
    }

    private VBox connections() {
        return card(texts.get("node.set.connections"), typed(Entry.P2P), typed(Entry.RPC), typed(Entry.METRICS),
                typed(Entry.IN_PEERS), typed(Entry.OUT_PEERS));
    }

    private VBox keeping() {
        OneOf<Optional<Boolean>> leaving = new OneOf<>(leave -> form.leaveRunning().set(leave));
        leaving.add(Optional.empty(), "node-set-leave-ask", texts.get("node.set.leave.ask"));
        leaving.add(Optional.of(true), "node-set-leave-yes", texts.get("node.set.leave.yes"));
        leaving.add(Optional.of(false), "node-set-leave-no", texts.get("node.set.leave.no"));
        form.leaveRunning().addListener((_, _, now) -> leaving.select(now));
        leaving.select(form.leaveRunning().get());
        return card(texts.get("node.set.keeping"),
                box("node-set-start", texts.get("node.set.start"), form.startWithTern()),
                line(texts.get("node.set.leave"), texts.get("node.set.leave.words"), leaving.row()),
                typed(Entry.STOP));
    }

    private VBox space() {
        return card(texts.get("node.set.space"), typed(Entry.DB_CACHE), typed(Entry.TRIE_CACHE), typed(Entry.FLOOR),
                typed(Entry.FLAGS));
    }

    private static CheckBox box(String id, String words, BooleanProperty value) {
        CheckBox box = new CheckBox(words);
        box.setId(id);
        box.setWrapText(true);
        box.selectedProperty().bindBidirectional(value);
        return box;
    }

    private VBox typed(Entry entry) {
        return typed(entry, new ArrayList<>());
    }

    private VBox file(Entry entry) {
        Button browse = Buttons.small(entry.id() + "-browse", texts.get("node.set.browse"));
        browse.setMinWidth(Region.USE_PREF_SIZE);
        browse.setAccessibleText(texts.get("node.set.browse.accessible", texts.get(entry.key())));
        browse.setOnAction(_ -> presenter.browse(entry));
        return typed(entry, new ArrayList<>(List.of(browse)));
    }

    private VBox typed(Entry entry, List<Node> beside) {
        TextField field = new TextField();
        field.setId(entry.id());
        field.setAccessibleText(texts.get(entry.key()));
        field.textProperty().bindBidirectional(form.text(entry));
        boolean number = entry.ordinal() <= Entry.STOP.ordinal();
        field.getStyleClass().add(number ? "node-number" : "mono");
        form.wrong(entry).addListener((_, _, now) -> {
            field.pseudoClassStateChanged(WRONG, now.isPresent());
            field.setAccessibleHelp(now.orElse(null));
        });
        if (!number) {
            HBox.setHgrow(field, Priority.ALWAYS);
        }
        beside.addFirst(field);
        HBox row = new HBox(beside.toArray(Node[]::new));
        row.getStyleClass().add("entry-row");
        VBox line = line(texts.get(entry.key()), texts.get(entry.words()), row);
        ((Label) line.getChildren().getFirst()).setLabelFor(field);
        line.getChildren().add(Lines.sentence(entry.id() + "-wrong", "wrong-text", form.wrong(entry)));
        return line;
    }

    private VBox dataCard(NodeModel model) {
        data.setId("node-data");
        data.getStyleClass().add("node-data");
        model.data().addListener((ListChangeListener<DataRow>) _ -> fill(model.data(), presenter::data));
        fill(model.data(), presenter::data);
        Label folder = Lines.wrapped("", "folder-path");
        folder.setId("node-set-folder");
        folder.textProperty().bind(form.folder());
        Button move = Buttons.small("node-move-choose", texts.get("node.move.choose"));
        move.setOnAction(_ -> presenter.move());
        VBox place = line(texts.get("node.set.folder"), texts.get("node.set.folder.words"), folder);
        place.getChildren().add(Lines.row(move));
        model.programShown().addListener((_, _, now) -> Lines.shown(place, now));
        Lines.shown(place, model.programShown().get());
        return card(texts.get("node.data"), place, data);
    }

    private void fill(List<DataRow> rows, Consumer<String> go) {
        data.getChildren().clear();
        for (DataRow row : rows) {
            Button button = Buttons.small(row.id(), row.button());
            button.setDisable(row.empty());
            button.setOnAction(_ -> go.accept(row.id()));
            VBox line = line(row.title(), row.words(), Lines.row(button));
            line.setId(row.id().toLowerCase(Locale.ROOT) + "-line");
            data.getChildren().add(line);
        }
    }
}
