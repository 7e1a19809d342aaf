package tern.app.node;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tern.app.ui.Apart;
import tern.app.ui.Buttons;
import tern.app.ui.Lines;
import tern.app.ui.Texts;

/// What is shown while nothing runs: what a start needs, and the program it would start.
final class RestCards extends VBox {

    private final VBox checks;
    private final VBox program;
    private final HBox row = new HBox();
    private boolean stacked;

    RestCards(NodeModel model, NodePresenter presenter, Texts texts) {
        getStyleClass().add("card-column");
        checks = checks(model, presenter, texts);
        program = program(model, presenter, texts);
        row.getStyleClass().add("card-row");
        HBox.setHgrow(checks, Priority.ALWAYS);
        model.programShown().addListener((_, _, now) -> show(now));
        show(model.programShown().get());
        place(false);
    }

    private void show(boolean shown) {
        Lines.shown(program, shown);
        Lines.shown(checks, shown);
    }

    void place(boolean below) {
        List<Node> wanted = below ? List.of(checks, program) : List.of(row);
        stacked = below;
        if (getChildren().equals(wanted)) {
            return;
        }
        getChildren().clear();
        row.getChildren().clear();
        program.getStyleClass().remove("stacked");
        if (stacked) {
            program.getStyleClass().add("stacked");
        } else {
            row.getChildren().setAll(checks, program);
        }
        getChildren().setAll(wanted);
    }

    private static VBox checks(NodeModel model, NodePresenter presenter, Texts texts) {
        Label title = new Label(texts.get("node.checks"));
        title.getStyleClass().add("card-title");
        Button again = Buttons.small("node-check-again", texts.get("node.check.again"));
        again.setOnAction(_ -> presenter.check());
        again.disableProperty().bind(model.checking());
        Label summary = Lines.wrapped("", "node-summary");
        summary.setId("node-check-summary");
        Runnable say = () -> {
            summary.setText(model.checking().get() ? texts.get("node.headline.checking") : model.checkSummary().get());
            Lines.shown(summary, !summary.getText().isEmpty());
        };
        model.checking().addListener((_, _, _) -> say.run());
        model.checkSummary().addListener((_, _, _) -> say.run());
        say.run();
        VBox card = new VBox(new Apart(Apart.whole(title), again), summary,
                new CheckList("node-checks", model.checks(), presenter::fix));
        card.getStyleClass().addAll("card", "node-checks-card");
        card.setMinWidth(0);
        return card;
    }

    private static VBox program(NodeModel model, NodePresenter presenter, Texts texts) {
        Label title = new Label(texts.get("node.program.title"));
        title.getStyleClass().add("card-title");
        Label name = Lines.wrapped("", "node-program-name");
        name.setId("node-program-name");
        Label digest = Lines.wrapped("", "node-digest");
        digest.setId("node-program-digest");
        Label trust = Lines.wrapped("", "check-said");
        trust.setId("node-program-trust");
        Button change = Buttons.small("node-program-change", texts.get("node.program.change"));
        change.setOnAction(_ -> presenter.openSettings());
        Button install = Buttons.small("node-program-install", texts.get("node.fix.install"));
        install.setOnAction(_ -> presenter.install());
        model.needsEngine().addListener((_, _, now) -> Lines.shown(install, now));
        Lines.shown(install, model.needsEngine().get());
        VBox card = new VBox(title, name, digest, trust,
                Lines.wrapped(texts.get("node.program.words"), "settings-words"), Lines.row(change, install));
        card.setId("node-program-card");
        card.setAlignment(Pos.TOP_LEFT);
        card.getStyleClass().addAll("card", "node-program-card");
        Runnable show = () -> {
            ProgramPicture now = model.program().get();
            name.setText(now.name().orElseGet(() -> texts.get("node.program.none")));
            Lines.say(digest, now.digest());
            trust.setText(now.trust());
            Lines.shown(trust, !now.trust().isEmpty());
        };
        model.program().addListener((_, _, _) -> show.run());
        show.run();
        return card;
    }
}
