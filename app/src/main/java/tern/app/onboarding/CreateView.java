package tern.app.onboarding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import tern.app.onboarding.CreateModel.Step;
import tern.app.session.SecretFields;
import tern.app.ui.Lines;
import tern.app.ui.OneOf;
import tern.app.ui.Field;
import tern.app.ui.Copier;
import tern.app.ui.Icon;
import tern.app.ui.IconView;
import tern.app.ui.Texts;
import tern.app.wallets.PasswordPane;
import tern.app.wallets.WordGrid;
import tern.app.wallets.WordsSheet;

/// The way to a new wallet, one step at a time.
final class CreateView extends VBox {

    private final CreateModel model;
    private final CreatePresenter presenter;
    private final Texts texts;
    private final Copier copier;
    private final Runnable leave;
    private final TextField name = new TextField();
    private final TextField hotkey = new TextField();
    private final CheckBox withHotkey = new CheckBox();
    private final WordsSheet sheet;
    private final WordGrid answers;
    private final PasswordPane password;
    private final StepPane namePane;
    private final StepPane wordsPane;
    private final StepPane checkPane;
    private final StepPane passwordPane;

    /// @param secrets makes the fields for secrets
    /// @param leave   shows the ways to begin again
    CreateView(CreateModel model, CreatePresenter presenter, Texts texts, Copier copier, SecretFields secrets,
            Runnable leave) {
        this.model = model;
        this.presenter = presenter;
        this.texts = texts;
        this.copier = copier;
        this.leave = leave;
        setId("create");
        sheet = new WordsSheet(texts);
        answers = new WordGrid("create-word", texts, secrets, presenter::changed, this::answer);
        password = new PasswordPane("create-password", texts, secrets, Optional.of(new PasswordPane.NoPassword(
                texts.get("password.none"), texts.get("password.none.warning"))));
        namePane = step("create-name-step", texts.get("create.name.title"), texts.get("create.name.lead"),
                texts.get("step.on"), presenter::toWords, nameField(), wordCount(), hotkeyBox());
        wordsPane = step("create-words-step", texts.get("create.words.title"), texts.get("create.words.lead"),
                texts.get("create.words.on"), presenter::toCheck, sheet, sheetButtons(),
                Lines.sentence("create-printed", "begin-line", model.printed()),
                Lines.wrapped(texts.get("create.words.warning"), "warning-text"));
        Label wrong = Lines.wrapped("", "wrong-text");
        wrong.setId("create-check-wrong");
        checkPane = step("create-check-step", texts.get("create.check.title"), texts.get("create.check.lead"),
                texts.get("step.on"), this::answer, answers,
                Lines.keptRoom(wrong, List.of(texts.get("create.check.wrong", numbers(List.of(20, 21, 22, 23, 24))))));
        passwordPane = step("create-password-step", texts.get("create.password.title"),
                texts.get("create.password.lead"), texts.get("create.go"), this::create, password);
        passwordPane.waits(model.working(), texts.get("create.working"));
        model.step().addListener((_, _, now) -> show(now));
        model.shown().addListener((_, _, _) -> drawWords());
        model.seen().addListener((_, _, seen) -> wordsPane.on().setDisable(!seen));
        model.asked().addListener((_, _, asked) -> answers.ask(asked));
        model.wrong().addListener((_, _, now) -> {
            answers.mark(now);
            Lines.say(wrong, now.isEmpty()
                    ? Optional.empty()
                    : Optional.of(texts.get("create.check.wrong", numbers(now))));
        });
        Lines.say(wrong, Optional.empty());
        show(model.step().get());
    }

    /// From the beginning, with empty fields.
    void begin() {
        name.clear();
        withHotkey.setSelected(false);
        hotkey.setText(texts.get("create.hotkey.default"));
        presenter.leave();
        show(Step.NAME);
        name.requestFocus();
    }

    private StepPane step(String id, String title, String lead, String button, Runnable action, Node... content) {
        return new StepPane(id, title, lead, button, action, this::back, texts, content)
                .tells(model.problem(), copier, texts);
    }

    private void back() {
        password.clear();
        answers.clear();
        if (!presenter.back()) {
            leave.run();
        }
    }

    private Node nameField() {
        return new Field("create-name", texts.get("create.name.label"), texts.get("create.name.prompt"), name)
                .changes(presenter::name)
                .tells(model.nameWrong());
    }

    private Node wordCount() {
        OneOf<Integer> choice = new OneOf<>(presenter::wordCount);
        for (int count : new int[]{12, 24}) {
            choice.add(count, "create-count-" + count, texts.get("create.words.count", Integer.toString(count)));
        }
        return choice.select(12).row();
    }

    private Node hotkeyBox() {
        withHotkey.setId("create-with-hotkey");
        withHotkey.setText(texts.get("create.hotkey.wanted"));
        withHotkey.setWrapText(true);
        withHotkey.setMinHeight(USE_PREF_SIZE);
        hotkey.setText(texts.get("create.hotkey.default"));
        Field field = new Field("create-hotkey", texts.get("create.hotkey.label"), "", hotkey)
                .changes(_ -> hotkeyChanged())
                .tells(model.hotkeyWrong());
        Label line = Lines.wrapped(texts.get("create.hotkey.line"), "begin-line");
        Lines.shown(field, false);
        Lines.shown(line, false);
        withHotkey.selectedProperty().addListener((_, _, wanted) -> {
            Lines.shown(field, wanted);
            Lines.shown(line, wanted);
            hotkeyChanged();
        });
        VBox box = new VBox(withHotkey, line, field);
        box.getStyleClass().add("step-group");
        return box;
    }

    private void hotkeyChanged() {
        presenter.hotkey(withHotkey.isSelected() ? Optional.of(hotkey.getText()) : Optional.empty());
    }

    private Node sheetButtons() {
        Button show = new Button(texts.get("create.words.show"));
        show.setId("create-show");
        show.setGraphic(new IconView(Icon.EYE));
        show.setOnAction(_ -> {
            if (model.shown().get()) {
                presenter.hide();
            } else {
                presenter.show();
            }
        });
        model.shown()
                .addListener((_, _, shown) -> show
                        .setText(texts.get(shown ? "create.words.hide" : "create.words.show")));
        Button print = new Button(texts.get("create.words.print"));
        print.setId("create-print");
        print.setOnAction(_ -> presenter.print());
        model.working().addListener((_, _, working) -> print.setDisable(working));
        return Lines.row(show, print);
    }

    private void answer() {
        if (presenter.answer(answers.words())) {
            answers.clear();
        }
    }

    private void create() {
        if (password.obstacle().isEmpty() && !model.working().get()) {
            presenter.create(password.take());
        }
    }

    private void drawWords() {
        sheet.show(Optional.ofNullable(presenter.words()), model.shown().get());
    }

    private void show(Step step) {
        drawWords();
        wordsPane.on().setDisable(!model.seen().get());
        StepPane pane = switch (step) {
            case NAME -> namePane;
            case WORDS -> wordsPane;
            case CHECK -> checkPane;
            case PASSWORD -> passwordPane;
        };
        getChildren().setAll(pane);
        switch (step) {
            case NAME -> name.requestFocus();
            case WORDS -> pane.requestFocus();
            case CHECK -> answers.focusFirst();
            case PASSWORD -> password.focusField();
        }
    }

    private static String numbers(Iterable<Integer> wrong) {
        List<String> sorted = new ArrayList<>();
        wrong.forEach(number -> sorted.add(Integer.toString(number)));
        sorted.sort((one, other) -> Integer.compare(Integer.parseInt(one), Integer.parseInt(other)));
        return String.join(", ", sorted);
    }
}
