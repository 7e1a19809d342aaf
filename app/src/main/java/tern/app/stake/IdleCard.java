package tern.app.stake;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tern.app.ui.Buttons;
import tern.app.ui.Lines;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.subnets.IdleAlpha;

/// Says which stake earns nothing and what that costs a day, and offers to move it.
final class IdleCard extends VBox {

    /// Of more than these the others are only counted.
    private static final int SHOWN = 3;

    private final StakeModel model;
    private final StakePresenter presenter;
    private final Texts texts;
    private final TaoFormat format;
    private final InvalidationListener maskChanged = _ -> arrange();

    IdleCard(StakeModel model, StakePresenter presenter, Texts texts, TaoFormat format) {
        this.model = model;
        this.presenter = presenter;
        this.texts = texts;
        this.format = format;
        setId("stake-idle");
        getStyleClass().addAll("card", "idle-card");
        model.idle().addListener((_, _, _) -> arrange());
        format.mask().hidden().addListener(new WeakInvalidationListener(maskChanged));
        arrange();
    }

    private void arrange() {
        List<IdleAlpha> idle = model.idle().get();
        List<Node> lines = new ArrayList<>();
        Label title = new Label(texts.get("stake.idle"));
        title.getStyleClass().add("card-title");
        lines.add(title);
        idle.stream().limit(SHOWN).map(this::line).forEach(lines::add);
        if (idle.size() > SHOWN) {
            lines.add(Lines.wrapped(texts.get("stake.idle.more", format.count(idle.size() - SHOWN)), "send-quiet"));
        }
        getChildren().setAll(lines);
        Lines.shown(this, !idle.isEmpty());
    }

    private Node line(IdleAlpha one) {
        String place = presenter.place(one.position().netuid(), one.position().hotkey());
        Label words = Lines.wrapped(one.lossTao().isZero()
                ? texts.get("stake.idle.line", place)
                : texts.get("stake.idle.loss", place, format.exact(one.lossTao(), TaoFormat.TAO)), "idle-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        Button move = Buttons.small("stake-idle-move", texts.get("stake.action.move"));
        move.setMinWidth(USE_PREF_SIZE);
        move.setAccessibleText(texts.get("stake.idle.move.accessible", place));
        move.setOnAction(_ -> presenter.rescue(one));
        HBox line = new HBox(words, move);
        line.getStyleClass().add("idle-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
