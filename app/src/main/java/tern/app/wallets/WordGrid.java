package tern.app.wallets;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.fx.Fx;
import tern.app.session.SecretFields;
import tern.app.ui.Buttons;
import tern.app.ui.Texts;
import tern.wallet.keys.Mnemonic;

/// Fields for recovery words, one a word. What was begun is completed from the word list: by the buttons under the
/// fields, or by space, Tab or Enter. Several words that are pasted are spread over the fields.
public final class WordGrid extends VBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final String id;
    private final Texts texts;
    private final SecretFields secrets;
    private final IntConsumer changed;
    private final Runnable finished;
    private final List<TextField> fields = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();
    private final FlowPane cells = new FlowPane();
    private final FlowPane offers = new FlowPane();

    /// @param id       begins the ids: the field of word 3 is `ID-3`, the offers are `ID-offer-1` and on
    /// @param secrets  makes the fields
    /// @param changed  takes the number of a word that is another now
    /// @param finished runs on Enter in the last field
    public WordGrid(String id, Texts texts, SecretFields secrets, IntConsumer changed, Runnable finished) {
        this.id = id;
        this.texts = texts;
        this.secrets = secrets;
        this.changed = changed;
        this.finished = finished;
        setId(id);
        getStyleClass().add("word-grid");
        cells.getStyleClass().add("word-cells");
        offers.setId(id + "-offers");
        offers.getStyleClass().add("word-offers");
        offers.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(cells, offers, secrets.clipboardLine(id + "-clipboard"));
    }

    /// Makes empty fields for these words.
    public void ask(List<Integer> wanted) {
        if (wanted.equals(numbers)) {
            clear();
            return;
        }
        clear();
        fields.clear();
        numbers.clear();
        numbers.addAll(wanted);
        cells.getChildren().clear();
        for (int i = 0; i < wanted.size(); i++) {
            addCell(i, wanted.get(i));
        }
    }

    /// As they stand in the fields. Treat them as secret.
    public List<String> words() {
        return fields.stream().map(TextField::getText).toList();
    }

    /// Empties all fields.
    public void clear() {
        fields.forEach(TextField::clear);
        offers.getChildren().clear();
        mark(Set.of());
    }

    /// Marks the fields of these words as wrong.
    public void mark(Set<Integer> wrong) {
        for (int i = 0; i < fields.size(); i++) {
            boolean marked = wrong.contains(numbers.get(i));
            fields.get(i).pseudoClassStateChanged(WRONG, marked);
            fields.get(i).setAccessibleHelp(marked ? texts.get("words.field.wrong") : null);
        }
    }

    /// Puts the cursor into the first field.
    public void focusFirst() {
        if (!fields.isEmpty()) {
            fields.getFirst().requestFocus();
        }
    }

    private void addCell(int index, int number) {
        Label label = new Label(Integer.toString(number));
        label.getStyleClass().add("word-number");
        label.setMinWidth(Region.USE_PREF_SIZE);
        TextField field = secrets.readable();
        field.setId(id + "-" + number);
        field.getStyleClass().add("word-field");
        field.setAccessibleText(texts.get("words.field", Integer.toString(number)));
        field.setTextFormatter(new TextFormatter<>(change -> {
            String text = change.getControlNewText();
            if (change.isContentChange() && text.chars().anyMatch(Character::isWhitespace)) {
                Fx.later(() -> spread(index, text));
                // the field stays as it is until then
                change.setRange(0, 0);
                change.setText("");
                change.setCaretPosition(change.getControlCaretPosition());
                change.setAnchor(change.getControlAnchor());
            }
            return change;
        }));
        field.textProperty().addListener((_, _, _) -> {
            field.pseudoClassStateChanged(WRONG, false);
            offer(index);
            changed.accept(number);
        });
        field.focusedProperty().addListener((_, _, focused) -> {
            if (focused) {
                offer(index);
            }
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB && !event.isShiftDown()) {
                complete(index);
            } else if (event.getCode() == KeyCode.ENTER) {
                event.consume();
                complete(index);
                next(index);
            }
        });
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox cell = new HBox(label, field);
        cell.getStyleClass().add("word-cell");
        cell.setAlignment(Pos.CENTER_LEFT);
        fields.add(field);
        cells.getChildren().add(cell);
    }

    /// A space ends a word; more than one word goes into the fields behind.
    private void spread(int from, String text) {
        List<String> parts = List.of(text.strip().split("\\s+"));
        int at = from;
        for (String part : parts) {
            if (at < fields.size() && !part.isEmpty()) {
                fields.get(at).setText(part);
                at++;
            }
        }
        if (parts.size() == 1 && at > from) {
            complete(from);
        }
        if (at > from) {
            fields.get(Math.min(at, fields.size() - 1)).requestFocus();
            fields.get(Math.min(at, fields.size() - 1)).end();
        }
    }

    private void next(int index) {
        if (index + 1 < fields.size()) {
            fields.get(index + 1).requestFocus();
        } else {
            finished.run();
        }
    }

    private void complete(int index) {
        String begun = fields.get(index).getText().strip();
        List<String> found = Mnemonic.suggestions(begun);
        // what can still become several words is left to the person
        if (begun.length() >= 3 && !found.isEmpty() && !found.contains(begun) && found.size() == 1) {
            fields.get(index).setText(found.getFirst());
            fields.get(index).end();
        }
    }

    private void offer(int index) {
        offers.getChildren().clear();
        String begun = fields.get(index).getText().strip();
        List<String> begins = Mnemonic.suggestions(begun);
        List<String> found = begins.isEmpty() && !begun.isEmpty() ? PhraseCheck.nearWords(begun) : begins;
        if (found.size() == 1 && found.getFirst().equals(begun)) {
            return;
        }
        for (int i = 0; i < found.size(); i++) {
            String word = found.get(i);
            Button take = Buttons.small(id + "-offer-" + (i + 1), word);
            // the focus stays in the field, and Tab goes from field to field
            take.setFocusTraversable(false);
            take.setOnAction(_ -> {
                fields.get(index).setText(word);
                fields.get(index).end();
                if (index + 1 < fields.size()) {
                    fields.get(index + 1).requestFocus();
                }
            });
            offers.getChildren().add(take);
        }
    }
}
