package tern.app.ui;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Why nothing can be signed here, and the button that leads on: to another wallet where there is one with a key, else
/// to the ways to a new one.
public final class NoKeyNotice extends VBox {

    private final Texts texts;
    private final KeyWays ways;
    private final Label words;
    private final Button go;

    /// @param id of the words; the button's ends with `-go`
    public NoKeyNotice(String id, Texts texts, KeyWays ways) {
        this.texts = texts;
        this.ways = ways;
        getStyleClass().add("no-key");
        words = Lines.wrapped("", "send-no-key");
        words.setId(id);
        go = Buttons.small(id + "-go", "");
        getChildren().addAll(words, Lines.row(go));
        Lines.follow(ways.another(), this::lead);
        say(Optional.empty());
    }

    /// @param sentence why; empty: something can be signed, and no room is taken
    public void say(Optional<String> sentence) {
        words.setText(sentence.orElse(""));
        Lines.shown(this, sentence.isPresent());
    }

    private void lead(boolean another) {
        go.setText(texts.get(another ? "wallet.choose" : "practice.set.up"));
        go.setOnAction(_ -> (another ? ways.choose() : ways.setUp()).run());
    }
}
