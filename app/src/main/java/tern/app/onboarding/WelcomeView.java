package tern.app.onboarding;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tern.app.onboarding.WelcomeModel.Found;
import tern.app.ui.Buttons;
import tern.app.ui.Icon;
import tern.app.ui.IconView;
import tern.app.ui.Mark;
import tern.app.ui.TextEntry;
import tern.app.ui.Texts;
import tern.app.ui.Wordmark;

/// The first start: what Tern is on the left, the ways to begin on the right.
public final class WelcomeView extends HBox {

    private final Texts texts;
    private final Beginnings beginnings;
    private final Label trouble = new Label();
    private final Label folderLine = new Label();
    private final ReadOnlyStringWrapper lookLine = new ReadOnlyStringWrapper("");
    private final BeginCard create;
    private final CommandPane createPane;
    private final CommandPane restorePane;
    private final BeginCard folder;
    private final VBox watchBox;

    public WelcomeView(WelcomeModel model, Beginnings beginnings, Texts texts) {
        this.texts = texts;
        this.beginnings = beginnings;
        setId("welcome");
        getStyleClass().add("welcome");

        folderLine.setId("welcome-folder-line");
        BeginCard practice = new BeginCard("welcome-practice", Icon.HOME, texts.get("welcome.practice"),
                new Label(texts.get("welcome.practice.line")));
        practice.setOnAction(_ -> beginnings.tryPractice());
        create = new BeginCard("welcome-create", Icon.PLUS, texts.get("welcome.create"),
                new Label(texts.get("welcome.create.line")));
        createPane = new CommandPane("welcome-create-pane", texts.get("welcome.create.words"),
                List.of("tern wallet create NAME"), lookLine, beginnings, texts);
        BeginCard restore = new BeginCard("welcome-restore", Icon.REFRESH, texts.get("welcome.restore"),
                new Label(texts.get("welcome.restore.line")));
        restorePane = new CommandPane("welcome-restore-pane", texts.get("welcome.restore.words"),
                List.of("tern wallet import NAME", "tern wallet import NAME --json-file FILE"), lookLine, beginnings,
                texts);
        folder = new BeginCard("welcome-folder", Icon.KEY, texts.get("welcome.folder"), folderLine);
        BeginCard watch = new BeginCard("welcome-watch", Icon.EYE, texts.get("welcome.watch"),
                new Label(texts.get("welcome.watch.line")));
        TextEntry entry = new TextEntry("welcome-address", texts.get("watch.label"), texts.get("watch.prompt"),
                texts.get("watch.go"), beginnings::watch, () -> {});
        watchBox = new VBox(entry);
        watchBox.getStyleClass().add("welcome-entry");
        for (Node pane : List.of(createPane, restorePane, watchBox)) {
            shown(pane, false);
        }
        create.setOnAction(_ -> open(createPane));
        restore.setOnAction(_ -> open(restorePane));
        watch.setOnAction(_ -> {
            open(watchBox);
            if (watchBox.isVisible()) {
                entry.focusField();
            }
        });

        getChildren().addAll(left(), right(practice, create, createPane, restore, restorePane, folder, watch, watchBox,
                network(model)));
        model.found().addListener((_, _, now) -> show(now));
        show(model.found().get());
        model.problem().addListener((_, _, now) -> say(now.map(problem -> problem.sentence())));
        say(model.problem().get().map(problem -> problem.sentence()));
    }

    private Node left() {
        HBox brand = new HBox(new Mark(), new Wordmark(texts.get("app.name")));
        brand.getStyleClass().addAll("brand", "welcome-brand");
        brand.setAlignment(Pos.CENTER_LEFT);
        Label headline = new Label(texts.get("welcome.headline"));
        headline.getStyleClass().add("welcome-headline");
        headline.setWrapText(true);
        headline.setMinHeight(Region.USE_PREF_SIZE);
        Label words = new Label(texts.get("welcome.words"));
        words.getStyleClass().add("welcome-words");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        VBox left = new VBox(brand, headline, words);
        left.getStyleClass().add("welcome-left");
        return left;
    }

    private Node right(Node... ways) {
        Label question = new Label(texts.get("welcome.question"));
        question.getStyleClass().add("welcome-question");
        trouble.setId("welcome-problem");
        trouble.getStyleClass().addAll("wrong-text", "welcome-problem");
        trouble.setWrapText(true);
        VBox column = new VBox(question, trouble);
        column.getChildren().addAll(ways);
        column.getStyleClass().add("welcome-column");
        StackPane holder = new StackPane(column);
        holder.getStyleClass().add("welcome-right");
        StackPane.setAlignment(column, Pos.TOP_CENTER);
        ScrollPane scroll = new ScrollPane(holder);
        scroll.getStyleClass().add("page-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    private Node network(WelcomeModel model) {
        Label label = new Label(texts.get("welcome.network"));
        label.getStyleClass().add("begin-line");
        Button choose = Buttons.small("welcome-network", "");
        choose.textProperty().bind(model.network());
        choose.setGraphic(new IconView(Icon.GLOBE));
        choose.setOnAction(_ -> beginnings.chooseNetwork(choose));
        model.network().addListener((_, _, now) -> name(choose, now));
        name(choose, model.network().get());
        HBox line = new HBox(label, choose);
        line.getStyleClass().add("welcome-network");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void name(Button choose, String network) {
        choose.setAccessibleText(texts.get("welcome.network.accessible", network));
    }

    /// Of the panes under the cards one is open at a time; a second press closes it.
    private void open(Node pane) {
        boolean opens = !pane.isVisible();
        for (Node each : List.of(createPane, restorePane, watchBox)) {
            shown(each, opens && each.equals(pane));
        }
    }

    private void show(Found found) {
        boolean some = found.wallets() > 0;
        String words = found.trouble()
                .orElseGet(() -> found.wallets() == 0
                        ? texts.get("welcome.folder.none", found.folder())
                        : texts.get(found.wallets() == 1 ? "welcome.folder.one" : "welcome.folder.many",
                                Integer.toString(found.wallets()), found.folder()));
        folderLine.setText(words);
        // with nothing in the folder the card looks again, for wallets that came meanwhile
        folder.setOnAction(_ -> {
            if (some) {
                beginnings.useFolder();
            } else {
                beginnings.lookAgain();
            }
        });
        lookLine.set(found.trouble()
                .orElseGet(() -> texts.get(some ? "welcome.look.some" : "welcome.look.none", found.folder())));
        folder.first(some);
        create.first(!some);
    }

    private void say(Optional<String> sentence) {
        trouble.setText(sentence.orElse(""));
        shown(trouble, sentence.isPresent());
    }

    private static void shown(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
