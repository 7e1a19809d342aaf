package tern.app.mining;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tern.app.chart.Sparkline;
import tern.app.ui.Fact;
import tern.app.ui.Lines;
import tern.app.ui.Texts;

/// One card: whether the miner may use it, how it stands, its load over the last hour, and four numbers.
final class CardPane extends VBox {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final Texts texts;
    private final CheckBox use = new CheckBox();
    private final Button name = new Button();
    private final Label chip = new Label();
    private final Sparkline line = new Sparkline();
    private final FlowPane figures = new FlowPane();
    private final List<Figure> numbers = new ArrayList<>();
    private final Label advice = Lines.wrapped("", "mining-advice");
    private @Nullable CardPicture shown;

    /// A name above its number.
    private static final class Figure extends VBox {

        private final Label name = new Label();
        private final Label value = new Label();
        private final Tooltip tip = new Tooltip();

        Figure(String id) {
            value.setId(id);
            name.getStyleClass().add("mining-figure-name");
            value.getStyleClass().add("mining-figure");
            name.setLabelFor(value);
            name.setMinWidth(Region.USE_PREF_SIZE);
            value.setMinWidth(Region.USE_PREF_SIZE);
            tip.setWrapText(true);
            tip.setMaxWidth(360);
            getStyleClass().add("mining-number");
            getChildren().addAll(name, value);
        }

        void show(Fact fact) {
            name.setText(fact.name());
            value.setText(fact.value());
            fact.more().ifPresent(tip::setText);
            value.setTooltip(fact.more().isPresent() ? tip : null);
            value.setAccessibleHelp(fact.more().orElse(null));
            value.getStyleClass().remove("faint");
            if (fact.more().isPresent()) {
                value.getStyleClass().add("faint");
            }
        }
    }

    CardPane(int place, MiningPresenter presenter, Texts texts) {
        this.texts = texts;
        setId("mining-card-" + place);
        getStyleClass().addAll("card", "mining-card");
        use.setId("mining-card-" + place + "-use");
        use.setOnAction(_ -> {
            CardPicture now = shown;
            if (now != null) {
                presenter.pick(now.id(), use.isSelected());
            }
        });
        name.setId("mining-card-" + place + "-open");
        name.getStyleClass().setAll("mining-card-name");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMinWidth(0);
        name.setOnAction(_ -> presenter.openDetails());
        chip.setId("mining-card-" + place + "-state");
        chip.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(use, name, space, chip);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("mining-card-head");
        line.getStyleClass().add("mining-line");
        line.setMaxWidth(Double.MAX_VALUE);
        figures.getStyleClass().add("mining-figures");
        advice.setId("mining-card-" + place + "-advice");
        getChildren().addAll(head, line, figures, advice);
        // anywhere on the card: it opens, as its name does
        setOnMouseClicked(event -> {
            if (event.isStillSincePress() && !use.equals(event.getTarget())) {
                presenter.openDetails();
            }
        });
    }

    void show(CardPicture now) {
        shown = now;
        pseudoClassStateChanged(CHOSEN, now.chosen());
        use.setSelected(now.chosen());
        use.setDisable(!now.canPick());
        use.setAccessibleText(texts.get("mining.card.use", now.name()));
        name.setText(now.name());
        name.setAccessibleText(texts.get("mining.card.open", now.name()));
        now.chip().on(chip);
        line.show(now.line());
        if (now.chosen() == line.getStyleClass().contains("quiet")) {
            if (now.chosen()) {
                line.getStyleClass().remove("quiet");
            } else {
                line.getStyleClass().add("quiet");
            }
        }
        while (numbers.size() < now.figures().size()) {
            Figure figure = new Figure(getId() + "-" + now.figures().get(numbers.size()).id());
            numbers.add(figure);
            figures.getChildren().add(figure);
        }
        for (int i = 0; i < now.figures().size(); i++) {
            numbers.get(i).show(now.figures().get(i));
        }
        boolean told = now.advice().isPresent();
        Lines.say(advice, now.advice());
        Lines.shown(line, !told);
        Lines.shown(figures, !told);
    }
}
