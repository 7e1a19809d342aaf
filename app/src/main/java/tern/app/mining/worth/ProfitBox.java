package tern.app.mining.worth;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import tern.app.mining.worth.ProfitModel.Line;
import tern.app.mining.worth.ProfitModel.Tone;
import tern.app.ui.Buttons;
import tern.app.ui.Lines;
import tern.app.ui.Popovers;
import tern.app.ui.Texts;

/// «Profit at today's price» in the miner's panel; takes no room while the miner has no seat.
public final class ProfitBox extends VBox {

    private final Texts texts;
    private final Popovers popovers;
    private final VBox rows = new VBox();

    public ProfitBox(ProfitModel model, Texts texts, Popovers popovers) {
        this.texts = texts;
        this.popovers = popovers;
        setId("profit");
        getStyleClass().add("profit-box");
        rows.getStyleClass().add("profit-rows");
        getChildren().addAll(Lines.wrapped(texts.get("profit.title"), "profit-title"), rows,
                Lines.sentence("profit-note", "settings-words", model.note()));
        Lines.follow(model.lines(), this::show);
        Lines.follow(model.note(), _ -> Lines.shown(this, shown(model)));
        Lines.follow(model.lines(), _ -> Lines.shown(this, shown(model)));
    }

    private static boolean shown(ProfitModel model) {
        return !model.lines().get().isEmpty() || model.note().get().isPresent();
    }

    private void show(List<Line> lines) {
        rows.getChildren().setAll(lines.stream().map(this::row).toList());
    }

    private HBox row(Line line) {
        Label name = Lines.wrapped(line.name(), "fact-name");
        // a large amount does not break a short word in two
        name.setStyle("-fx-min-width: 4.2em;");
        Button how = Buttons.how("profit-how-" + line.id(), texts.get("how"), texts.get("worth.how.of", line.name()),
                () -> {});
        how.setOnAction(_ -> popovers.open(WorthView.panel(line.how()), how));
        how.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label value = new Label(line.value());
        value.setId("profit-" + line.id());
        value.setWrapText(true);
        value.setMinHeight(USE_PREF_SIZE);
        value.setTextAlignment(TextAlignment.RIGHT);
        value.getStyleClass().add("worth-value");
        if (line.tone() != Tone.PLAIN) {
            value.getStyleClass().add(line.tone() == Tone.GOOD ? "tone-good" : "tone-bad");
        }
        HBox row = new HBox(name, how, space, value);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("worth-name");
        return row;
    }
}
