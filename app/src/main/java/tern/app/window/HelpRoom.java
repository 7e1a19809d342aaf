package tern.app.window;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import tern.app.help.Guide;
import tern.app.help.GuidePage;
import tern.app.help.GuideView;
import tern.app.shell.ShellModel;
import tern.app.shell.ShellModel.Screen;
import tern.app.shell.ShellView;
import tern.app.theme.Look;
import tern.app.theme.Theme;
import tern.app.ui.Buttons;
import tern.app.ui.Icon;
import tern.app.ui.ModalLayer;
import tern.app.ui.Texts;

/// Help: F1, or a «?» that can be seen wherever one is, opens the guide's page about what is shown. The guide stands in a
/// window of its own beside this one, which is made when help is asked for and let go when it is closed. For the FX
/// thread.
final class HelpRoom implements AutoCloseable {

    private static final double WIDTH = 940;
    private static final double HEIGHT = 820;

    private final Optional<Guide> guide;
    private final MainScene main;
    private final Texts texts;
    private final ShellModel model;
    private final BooleanSupplier locked;
    private @Nullable ShellView view;
    private @Nullable Open open;

    /// The guide's window while it is there.
    private record Open(Stage stage, GuideView view) {}

    /// @param guide  empty where this copy has none
    /// @param locked whether the lock stands before everything: then there is nothing to explain
    HelpRoom(Optional<Guide> guide, MainScene main, Texts texts, ShellModel model, BooleanSupplier locked) {
        this.guide = guide;
        this.main = main;
        this.texts = texts;
        this.model = model;
        this.locked = locked;
    }

    /// What the window consists of, with a «?» in the corner while the one in the top bar cannot be reached: at the first
    /// start, under a page over everything, beside a dialog.
    StackPane around(ShellView shell, ModalLayer modal) {
        view = shell;
        shell.addToTopBar(List.of(button("help")));
        Button corner = button("help-corner");
        corner.getStyleClass().add("help-corner");
        StackPane.setAlignment(corner, Pos.TOP_RIGHT);
        // F1 is the way by keyboard: the focus stays with what asks something, and with the window's own keys
        corner.setFocusTraversable(false);
        var wanted = Bindings.createBooleanBinding(
                () -> modal.isVisible() || shell.covered().get() || model.screen().get() == Screen.WELCOME,
                modal.visibleProperty(), shell.covered(), model.screen());
        corner.visibleProperty().bind(wanted);
        corner.managedProperty().bind(wanted);
        return new StackPane(shell, modal, corner);
    }

    private Button button(String id) {
        Button button = Buttons.icon(id, Icon.HELP, texts.get("help.open"));
        button.setOnAction(_ -> show());
        return button;
    }

    void follow(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.F1 && !locked.getAsBoolean()) {
                event.consume();
                show();
            }
        });
    }

    /// Opens the page about what is shown now.
    void show() {
        show(topic());
    }

    /// Opens a page, in the guide's window that is open or in a new one.
    void show(GuidePage page) {
        if (guide.isEmpty()) {
            main.say(texts.get("guide.none"));
            return;
        }
        Open now = open;
        if (now == null) {
            now = opened(guide.get());
            open = now;
        }
        now.view().open(page);
        now.stage().show();
        now.stage().toFront();
        now.stage().requestFocus();
    }

    private Open opened(Guide found) {
        Stage stage = new Stage();
        stage.setTitle(texts.get("guide.title"));
        if (main.scene().getWindow() instanceof Stage owner) {
            stage.getIcons().setAll(owner.getIcons());
        }
        GuideView made = new GuideView(found, texts, stage::hide);
        Scene scene = new Scene(made, WIDTH, HEIGHT);
        stage.setScene(scene);
        Look look = new Look(scene);
        look.zoom(main.look().zoom());
        look.wear(main.look().theme().get());
        ChangeListener<Theme> theme = (_, _, wanted) -> look.wear(wanted);
        ChangeListener<Number> zoom = (_, _, percent) -> look.zoom(percent.intValue());
        main.look().theme().addListener(theme);
        main.look().zoomed().addListener(zoom);
        stage.setOnHidden(_ -> {
            main.look().theme().removeListener(theme);
            main.look().zoomed().removeListener(zoom);
            look.undress();
            open = null;
        });
        return new Open(stage, made);
    }

    private GuidePage topic() {
        if (sees("#review")) {
            return GuidePage.REVIEW;
        }
        if (model.screen().get() == Screen.WELCOME) {
            return sees("#create") || sees("#restore") ? GuidePage.BACKUP : GuidePage.FIRST_START;
        }
        if (sees("#leaves")) {
            return GuidePage.FIRST_START;
        }
        if (sees("#stake-plan")) {
            return GuidePage.PLAN;
        }
        if (sees("#stake-funds-card")) {
            return GuidePage.CLAIM;
        }
        ShellView shell = view;
        return shell == null ? GuidePage.README : GuidePage.ofWindow(shell.shown().id()).orElse(GuidePage.README);
    }

    private boolean sees(String query) {
        Node found = main.scene().getRoot().lookup(query);
        for (Node at = found; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return found != null;
    }

    @Override
    public void close() {
        Open now = open;
        if (now != null) {
            now.stage().hide();
        }
    }
}
