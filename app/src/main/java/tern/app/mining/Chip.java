package tern.app.mining;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/// A word on a coloured ground.
///
/// @param why more about it; shown on hover and read out
record Chip(Tone tone, String words, Optional<String> why) {

    static Chip of(Tone tone, String words) {
        return new Chip(tone, words, Optional.empty());
    }

    static Chip of(Tone tone, String words, String why) {
        return new Chip(tone, words, Optional.of(why));
    }

    /// Shows it on a label.
    void on(Label label) {
        label.setText(words);
        label.getStyleClass().setAll("label", "chip", tone.style());
        label.setTooltip(why.map(Chip::tip).orElse(null));
        label.setAccessibleHelp(why.orElse(null));
    }

    private static Tooltip tip(String words) {
        Tooltip tip = new Tooltip(words);
        tip.setWrapText(true);
        tip.setMaxWidth(420);
        return tip;
    }
}
