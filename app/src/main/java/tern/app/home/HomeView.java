package tern.app.home;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tern.app.feed.Problem;
import tern.app.home.HomeModel.Phase;
import tern.app.ui.Copier;
import tern.app.ui.Popovers;
import tern.app.ui.ProblemPane;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;

/// Home: the total, where it is, and the stake table.
public final class HomeView extends ScrollPane {

    private final HomeModel model;
    private final VBox page = new VBox();
    private final ProblemPane problem;
    private final Label stale = new Label();
    private final Node skeleton = new HomeSkeleton();
    private final Node numbers;

    /// @param saver asks where to and writes the exported table
    public HomeView(
            HomeModel model,
            HomePresenter presenter,
            Texts texts,
            TaoFormat format,
            Copier copier,
            Popovers popovers,
            TableSaver saver) {
        this.model = model;
        setId("home");
        getStyleClass().add("page-scroll");
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);

        problem = new ProblemPane("home-problem", texts, copier, presenter::retry);
        stale.setId("home-stale");
        stale.getStyleClass().add("stale-note");
        BalanceCard balance = new BalanceCard(model, presenter, texts, format, popovers);
        WhereCard where = new WhereCard(model, presenter, texts, format, popovers);
        StakeCard stake = new StakeCard(model, presenter, texts, format, copier, saver);
        HBox.setHgrow(balance, Priority.ALWAYS);
        HBox top = new HBox(balance, where);
        top.getStyleClass().add("card-row");
        top.setMinHeight(Region.USE_PREF_SIZE);
        VBox.setVgrow(stake, Priority.ALWAYS);
        VBox all = new VBox(stale, top, stake);
        all.getStyleClass().add("card-column");
        numbers = all;
        VBox.setVgrow(numbers, Priority.ALWAYS);
        VBox.setVgrow(skeleton, Priority.ALWAYS);

        page.getStyleClass().add("page");
        StackPane centred = new StackPane(page);
        centred.getStyleClass().add("page-centre");
        setContent(centred);

        model.phase().addListener((_, _, _) -> arrange());
        model.problem().addListener((_, _, _) -> arrange());
        model.stale().addListener((_, _, _) -> arrange());
        arrange();
    }

    private void arrange() {
        Optional<Problem> trouble = model.problem().get();
        trouble.ifPresent(known -> problem.show(known.sentence(), known.details()));
        model.stale().get().ifPresent(stale::setText);
        show(stale, model.stale().get().isPresent());
        Phase phase = model.phase().get();
        Node body = switch (phase) {
            case LOADING -> skeleton;
            case READY -> numbers;
            case PROBLEM -> null;
        };
        List<Node> wanted = java.util.stream.Stream.of(trouble.isPresent() ? problem : null, body)
                .filter(java.util.Objects::nonNull).toList();
        // the same nodes again would lose the focus and the table's place
        if (!page.getChildren().equals(wanted)) {
            page.getChildren().setAll(wanted);
        }
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
