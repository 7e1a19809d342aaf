package tern.app.settings;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;
import tern.app.ui.Buttons;
import tern.app.ui.Lines;
import tern.app.ui.Texts;

/// When the window locks, and how long secrets stay on the clipboard.
final class SecurityCard extends VBox {

    private static final List<Integer> MINUTES = List.of(1, 5, 15, 30, 60, 0);
    private static final List<Integer> SECONDS = List.of(10, 30, 60);

    SecurityCard(SettingsModel model, SettingsPresenter presenter, Runnable lockNow, Texts texts) {
        getStyleClass().add("card-column");
        var autoLock = Parts.choice("auto-lock", texts.get("security.auto"),
                MINUTES.stream()
                        .map(minutes -> new Parts.Choice<>(minutes,
                                minutes == 0
                                        ? texts.get("security.never")
                                        : texts.get("length.minutes", Integer.toString(minutes))))
                        .toList(),
                model.preferences().get().autoLockMinutes(), presenter::autoLock);
        CheckBox atStart = new CheckBox();
        atStart.setId("lock-at-start");
        atStart.setAccessibleText(texts.get("security.start"));
        atStart.setSelected(model.preferences().get().lockAtStart());
        atStart.setOnAction(_ -> presenter.lockAtStart(atStart.isSelected()));
        Button lock = Buttons.small("settings-lock-now", texts.get("lock.now"));
        lock.setOnAction(_ -> lockNow.run());
        var clipboard = Parts.choice("clipboard-time", texts.get("security.clipboard"),
                SECONDS.stream()
                        .map(seconds -> new Parts.Choice<>(seconds,
                                texts.get("length.seconds", Integer.toString(seconds))))
                        .toList(),
                model.preferences().get().clipboardSeconds(), presenter::clipboard);
        model.preferences().addListener((_, _, now) -> {
            Parts.select(autoLock, now.autoLockMinutes());
            Parts.select(clipboard, now.clipboardSeconds());
            atStart.setSelected(now.lockAtStart());
        });
        getChildren().addAll(Parts.card(texts.get("security.lock"),
                Lines.wrapped(texts.get("security.lock.words"), "settings-words"),
                Parts.line(texts.get("security.auto"), texts.get("security.auto.words"), autoLock),
                Parts.line(texts.get("security.start"), texts.get("security.start.words"), atStart),
                Parts.line(texts.get("security.now"), texts.get("security.now.words"), lock)),
                Parts.card(texts.get("security.secrets"),
                        Parts.line(texts.get("security.clipboard"), texts.get("security.clipboard.words"), clipboard),
                        Lines.wrapped(texts.get("security.keys"), "settings-words")));
    }
}
