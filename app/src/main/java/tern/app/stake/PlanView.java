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
import tern.app.ui.KeyWays;
import tern.app.ui.Lines;
import tern.app.ui.Popovers;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;

/// The plan on «Stake»: where everything is to be at the left, the steps at the right, or how far they are.
public final class PlanView extends VBox {

    /// The page's edges, the right card and the gap beside it.
    private static final double BESIDE_EMS = 34.6;
    /// Above that the page stops to grow.
    private static final double MOST_EMS = 78;
    /// Wider than any window.
    private static final double UNBOUNDED = 100_000;

    private final PlanModel model;
    private final PlanPresenter presenter;
    private final Texts texts;
    private final PlanTargetCard target;
    private final StackPane right;
    private final PlanStepsCard steps;
    private final PlanProgressCard progress;
    private final HBox sideBySide = new HBox();
    private final VBox below = new VBox();

    /// What the page needs besides.
    ///
    /// @param ways on where nothing can be signed from what is shown
    public record Tools(Copier copier, Popovers popovers, KeyWays ways) {}

    public PlanView(PlanModel model, StakeModel stake, StakePresenter single, PlanPresenter presenter, Texts texts,
            TaoFormat format, Tools tools) {
        this.model = model;
        this.presenter = presenter;
        this.texts = texts;
        setId("stake-plan");
        target = new PlanTargetCard(model, stake, single, presenter, texts, format, tools.popovers());
        steps = new PlanStepsCard(model, stake, presenter, texts, format, tools.copier(), tools.ways());
        progress = new PlanProgressCard(model, presenter, texts, format, tools.copier());
        right = new StackPane(steps, progress);
        target.setMinWidth(0);
        target.setMinHeight(USE_PREF_SIZE);
        right.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(target, Priority.ALWAYS);
        sideBySide.getStyleClass().add("card-row");
        below.getStyleClass().add("card-column");
        VBox.setVgrow(sideBySide, Priority.ALWAYS);
        stack(false, 0, 0);
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
    ///
    /// @param room that the page has, in pixels
    /// @param em   in pixels
    void stack(boolean stacked, double room, double em) {
        // a row of cards asks each how high it is at the width that it would like, so that is the one that it gets
        target.setPrefWidth(stacked ? USE_COMPUTED_SIZE : Math.clamp(room - BESIDE_EMS * em, 0, MOST_EMS * em));
        Region wanted = stacked ? below : sideBySide;
        if (getChildren().equals(List.of(wanted))) {
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
        right.setMinWidth(stacked ? 0 : USE_PREF_SIZE);
        (stacked ? below : sideBySide).getChildren().setAll(target, right);
        getChildren().setAll(wanted);
    }

    /// A scroll pane asks without a width whether it needs a bar: as if every sentence had one line.
    @Override
    protected double computeMinHeight(double width) {
        return super.computeMinHeight(getWidth() > 0 && (width < 0 || width > UNBOUNDED) ? getWidth() : width);
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
