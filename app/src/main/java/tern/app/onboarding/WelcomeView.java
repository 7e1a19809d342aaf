package tern.app.onboarding;

import java.util.Optional;
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
import tern.app.ui.Icon;
import tern.app.ui.IconView;
import tern.app.ui.Mark;
import tern.app.ui.PanelButton;
import tern.app.ui.TextEntry;
import tern.app.ui.Texts;
import tern.app.ui.Wordmark;

/// The first start: what Tern is on the left, the ways to begin on the right.
public final class WelcomeView extends HBox {

    private final Texts texts;
    private final Beginnings beginnings;
    private final Label trouble = new Label();
    private final Label folderLine = new Label();
    private final Button folder;
    private final Button watch;
    private final VBox watchBox;

    public WelcomeView(WelcomeModel model, Beginnings beginnings, Texts texts) {
        this.texts = texts;
        this.beginnings = beginnings;
        setId("welcome");
        getStyleClass().add("welcome");

        folderLine.setId("welcome-folder-line");
        folder = card("welcome-folder", Icon.KEY, texts.get("welcome.folder"), folderLine);
        Label watchLine = new Label(texts.get("welcome.watch.line"));
        watch = card("welcome-watch", Icon.EYE, texts.get("welcome.watch"), watchLine);
        TextEntry entry = new TextEntry("welcome-address", texts.get("watch.label"), texts.get("watch.prompt"),
                texts.get("watch.go"), beginnings::watch, () -> {});
        watchBox = new VBox(entry);
        watchBox.getStyleClass().add("welcome-entry");
        shown(watchBox, false);
        watch.setOnAction(_ -> {
            shown(watchBox, true);
            entry.focusField();
        });

        getChildren().addAll(left(), right());
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

    private Node right() {
        Label question = new Label(texts.get("welcome.question"));
        question.getStyleClass().add("welcome-question");
        trouble.setId("welcome-problem");
        trouble.getStyleClass().addAll("wrong-text", "welcome-problem");
        trouble.setWrapText(true);
        VBox column = new VBox(question, trouble, folder, watch, watchBox);
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

    private Button card(String id, Icon icon, String title, Label line) {
        Label words = new Label(title);
        words.getStyleClass().add("begin-title");
        line.getStyleClass().add("begin-line");
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        VBox text = new VBox(words, line);
        text.getStyleClass().add("begin-words");
        HBox.setHgrow(text, Priority.ALWAYS);
        IconView picture = new IconView(icon);
        picture.getStyleClass().add("begin-icon");
        picture.setMinWidth(Region.USE_PREF_SIZE);
        IconView arrow = new IconView(Icon.ARROW_RIGHT);
        arrow.getStyleClass().add("begin-arrow");
        arrow.setMinWidth(Region.USE_PREF_SIZE);
        HBox content = new HBox(picture, text, arrow);
        content.getStyleClass().add("begin-content");
        content.setAlignment(Pos.CENTER_LEFT);
        Button card = new PanelButton(content);
        card.setId(id);
        card.getStyleClass().setAll("begin-card");
        card.setMaxWidth(Double.MAX_VALUE);
        card.setAccessibleText(title);
        card.accessibleHelpProperty().bind(line.textProperty());
        return card;
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
        folder.getStyleClass().remove("first");
        watch.getStyleClass().remove("first");
        (some ? folder : watch).getStyleClass().add("first");
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
