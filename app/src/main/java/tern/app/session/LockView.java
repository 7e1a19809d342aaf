package tern.app.session;

import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tern.app.session.SessionModel.Way;
import tern.app.ui.Buttons;
import tern.app.ui.Lines;
import tern.app.ui.Mark;
import tern.app.ui.Texts;
import tern.app.ui.Typed;
import tern.app.ui.Wordmark;

/// What stands in the whole window while it is locked. Nothing of what is behind it is in the scene then.
public final class LockView extends StackPane {

    private final SessionModel model;
    private final SessionPresenter presenter;
    private final Texts texts;
    private final ComboBox<String> wallet = new ComboBox<>();
    private final PasswordField password;
    private final Button unlock;
    private final Button press;
    private final Button again;
    private final Label problem = line("lock-problem", "", "wrong-text");
    private final Label state = line("lock-state", "", "muted");
    private final VBox withPassword;

    public LockView(SessionModel model, SessionPresenter presenter, SecretFields secrets, Texts texts) {
        this.model = model;
        this.presenter = presenter;
        this.texts = texts;
        password = secrets.hidden();
        setId("lock");
        getStyleClass().add("lock");
        HBox brand = new HBox(new Mark(), new Wordmark(texts.get("app.name")));
        brand.getStyleClass().add("lock-brand");
        brand.setAlignment(Pos.CENTER_LEFT);
        Label title = line("lock-title", texts.get("lock.title"), "lock-title");
        Label reason = line("lock-reason", "", "muted");
        reason.textProperty().bind(model.reason());

        wallet.setId("lock-wallet");
        wallet.setMaxWidth(Double.MAX_VALUE);
        wallet.setAccessibleText(texts.get("lock.wallet"));
        Label walletName = new Label(texts.get("lock.wallet"));
        walletName.getStyleClass().add("entry-label");
        walletName.setLabelFor(wallet);
        password.setId("lock-password");
        password.setAccessibleText(texts.get("lock.password"));
        password.setOnAction(_ -> tryIt());
        Label passwordName = new Label(texts.get("lock.password"));
        passwordName.getStyleClass().add("entry-label");
        passwordName.setLabelFor(password);
        unlock = Buttons.primary("lock-unlock", texts.get("lock.unlock"));
        unlock.setOnAction(_ -> tryIt());
        unlock.setMaxWidth(Double.MAX_VALUE);
        withPassword = new VBox(walletName, wallet, passwordName, password, unlock);
        withPassword.getStyleClass().add("lock-form");

        press = Buttons.primary("lock-press", texts.get("lock.press"));
        press.setOnAction(_ -> presenter.press());
        again = Buttons.small("lock-again", texts.get("problem.retry"));
        again.setOnAction(_ -> presenter.lookAgain());
        Label standing = line("lock-standing", texts.get("standing.line"), "faint");

        VBox card = new VBox(brand, title, reason, withPassword, press, problem, again, state,
                secrets.clipboardLine("lock-clipboard"), standing);
        card.getStyleClass().addAll("card", "lock-card");
        card.setMaxHeight(Region.USE_PREF_SIZE);
        StackPane centre = new StackPane(card);
        centre.getStyleClass().add("lock-centre");
        ScrollPane scroll = new ScrollPane(centre);
        scroll.getStyleClass().add("page-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        getChildren().add(scroll);

        model.way().addListener((_, _, _) -> show());
        model.checking().addListener((_, _, _) -> show());
        model.waitSeconds().addListener((_, _, _) -> show());
        model.problem().addListener((_, _, _) -> show());
        model.wallets().addListener((ListChangeListener<String>) _ -> fillWallets());
        fillWallets();
        show();
    }

    /// Puts the cursor where the person goes on.
    public void focusFirst() {
        List.of(password, press, again)
                .stream()
                .filter(node -> node.isVisible() && withPasswordIsShownFor(node))
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    private boolean withPasswordIsShownFor(Node node) {
        return !node.equals(password) || withPassword.isVisible();
    }

    private void fillWallets() {
        String chosen = wallet.getValue();
        wallet.getItems().setAll(model.wallets());
        if (chosen != null && model.wallets().contains(chosen)) {
            wallet.setValue(chosen);
        } else {
            wallet.getSelectionModel().selectFirst();
        }
    }

    private void tryIt() {
        String chosen = wallet.getValue();
        if (chosen == null || password.getLength() == 0 || unlock.isDisabled()) {
            return;
        }
        presenter.unlock(chosen, Typed.take(password));
    }

    private void show() {
        Way way = model.way().get();
        boolean waits = model.waitSeconds().get() > 0;
        boolean hadPassword = withPassword.isVisible();
        Lines.shown(withPassword, way == Way.PASSWORD);
        Lines.shown(press, way == Way.PRESS);
        Lines.shown(again, way == Way.NONE);
        password.setDisable(model.checking().get() || waits);
        wallet.setDisable(model.checking().get());
        unlock.setDisable(model.checking().get() || waits);
        Optional<String> wrong = model.problem().get();
        problem.setText(wrong.orElse(""));
        Lines.shown(problem, wrong.isPresent());
        String words = model.checking().get()
                ? texts.get("lock.checking")
                : waits
                        ? texts.get("lock.wait", Long.toString(model.waitSeconds().get()))
                        : way == Way.LOOKING ? texts.get("lock.looking") : "";
        state.setText(words);
        Lines.shown(state, !words.isEmpty());
        boolean lost = getScene() != null && (getScene().getFocusOwner() == null
                || getScene().getFocusOwner().isDisabled());
        if (hadPassword != withPassword.isVisible() || lost) {
            focusFirst();
        }
    }

    private static Label line(String id, String words, String styleClass) {
        Label label = Lines.wrapped(words, styleClass);
        label.setId(id);
        return label;
    }
}
