package tern.app.onboarding;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tern.app.fx.Lazy;
import tern.app.onboarding.WelcomeModel.Found;
import tern.app.session.SecretFields;
import tern.app.ui.Lines;
import tern.app.ui.Buttons;
import tern.app.ui.Choosers;
import tern.app.ui.Icon;
import tern.app.ui.IconView;
import tern.app.ui.TextEntry;
import tern.app.ui.Texts;

/// The first start: what Tern is on the left; the ways to begin on the right, or the one that was chosen.
public final class WelcomeView extends StackPane {

    private final Texts texts;
    private final Beginnings beginnings;
    private final Label trouble = new Label();
    private final Label folderLine = new Label();
    private final BeginCard practice;
    private final BeginCard folder;
    private final VBox watchBox;
    private final VBox ways;
    private final VBox column = new VBox();
    private final WelcomeFrame frame;
    /// Made when somebody first goes that way, which most never do.
    private final Lazy<CreateView> create;
    private final Lazy<RestoreView> restore;

    /// What the ways with several steps work with.
    ///
    /// @param secrets makes the fields for secrets
    public record Ways(CreateModel createModel, CreatePresenter create, RestoreModel restoreModel,
            RestorePresenter restore, Choosers choosers, SecretFields secrets) {}

    /// @param version of this build
    public WelcomeView(WelcomeModel model, Beginnings beginnings, Ways several, Texts texts,
            Optional<String> version) {
        this.texts = texts;
        this.beginnings = beginnings;
        setId("welcome");
        folderLine.setId("welcome-folder-line");
        practice = new BeginCard("welcome-practice", Icon.HOME, texts.get("welcome.practice"),
                new Label(texts.get("welcome.practice.line")));
        practice.setOnAction(_ -> beginnings.tryPractice());
        create = new Lazy<>(() -> new CreateView(several.createModel(), several.create(), texts, beginnings,
                several.secrets(), this::showWays));
        restore = new Lazy<>(() -> new RestoreView(several.restoreModel(), several.restore(), texts, beginnings,
                several.choosers(), several.secrets(), this::showWays));
        BeginCard createCard = new BeginCard("welcome-create", Icon.LOCK, texts.get("welcome.create"),
                new Label(texts.get("welcome.create.line")));
        createCard.setOnAction(_ -> {
            showWay(create.get());
            create.get().begin();
        });
        BeginCard restoreCard = new BeginCard("welcome-restore", Icon.LIST, texts.get("welcome.restore"),
                new Label(texts.get("welcome.restore.line")));
        restoreCard.setOnAction(_ -> {
            showWay(restore.get());
            restore.get().begin();
        });
        folder = new BeginCard("welcome-folder", Icon.KEY, texts.get("welcome.folder"), folderLine);
        BeginCard watch = new BeginCard("welcome-watch", Icon.EYE, texts.get("welcome.watch"),
                new Label(texts.get("welcome.watch.line")));
        TextEntry entry = new TextEntry("welcome-address", texts.get("watch.label"), texts.get("watch.prompt"),
                texts.get("watch.go"), beginnings::watch, () -> {});
        watchBox = new VBox(entry);
        watchBox.getStyleClass().add("welcome-entry");
        Lines.shown(watchBox, false);
        watch.setOnAction(_ -> {
            Lines.shown(watchBox, !watchBox.isVisible());
            if (watchBox.isVisible()) {
                entry.focusField();
            }
        });
        Label question = Lines.wrapped(texts.get("welcome.question"), "welcome-question");
        trouble.setId("welcome-problem");
        trouble.getStyleClass().addAll("wrong-text", "welcome-problem");
        trouble.setWrapText(true);
        ways = new VBox(question, trouble, practice, createCard, restoreCard, folder, watch, watchBox,
                network(model));
        ways.getStyleClass().add("welcome-ways");
        frame = new WelcomeFrame(texts, version, column);
        getChildren().add(frame);
        showWays();
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            boolean waysAreShown = column.getChildren().contains(ways);
            if (event.getCode() == KeyCode.ESCAPE && waysAreShown && model.backTo().get().isPresent()) {
                event.consume();
                beginnings.back();
            }
        });
        model.found().addListener((_, _, now) -> show(now));
        show(model.found().get());
        model.problem().addListener((_, _, now) -> say(now.map(problem -> problem.sentence())));
        say(model.problem().get().map(problem -> problem.sentence()));
    }

    /// The ways to begin, whatever was being done.
    public void showWays() {
        column.getChildren().setAll(ways);
        frame.scrollUp();
        // what was pressed to get here may be gone, and keys would reach nobody
        requestFocus();
    }

    private void showWay(Node way) {
        column.getChildren().setAll(way);
        frame.scrollUp();
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
        Button back = Buttons.small("welcome-back", "");
        back.setOnAction(_ -> beginnings.back());
        back.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(label, choose);
        Lines.follow(model.backTo(), page -> {
            line.getChildren().remove(back);
            page.ifPresent(title -> {
                back.setText(texts.get("welcome.back", title));
                line.getChildren().add(back);
            });
        });
        line.getStyleClass().add("welcome-network");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void name(Button choose, String network) {
        choose.setAccessibleText(texts.get("welcome.network.accessible", network));
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
        folder.first(some);
        practice.first(!some);
    }

    private void say(Optional<String> sentence) {
        trouble.setText(sentence.orElse(""));
        Lines.shown(trouble, sentence.isPresent());
    }
}
