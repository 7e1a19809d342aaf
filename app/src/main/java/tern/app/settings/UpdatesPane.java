package tern.app.settings;

import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import tern.app.ui.Buttons;
import tern.app.ui.Copier;
import tern.app.ui.Lines;
import tern.app.ui.TextEntry;
import tern.app.ui.Texts;

/// Newer versions: the switch, whom to ask, «Check now», and what a signed announcement says.
final class UpdatesPane extends VBox {

    UpdatesPane(SettingsModel model, UpdatesPresenter presenter, Copier copier, Texts texts) {
        getStyleClass().add("settings-prices");
        CheckBox on = new CheckBox();
        on.setId("settings-updates");
        on.setAccessibleText(texts.get("privacy.updates"));
        on.setOnAction(_ -> presenter.on(on.isSelected()));
        Label words = Lines.wrapped("", "settings-words");
        words.setId("settings-updates-words");
        Label said = Lines.wrapped("", "settings-name");
        said.setId("settings-updates-said");
        Label notes = Lines.wrapped("", "settings-words");
        notes.setId("settings-updates-notes");
        Label packages = Lines.wrapped("", "settings-words");
        packages.setId("settings-updates-packages");
        packages.getStyleClass().add("mono");
        Button copy = Buttons.small("settings-updates-copy", texts.get("privacy.updates.copy"));
        copy.setOnAction(_ -> copier.copy(texts.get("privacy.updates.copied"), packages.getText()));
        VBox newer = new VBox(Lines.wrapped(texts.get("privacy.updates.notes"), "settings-name"), notes);
        VBox files = new VBox(Lines.wrapped(texts.get("privacy.updates.how"), "settings-words"),
                Lines.wrapped(texts.get("privacy.updates.packages"), "settings-name"), packages, Lines.row(copy));
        newer.getStyleClass().add("settings-prices");
        files.getStyleClass().add("settings-prices");
        Label asked = Lines.wrapped("", "settings-words");
        asked.setId("settings-update-asked");
        TextEntry address = new TextEntry("settings-update-address", texts.get("privacy.updates.address"),
                texts.get("privacy.prices.address.prompt"), texts.get("privacy.prices.address.go"),
                presenter::address, () -> {});
        Button now = Buttons.small("settings-updates-now", texts.get("privacy.updates.now"));
        now.setOnAction(_ -> presenter.now());
        Button forget = Buttons.small("settings-update-forget", texts.get("privacy.updates.forget"));
        forget.setOnAction(_ -> presenter.forget());
        getChildren().addAll(Parts.line(texts.get("privacy.updates"), "", on), words, said, newer, files, asked,
                address, Lines.row(now, forget));
        Runnable show = () -> {
            UpdatePicture picture = model.update().get();
            var choice = model.preferences().get().updates();
            on.setSelected(choice.on());
            on.setDisable(!picture.askable());
            words.setText(picture.words());
            Lines.say(said, picture.said());
            Lines.say(notes, picture.notes());
            Lines.shown(newer, picture.notes().isPresent());
            Lines.say(packages, picture.packages());
            Lines.shown(files, picture.packages().isPresent());
            Lines.say(asked, choice.address().map(one -> texts.get("privacy.prices.asked", one.text())));
            now.setDisable(!picture.askable() || picture.asking());
            Lines.shown(forget, choice.address().isPresent());
        };
        model.preferences().addListener((_, _, _) -> show.run());
        model.update().addListener((_, _, _) -> show.run());
        show.run();
    }
}
