package tern.app.stake;

import java.util.Locale;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.stake.PlanRow.Unit;
import tern.app.ui.Apart;
import tern.app.ui.Buttons;
import tern.app.ui.FieldNote;
import tern.app.ui.Lines;
import tern.app.ui.OneOf;
import tern.app.ui.Popovers;
import tern.app.ui.SubnetTile;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;

/// One place of the target: what is there, and what is wanted there.
final class PlanRowView extends VBox {

    private final PlanModel model;
    private final PlanRow row;
    private final Texts texts;
    private final TaoFormat masked;
    private final Label now = new Label();
    private final TextField share = new TextField();
    private final HBox choice;
    private final Button validator;
    private final Button remove;
    private final FieldNote wrong;
    private final InvalidationListener changed = _ -> arrange();

    /// @param colour the subnet's, see [tern.app.ui.Series]
    PlanRowView(PlanModel model, PlanRow row, int colour, PlanPresenter presenter, Texts texts, TaoFormat format,
            Popovers popovers) {
        this.model = model;
        this.row = row;
        this.texts = texts;
        this.masked = format;
        String end = Integer.toString(row.netuid());
        setId("plan-row-" + end);
        getStyleClass().addAll("fact-row", "plan-row");
        SubnetTile tile = new SubnetTile();
        tile.setMinWidth(USE_PREF_SIZE);
        tile.show(colour, row.symbol());
        Label name = new Label(row.name());
        name.getStyleClass().add("strong");
        Label number = new Label(end);
        number.getStyleClass().add("faint");
        now.setId("plan-now-" + end);
        now.getStyleClass().add("send-quiet");
        VBox words = new VBox(new HBox(name, number), now);
        ((HBox) words.getChildren().getFirst()).getStyleClass().add("plan-place");
        HBox place = new HBox(tile, words);
        place.getStyleClass().add("plan-place");
        place.setAlignment(Pos.CENTER_LEFT);

        share.setId("plan-share-" + end);
        share.getStyleClass().add("plan-share");
        share.setPromptText("0");
        share.setAccessibleText(texts.get("plan.share.accessible", row.name()));
        share.textProperty().bindBidirectional(row.text());
        share.focusedProperty().addListener((_, _, focused) -> row.held = focused);
        share.setOnAction(_ -> presenter.review());
        OneOf<Unit> units = new OneOf<>(unit -> presenter.unit(row, unit));
        for (Unit unit : Unit.values()) {
            units.add(unit, "plan-unit-" + unit.name().toLowerCase(Locale.ROOT) + "-" + end, switch (unit) {
                case PERCENT -> texts.get("plan.unit.percent");
                case TAO -> TaoFormat.TAO;
                case KEEP -> texts.get("plan.unit.keep");
            });
        }
        units.select(row.unit().get());
        row.unit().addListener((_, _, unit) -> units.select(unit));
        choice = units.segments("plan-units-" + end, texts.get("plan.unit.accessible", row.name()));
        validator = Buttons.small("plan-validator-" + end, "");
        validator.getStyleClass().add("plan-validator-button");
        validator.setOnAction(_ -> {
            PlanValidatorPanel panel = new PlanValidatorPanel(model, row, texts, format.unmasked(), chosen -> {
                popovers.close();
                presenter.validator(row, chosen);
            });
            popovers.open(panel, validator);
            presenter.validators(row.netuid(), panel::show);
        });
        remove = Buttons.small("plan-remove-" + end, texts.get("plan.row.remove"));
        remove.getStyleClass().add("quiet");
        remove.setAccessibleText(texts.get("plan.row.remove.accessible", row.name()));
        remove.setOnAction(_ -> presenter.remove(row));
        FlowPane controls = new Controls(share, choice, validator, remove);
        wrong = new FieldNote(share);
        row.wrong().addListener(changed);
        getChildren().addAll(new Apart(place, controls), wrong,
                Lines.sentence("plan-note-" + end, "send-quiet", row.note()),
                Lines.sentence("plan-hint-" + end, "send-quiet", row.hint()),
                Lines.sentence("plan-earns-nothing-" + end, "warning-text", row.earnsNothing()));
        row.now().addListener(changed);
        row.unit().addListener(changed);
        row.validator().addListener(changed);
        model.total().addListener(new WeakInvalidationListener(changed));
        model.progress().addListener(new WeakInvalidationListener(changed));
        format.mask().hidden().addListener(new WeakInvalidationListener(changed));
        arrange();
    }

    PlanRow row() {
        return row;
    }

    void focusField() {
        (share.isDisabled() ? validator : share).requestFocus();
    }

    private void arrange() {
        wrong.say(row.wrong().get().map(masked::covered));
        boolean keeps = row.unit().get() == Unit.KEEP;
        boolean busy = model.progress().get().filter(plan -> plan.running()).isPresent();
        now.setText(row.now().get().isZero()
                ? texts.get("plan.now.none")
                : keeps
                        ? texts.get("plan.now.kept", masked.tao(row.now().get()))
                        : texts.get("plan.now.there", masked.tao(row.now().get()),
                                masked.share(row.now().get(), model.total().get())));
        share.setDisable(keeps || busy);
        choice.setDisable(busy);
        remove.setDisable(busy);
        validator.setDisable(keeps || busy);
        validator.setText(row.validator().get().map(PlanRow.Chosen::title).orElse(texts.get("plan.validator.choose")));
        validator.setAccessibleText(row.validator()
                .get()
                .map(known -> texts.get("plan.validator.accessible", row.name(), known.title()))
                .orElse(texts.get("plan.validator.choose.accessible", row.name())));
        validator.setTooltip(row.validator().get().map(known -> new Tooltip(known.title())).orElse(null));
        remove.setMinWidth(Region.USE_PREF_SIZE);
        // where there is stake, a place that nobody names would be sold: it is said with a share, and not by leaving it out
        remove.setVisible(row.now().get().isZero());
    }

    /// As wide as all of it beside each other, where there is room; a plain one has a width of its own.
    private static final class Controls extends FlowPane {

        Controls(Node... content) {
            super(content);
            getStyleClass().add("choice-flow");
            setRowValignment(VPos.CENTER);
            setAlignment(Pos.CENTER_RIGHT);
            setMinWidth(0);
        }

        @Override
        protected double computePrefWidth(double height) {
            double width = snappedLeftInset() + snappedRightInset() + getHgap() * (getChildren().size() - 1);
            for (Node one : getChildren()) {
                width += snapSizeX(one.prefWidth(-1));
            }
            return width;
        }

        @Override
        protected double computePrefHeight(double width) {
            return super.computePrefHeight(width < 0 ? computePrefWidth(-1) : width);
        }
    }
}
