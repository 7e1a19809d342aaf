package tern.app.onboarding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tern.app.onboarding.RestoreModel.Foreign;
import tern.app.onboarding.RestoreModel.Read;
import tern.app.onboarding.RestoreModel.Source;
import tern.app.onboarding.RestoreModel.Step;
import tern.app.session.SecretFields;
import tern.app.ui.Lines;
import tern.app.ui.OneOf;
import tern.app.ui.Field;
import tern.app.ui.Addresses;
import tern.app.ui.Choosers;
import tern.app.ui.Copier;
import tern.app.ui.Icon;
import tern.app.ui.IconView;
import tern.app.ui.GroupedAddress;
import tern.app.ui.IdenticonView;
import tern.app.ui.Texts;
import tern.app.ui.Typed;
import tern.app.wallets.PasswordPane;
import tern.app.wallets.PhraseCheck;
import tern.app.wallets.WordGrid;
import tern.wallet.keys.KeyScheme;

/// The ways back to a wallet, one step at a time.
final class RestoreView extends VBox {

    private final RestoreModel model;
    private final RestorePresenter presenter;
    private final Texts texts;
    private final Copier copier;
    private final Choosers choosers;
    private final Runnable leave;
    private final WordGrid words;
    private final PasswordField seed;
    private final PasswordField filePassword;
    private final PasswordField path;
    private final Label clipboardLine;
    private final TextField name = new TextField();
    private final OneOf<Source> sources;
    private final OneOf<Integer> counts;
    private KeyScheme scheme = KeyScheme.SR25519;
    private final VBox foreign = new VBox();
    private final VBox readBox = new VBox();
    private final Label check = Lines.wrapped("", "begin-line");
    private final PasswordPane password;
    private final VBox advanced;
    private final StepPane sourcePane;
    private final StepPane addressPane;
    private final StepPane passwordPane;

    /// @param choosers asks for files and folders
    /// @param secrets  makes the fields for secrets
    /// @param leave    shows the ways to begin again
    RestoreView(RestoreModel model, RestorePresenter presenter, Texts texts, Copier copier, Choosers choosers,
            SecretFields secrets, Runnable leave) {
        this.model = model;
        this.presenter = presenter;
        this.texts = texts;
        this.copier = copier;
        this.choosers = choosers;
        this.leave = leave;
        setId("restore");
        seed = secrets.hidden();
        filePassword = secrets.hidden();
        path = secrets.hidden();
        clipboardLine = secrets.clipboardLine("restore-clipboard");
        words = new WordGrid("restore-word", texts, secrets, _ -> wordsChanged(), this::read);
        sources = sources();
        counts = counts();
        advanced = advanced();
        password = new PasswordPane("restore-password", texts, secrets, Optional.of(new PasswordPane.NoPassword(
                texts.get("password.none"), texts.get("password.none.warning"))));
        VBox source = new VBox();
        source.getStyleClass().add("step-group");
        sourcePane = step("restore-source-step", texts.get("restore.source.title"), texts.get("restore.source.lead"),
                texts.get("step.on"), this::read, sources.row(), source, advanced);
        sourcePane.waits(model.working(), texts.get("restore.working"));
        addressPane = step("restore-address-step", texts.get("restore.address.title"),
                texts.get("restore.address.lead"), texts.get("step.on"), presenter::toPassword, readBox,
                new Field("restore-name", texts.get("create.name.label"), texts.get("create.name.prompt"), name)
                        .changes(presenter::name)
                        .tells(model.nameWrong()));
        readBox.getStyleClass().add("step-group");
        passwordPane = step("restore-password-step", texts.get("create.password.title"),
                texts.get("create.password.lead"), texts.get("restore.go"), this::write, password);
        passwordPane.waits(model.working(), texts.get("create.working"));
        foreign.getStyleClass().add("step-group");
        model.source().addListener((_, _, now) -> fillSource(source, now));
        model.foreign().addListener((_, _, now) -> fillForeign(now));
        model.read().addListener((_, _, now) -> fillRead(now));
        model.step().addListener((_, _, now) -> show(now));
        check.setId("restore-check");
        model.words().addListener((_, _, now) -> say(now));
        say(model.words().get());
        words.ask(upTo(12));
        fillSource(source, model.source().get());
        show(model.step().get());
    }

    /// From the beginning, with empty fields.
    void begin() {
        clear();
        presenter.leave();
        sources.select(Source.WORDS);
        show(Step.SOURCE);
        words.focusFirst();
    }

    private void clear() {
        words.clear();
        seed.clear();
        filePassword.clear();
        path.clear();
        name.clear();
        password.clear();
    }

    private StepPane step(String id, String title, String lead, String button, Runnable action, Node... content) {
        return new StepPane(id, title, lead, button, action, this::back, texts, content)
                .tells(model.problem(), copier, texts);
    }

    private void back() {
        password.clear();
        if (!presenter.back()) {
            clear();
            leave.run();
        }
    }

    private OneOf<Source> sources() {
        OneOf<Source> buttons = new OneOf<>(presenter::source);
        for (Source each : Source.values()) {
            String title = switch (each) {
                case WORDS -> texts.get("restore.words");
                case SEED -> texts.get("restore.seed");
                case FILE -> texts.get("restore.file");
                case FOLDER -> texts.get("restore.folder");
            };
            buttons.add(each, "restore-from-" + each.name().toLowerCase(Locale.ROOT), title);
        }
        return buttons.select(Source.WORDS);
    }

    private void fillSource(VBox box, Source source) {
        Lines.shown(advanced, source == Source.WORDS || source == Source.SEED);
        sourcePane.on().setText(texts.get(source == Source.FOLDER ? "restore.folder.go" : "step.on"));
        switch (source) {
            case WORDS -> box.getChildren().setAll(counts.row(), words, check);
            case SEED -> box.getChildren()
                    .setAll(new Field("restore-seed", texts.get("restore.seed.label"),
                            texts.get("restore.seed.prompt"), seed), clipboardLine);
            case FILE -> box.getChildren()
                    .setAll(Lines.wrapped(texts.get("restore.file.line"), "begin-line"),
                            choice("restore-file", texts.get("restore.file.choose"), model.file(),
                                    () -> choosers.openFile(texts.get("restore.file.choose"))
                                            .ifPresent(presenter::file)),
                            new Field("restore-file-password", texts.get("restore.file.password"), "",
                                    filePassword),
                            clipboardLine);
            case FOLDER -> box.getChildren()
                    .setAll(Lines.wrapped(texts.get("restore.folder.line"), "begin-line"),
                            choice("restore-folder", texts.get("restore.folder.choose"), model.folder(),
                                    () -> choosers.openFolder(texts.get("restore.folder.choose"))
                                            .ifPresent(presenter::folder)),
                            foreign);
        }
    }

    private OneOf<Integer> counts() {
        OneOf<Integer> buttons = new OneOf<>(count -> words.ask(upTo(count)));
        for (int count : new int[]{12, 15, 18, 21, 24}) {
            buttons.add(count, "restore-count-" + count, texts.get("create.words.count", Integer.toString(count)));
        }
        return buttons.select(12);
    }

    private void say(Optional<PhraseCheck> said) {
        Lines.say(check, said.map(PhraseCheck::sentence).filter(text -> !text.isEmpty()));
        check.getStyleClass()
                .setAll("label",
                        said.map(found -> found.good() ? "good-text" : found.wrong() ? "wrong-text" : "begin-line")
                                .orElse("begin-line"));
    }

    private Node choice(String id, String title, ObservableValue<Optional<String>> chosen,
            Runnable action) {
        Button button = new Button(title);
        button.setId(id);
        button.setGraphic(new IconView(Icon.FOLDER));
        button.setOnAction(_ -> action.run());
        button.setMinWidth(USE_PREF_SIZE);
        Label line = Lines.sentence(id + "-chosen", "mono", chosen);
        VBox box = new VBox(button, line);
        box.getStyleClass().add("step-group");
        return box;
    }

    private VBox advanced() {
        Node schemes = new OneOf<KeyScheme>(chosen -> scheme = chosen)
                .add(KeyScheme.SR25519, "restore-sr25519", texts.get("restore.scheme.sr"))
                .add(KeyScheme.ED25519, "restore-ed25519", texts.get("restore.scheme.ed"))
                .select(KeyScheme.SR25519)
                .row();
        VBox inside = new VBox(Lines.wrapped(texts.get("restore.scheme.line"), "begin-line"), schemes,
                new Field("restore-path", texts.get("restore.path.label"), texts.get("restore.path.prompt"), path));
        inside.getStyleClass().add("step-group");
        Lines.shown(inside, false);
        ToggleButton open = new ToggleButton(texts.get("restore.advanced"));
        open.setId("restore-advanced");
        open.getStyleClass().addAll("small", "quiet");
        open.selectedProperty().addListener((_, _, now) -> Lines.shown(inside, now));
        VBox box = new VBox(open, inside);
        box.getStyleClass().add("step-group");
        return box;
    }

    private void wordsChanged() {
        presenter.words(words.words());
        model.words().get().ifPresent(check -> words.mark(check.unknown().keySet()));
    }

    private void read() {
        if (model.working().get()) {
            return;
        }
        switch (model.source().get()) {
            case WORDS -> presenter.readWords(words.words(), Typed.look(path), scheme);
            case SEED -> presenter.readSeed(Typed.look(seed), Typed.look(path), scheme);
            case FILE -> presenter.readFile(Typed.look(filePassword));
            case FOLDER -> presenter.bringIn(foreign.getChildren()
                    .stream()
                    .filter(node -> node instanceof CheckBox box && box.isSelected())
                    .map(node -> (String) node.getUserData())
                    .toList());
        }
    }

    private void write() {
        if (password.obstacle().isEmpty() && !model.working().get()) {
            presenter.write(password.take());
        }
    }

    private void fillForeign(List<Foreign> found) {
        List<Node> rows = new ArrayList<>();
        if (!found.isEmpty()) {
            rows.add(Lines.wrapped(texts.get("restore.folder.found", Integer.toString(found.size())),
                    "begin-line"));
        }
        for (Foreign one : found) {
            CheckBox box = new CheckBox(texts.get("restore.folder.wallet", one.name(),
                    one.account().map(Addresses::shorten).orElse("—"), Integer.toString(one.hotkeys())));
            box.setId("restore-foreign-" + one.name());
            box.setUserData(one.name());
            box.setWrapText(true);
            box.setMinHeight(USE_PREF_SIZE);
            box.setSelected(one.obstacle().isEmpty());
            box.setDisable(one.obstacle().isPresent());
            rows.add(box);
            one.obstacle().ifPresent(sentence -> rows.add(Lines.wrapped(sentence, "warning-text")));
        }
        foreign.getChildren().setAll(rows);
    }

    private void fillRead(Optional<Read> read) {
        readBox.getChildren().clear();
        read.ifPresent(known -> {
            GroupedAddress address = new GroupedAddress(known.account());
            address.setId("restore-address");
            address.setMaxHeight(USE_PREF_SIZE);
            HBox.setHgrow(address, Priority.ALWAYS);
            HBox row = new HBox(new IdenticonView(known.account()), address);
            row.getStyleClass().addAll("choice-buttons", "read-address");
            row.setAlignment(Pos.CENTER_LEFT);
            readBox.getChildren().add(row);
            for (String warning : known.warnings()) {
                readBox.getChildren().add(Lines.wrapped(warning, "warning-text"));
            }
        });
    }

    private void show(Step step) {
        StepPane pane = switch (step) {
            case SOURCE -> sourcePane;
            case ADDRESS -> addressPane;
            case PASSWORD -> passwordPane;
        };
        if (step == Step.PASSWORD) {
            // what opened the key is not needed any more
            words.clear();
            seed.clear();
            filePassword.clear();
            path.clear();
        }
        getChildren().setAll(pane);
        switch (step) {
            case SOURCE -> words.focusFirst();
            case ADDRESS -> name.requestFocus();
            case PASSWORD -> password.focusField();
        }
    }

    private static List<Integer> upTo(int count) {
        return IntStream.rangeClosed(1, count).boxed().toList();
    }
}
