package tern.app.settings;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import tern.app.tray.TrayChoice;
import tern.app.tray.TrayModel;
import tern.app.tray.TrayPresenter;
import tern.app.ui.Lines;
import tern.app.ui.Texts;

/// Whether Tern has an entry in the system tray, and whether it goes on there when the window is closed.
final class TrayCard extends VBox {

    TrayCard(TrayPresenter presenter, Texts texts) {
        TrayModel model = presenter.model();
        CheckBox shown = box("tray-shown", texts.get("tray.shown"), presenter::show);
        CheckBox stays = box("tray-stays", texts.get("tray.stays"), presenter::stay);
        Label state = Lines.wrapped("", "settings-words");
        state.setId("tray-state");
        Runnable show = () -> {
            TrayChoice choice = model.choice().get();
            shown.setSelected(choice.shown());
            shown.setDisable(!presenter.isPossible());
            stays.setSelected(choice.stays());
            stays.setDisable(!presenter.isPossible() || !choice.shown());
            String key = presenter.isPossible() ? key(model.state().get()) : "tray.impossible";
            state.setText(key.isEmpty() ? "" : texts.get(key));
            Lines.shown(state, !key.isEmpty());
        };
        model.choice().addListener((_, _, _) -> show.run());
        model.state().addListener((_, _, _) -> show.run());
        show.run();
        Node staying = Parts.line(texts.get("tray.stays"), texts.get("tray.stays.words"), stays);
        Lines.shown(staying, presenter.canStay());
        getChildren().add(Parts.card(texts.get("tray.title"),
                Parts.line(texts.get("tray.shown"),
                        texts.get(presenter.isLinux() ? "tray.shown.words.linux" : "tray.shown.words"), shown),
                staying, state));
    }

    private static String key(TrayModel.State state) {
        return switch (state) {
            case OFF, COMING, SHOWN -> "";
            case MISSING -> "tray.missing";
            case FAILED -> "tray.failed";
        };
    }

    private static CheckBox box(String id, String words, Consumer<Boolean> chosen) {
        CheckBox box = new CheckBox();
        box.setId(id);
        box.setAccessibleText(words);
        box.setOnAction(_ -> chosen.accept(box.isSelected()));
        return box;
    }
}
