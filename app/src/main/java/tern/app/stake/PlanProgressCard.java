package tern.app.stake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.review.SentCard;
import tern.app.transact.PlanState;
import tern.app.transact.PlanState.Mark;
import tern.app.transact.PlanState.Step;
import tern.app.ui.Buttons;
import tern.app.ui.Copier;
import tern.app.ui.Lines;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.units.Rao;

/// How far the steps of a plan are: what was done, what is on its way, and what was not and will not be sent.
final class PlanProgressCard extends VBox {

    private final PlanModel model;
    private final Texts texts;
    private final TaoFormat format;
    private final Copier copier;
    private final Label title = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Label why = Lines.wrapped("", "review-note");
    private final VBox steps = new VBox();
    private final Button stop;
    private final Button done;
    private final Label stopMeans;
    private final InvalidationListener changed = _ -> arrange();

    PlanProgressCard(PlanModel model, PlanPresenter presenter, Texts texts, TaoFormat format, Copier copier) {
        this.model = model;
        this.texts = texts;
        this.format = format;
        this.copier = copier;
        setId("plan-progress");
        getStyleClass().addAll("card", "composer-card");
        title.setId("plan-progress-title");
        title.getStyleClass().add("card-title");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        bar.getStyleClass().add("review-progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        why.setId("plan-why");
        steps.getStyleClass().add("plan-step-list");
        stop = new Button(texts.get("plan.stop"));
        stop.setId("plan-stop");
        stop.setMaxWidth(Double.MAX_VALUE);
        stop.setOnAction(_ -> presenter.stop());
        stopMeans = Lines.wrapped(texts.get("plan.stop.means"), "send-quiet");
        done = Buttons.primary("plan-done", texts.get("plan.done"));
        done.setMaxWidth(Double.MAX_VALUE);
        done.setOnAction(_ -> presenter.putAway());
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        getChildren().addAll(title, bar, why, steps, space, stopMeans, stop, done);
        model.progress().addListener(changed);
        format.mask().hidden().addListener(new WeakInvalidationListener(changed));
        arrange();
    }

    private void arrange() {
        Optional<PlanState> progress = model.progress().get();
        if (progress.isEmpty()) {
            return;
        }
        PlanState plan = progress.get();
        int all = plan.steps().size();
        title.setText(title(plan));
        bar.setProgress(plan.done() / (double) all);
        bar.setAccessibleText(title.getText());
        Lines.shown(bar, plan.running());
        Lines.say(why, plan.reason().map(format::covered));
        List<Node> made = new ArrayList<>();
        for (int i = 0; i < all; i++) {
            made.add(step(i + 1, plan.steps().get(i)));
        }
        steps.getChildren().setAll(made);
        boolean more = plan.running() && plan.steps().stream().anyMatch(step -> step.mark() == Mark.WAITING);
        Lines.shown(stop, more);
        Lines.shown(stopMeans, more);
        Lines.shown(done, !plan.running());
    }

    private String title(PlanState plan) {
        String all = format.unmasked().count(plan.steps().size());
        String finished = format.unmasked().count(plan.done());
        if (plan.running()) {
            return texts.get(plan.why().isPresent() ? "plan.progress.stopping" : "plan.progress.running", finished,
                    all);
        }
        return plan.done() == plan.steps().size()
                ? texts.get("plan.progress.done", all)
                : texts.get("plan.progress.stopped", finished, all);
    }

    private Node step(int number, Step step) {
        String id = "plan-leg-" + number;
        Label chip = new Label(words(step.mark()));
        chip.setId(id);
        chip.getStyleClass().addAll("chip", style(step.mark()));
        chip.setMinWidth(USE_PREF_SIZE);
        Label what = Lines.wrapped(texts.get("review.step", format.unmasked().count(number),
                SentCard.capital(format.covered(step.summary()))), "strong");
        what.setId(id + "-what");
        what.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(what, Priority.ALWAYS);
        HBox head = new HBox(what, chip);
        head.getStyleClass().add("sent-head");
        head.setAlignment(Pos.TOP_LEFT);
        VBox block = new VBox(head);
        block.getStyleClass().addAll("fact-row", "plan-step");
        Label quoted = Lines.wrapped(step.brought().isPresent()
                ? texts.get("plan.leg.brought", amount(step, step.brought().get()), amount(step, step.expected()),
                        amount(step, step.worst()))
                : texts.get("plan.leg.quoted", amount(step, step.expected()), amount(step, step.worst())),
                "send-quiet");
        quoted.setId(id + "-quoted");
        block.getChildren().add(quoted);
        if (!step.sentence().isEmpty()) {
            Label sentence = Lines.wrapped(format.covered(step.sentence()), "send-quiet");
            sentence.setId(id + "-sentence");
            block.getChildren().add(sentence);
        }
        if (step.mark() != Mark.WAITING && step.mark() != Mark.NOT_SENT) {
            Button copy = Buttons.small(id + "-copy", texts.get("sent.copy"));
            copy.getStyleClass().add("quiet");
            copy.setAccessibleText(texts.get("sent.copy.accessible", what.getText()));
            copy.setOnAction(_ -> copier.copy(texts.get("sent.copied"), step.hash().toString()));
            block.getChildren().add(copy);
        }
        return block;
    }

    private String amount(Step step, Rao amount) {
        return format.exact(amount, step.unit());
    }

    private String words(Mark mark) {
        return texts.get(switch (mark) {
            case WAITING -> "plan.mark.waiting";
            case SENT -> "plan.mark.sent";
            case DONE -> "plan.mark.done";
            case DIFFERS -> "sent.differs";
            case FAILED -> "sent.failed";
            case GONE -> "sent.expired";
            case NOT_SENT -> "plan.mark.not.sent";
        });
    }

    private static String style(Mark mark) {
        return switch (mark) {
            case WAITING, NOT_SENT, GONE -> "chip-quiet";
            case DONE -> "chip-good";
            case SENT, DIFFERS -> "chip-warning";
            case FAILED -> "chip-bad";
        };
    }
}
