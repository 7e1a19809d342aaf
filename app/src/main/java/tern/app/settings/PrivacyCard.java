package tern.app.settings;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;
import tern.app.ui.Lines;
import tern.app.ui.Texts;

/// What others can learn: over one's shoulder, and from what leaves this computer.
final class PrivacyCard extends VBox {

    PrivacyCard(ObservableValue<Boolean> hidden, Runnable toggleHidden, Texts texts) {
        getStyleClass().add("card-column");
        CheckBox hide = new CheckBox();
        hide.setId("settings-hide-amounts");
        hide.setAccessibleText(texts.get("privacy.hide"));
        hide.setSelected(hidden.getValue());
        hide.setOnAction(_ -> toggleHidden.run());
        hidden.addListener((_, _, now) -> hide.setSelected(now));
        getChildren().addAll(
                Parts.card(texts.get("privacy.screen"),
                        Parts.line(texts.get("privacy.hide"), texts.get("privacy.hide.words"), hide)),
                Parts.card(texts.get("privacy.leaves"),
                        Parts.line(texts.get("privacy.node"), texts.get("privacy.node.words"),
                                Lines.wrapped(texts.get("privacy.always"), "settings-words")),
                        Parts.line(texts.get("privacy.prices"), texts.get("privacy.prices.words"),
                                notYet("settings-prices", texts.get("privacy.prices"))),
                        Parts.line(texts.get("privacy.updates"), texts.get("privacy.updates.words"),
                                notYet("settings-updates", texts.get("privacy.updates"))),
                        Lines.wrapped(texts.get("privacy.nothing.else"), "settings-words")));
    }

    /// The switch of something that this version does not have: it cannot be turned on, and its words say so.
    private static CheckBox notYet(String id, String name) {
        CheckBox box = new CheckBox();
        box.setId(id);
        box.setAccessibleText(name);
        box.setDisable(true);
        return box;
    }
}
