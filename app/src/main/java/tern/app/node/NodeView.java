package tern.app.node;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tern.app.log.LogCard;
import tern.app.node.NodeModel.Screen;
import tern.app.ui.Copier;
import tern.app.ui.Em;
import tern.app.ui.Scrolls;
import tern.app.ui.Texts;

/// The page «Node»: the card with the button, and under it what a start needs, or the node that runs; or its settings.
public final class NodeView extends ScrollPane {

    private static final double BESIDE_EMS = 54;

    private final NodeModel model;
    private final HeadCard head;
    private final FactCards facts;
    private final RestCards rest;
    private final VBox problems;
    private final LogCard log;
    private final ConsoleCard console;
    private final SettingsPane settings;
    private final Em em = new Em();
    private final VBox page = new VBox();

    public NodeView(NodeModel model, NodePresenter presenter, Texts texts, Copier copier) {
        this.model = model;
        setId("node");
        getStyleClass().add("page-scroll");
        Scrolls.drawChangesOnly(this);
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        head = new HeadCard(model, presenter, texts);
        facts = new FactCards(model, texts);
        rest = new RestCards(model, presenter, texts);
        problems = new VBox(new CheckList("node-problems", model.problems(), presenter::fix));
        problems.getStyleClass().addAll("card", "node-problems");
        log = new LogCard("node-log", model.log(), presenter.log(), presenter::openLogFolder, texts, copier);
        console = new ConsoleCard(model, presenter, texts, copier);
        settings = new SettingsPane(model, presenter, texts);
        VBox.setVgrow(log, Priority.ALWAYS);
        for (VBox card : List.of(head, facts, rest, problems, console, settings)) {
            card.setMinHeight(USE_PREF_SIZE);
        }
        page.getStyleClass().add("page");
        StackPane centred = new StackPane(page, em);
        centred.getStyleClass().add("page-centre");
        setContent(centred);
        widthProperty().addListener((_, _, _) -> place());
        em.pixels().addListener((_, _, _) -> place());
        model.screen().addListener((_, _, _) -> {
            show();
            setVvalue(0);
        });
        model.canAsk().addListener((_, _, _) -> show());
        model.problems().addListener((ListChangeListener<CheckRow>) _ -> show());
        show();
        sceneProperty().addListener((_, _, scene) -> presenter.looked(scene != null));
        model.logWanted().addListener((_, _, _) -> bringIntoSight(log));
    }

    private void show() {
        Screen now = model.screen().get();
        List<Node> wanted = new ArrayList<>();
        if (now == Screen.SETTINGS) {
            wanted.add(settings);
        } else {
            wanted.add(head);
            if (!model.problems().isEmpty()) {
                wanted.add(problems);
            }
            wanted.add(now == Screen.LIVE ? facts : rest);
            wanted.add(log);
            if (now == Screen.LIVE && model.canAsk().get()) {
                wanted.add(console);
            }
        }
        // what is not shown is not in the scene: it takes no layout
        if (!page.getChildren().equals(wanted)) {
            page.getChildren().setAll(wanted);
        }
    }

    private void place() {
        boolean narrow = em.get() > 0 && getWidth() > 0 && getWidth() / em.get() < BESIDE_EMS;
        head.stack(narrow);
        facts.place(narrow);
        rest.place(narrow);
    }

    private void bringIntoSight(Node node) {
        Bounds bounds = node.getBoundsInParent();
        double above = page.getHeight() - getViewportBounds().getHeight();
        setVvalue(above <= 0 ? 0 : Math.clamp(bounds.getMinY() / above, 0, 1));
        node.requestFocus();
    }
}
