package tern.app.stake;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tern.app.transact.PlanState;
import tern.app.ui.Buttons;
import tern.app.ui.Copier;
import tern.app.ui.Em;
import tern.app.ui.Lines;
import tern.app.ui.Popovers;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;

/// The plan on «Stake»: where everything is to be at the left, the steps at the right, or how far they are.
public final class PlanView extends VBox {

    private static final double SIDE_BY_SIDE_EMS = 54;

    /// The right card and the gap beside it.
    private static final double RIGHT_EMS = 31.2;

    private final Em em = new Em();
    private final PlanModel model;
    private final PlanPresenter presenter;
    private final Texts texts;
    private final PlanTargetCard target;
    private final StackPane right;
    private final PlanStepsCard steps;
    private final PlanProgressCard progress;
    private final HBox sideBySide = new HBox();
    private final VBox below = new VBox();

    public PlanView(PlanModel model, StakeModel stake, StakePresenter single, PlanPresenter presenter, Texts texts,
            TaoFormat format, Copier copier, Popovers popovers) {
        this.model = model;
        this.presenter = presenter;
        this.texts = texts;
        setId("stake-plan");
        target = new PlanTargetCard(model, stake, single, presenter, texts, format, popovers);
        steps = new PlanStepsCard(model, stake, presenter, texts, format, copier);
        progress = new PlanProgressCard(model, presenter, texts, format, copier);
        right = new StackPane(steps, progress);
        target.setMinWidth(0);
        target.setMinHeight(USE_PREF_SIZE);
        right.setMinHeight(USE_PREF_SIZE);
        right.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(target, Priority.ALWAYS);
        sideBySide.getStyleClass().add("card-row");
        below.getStyleClass().add("card-column");
        VBox.setVgrow(sideBySide, Priority.ALWAYS);
        place();
        widthProperty().addListener((_, _, _) -> place());
        em.pixels().addListener((_, _, _) -> place());
        model.progress().addListener((_, _, _) -> choose());
        choose();
        sceneProperty().addListener((_, _, scene) -> presenter.looked(scene != null));
    }

    private void choose() {
        boolean under = model.progress().get().isPresent();
        Lines.shown(progress, under);
        Lines.shown(steps, !under);
    }

    /// Side by side where there is room; else what is typed comes first.
    private void place() {
        boolean stacked = em.get() > 0 && getWidth() > 0 && getWidth() / em.get() < SIDE_BY_SIDE_EMS;
        // a row of cards asks how high they are at the width that they would like
        target.setPrefWidth(stacked ? USE_COMPUTED_SIZE : Math.max(0, getWidth() - RIGHT_EMS * em.get()));
        Region wanted = stacked ? below : sideBySide;
        if (getChildren().contains(wanted)) {
            return;
        }
        sideBySide.getChildren().clear();
        below.getChildren().clear();
        for (Node card : List.of(steps, progress)) {
            card.getStyleClass().remove("stacked");
            if (stacked) {
                card.getStyleClass().add("stacked");
            }
        }
        (stacked ? below : sideBySide).getChildren().setAll(target, right);
        getChildren().setAll(wanted, em);
    }

    /// What brings here from the single steps.
    Button way() {
        Button way = Buttons.small("stake-plan-way", "");
        Runnable name = () -> way.setText(model.progress()
                .get()
                .filter(PlanState::running)
                .map(plan -> texts.get("plan.way.running", Integer.toString(plan.done()),
                        Integer.toString(plan.steps().size())))
                .orElse(texts.get("plan.way")));
        model.progress().addListener((_, _, _) -> name.run());
        name.run();
        way.setMinWidth(USE_PREF_SIZE);
        way.setOnAction(_ -> {
            presenter.plan(true);
            target.focusFirst();
        });
        return way;
    }

    PlanModel model() {
        return model;
    }
}
