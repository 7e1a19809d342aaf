package tern.app.session;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import tern.app.ui.AmountMask;
import tern.app.ui.Buttons;
import tern.app.ui.Icon;
import tern.app.ui.IconView;
import tern.app.ui.Texts;

/// The eye and the lock in the top bar.
public final class SessionButtons {

    private final Button eye;
    private final Button lock;

    public SessionButtons(AmountMask mask, SessionPresenter presenter, Texts texts) {
        eye = Buttons.icon("hide-amounts", Icon.EYE, texts.get("amounts.hide"));
        eye.setOnAction(_ -> presenter.toggleAmounts());
        mask.hidden().addListener((_, _, hidden) -> {
            String words = texts.get(hidden ? "amounts.show" : "amounts.hide");
            eye.setGraphic(new IconView(hidden ? Icon.EYE_OFF : Icon.EYE));
            eye.setAccessibleText(words);
            eye.setTooltip(new Tooltip(words));
        });
        lock = Buttons.icon("lock-now", Icon.LOCK, texts.get("lock.now"));
        lock.setOnAction(_ -> presenter.lockNow());
    }

    /// From left to right.
    public List<Node> all() {
        return List.of(eye, lock);
    }
}
