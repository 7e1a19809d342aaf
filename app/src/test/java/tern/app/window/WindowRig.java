package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import tern.app.shell.ShellPresenter.Wish;
import tern.app.theme.Theme;

/// Opens the window over a made-up world and looks at it.
final class WindowRig {

    private static final Path SCREENS = Path.of("target", "screens");

    private final Stage stage;
    private final FxRobot robot;
    private final MainScene main;
    private Duration patience = Duration.ofSeconds(20);

    WindowRig(Stage stage, FxRobot robot, MainScene.Parts parts, int width, int height, Theme theme) {
        this(stage, robot, parts, width, height, new Wish(Optional.empty(), Optional.empty(), Optional.of(theme)));
    }

    WindowRig(Stage stage, FxRobot robot, MainScene.Parts parts, int width, int height, Wish wish) {
        this.stage = stage;
        this.robot = robot;
        MainScene[] made = new MainScene[1];
        robot.interact(() -> {
            made[0] = new MainScene(parts, width, height);
            stage.setScene(made[0].scene());
            stage.setWidth(width);
            stage.setHeight(height);
            made[0].start(wish);
            stage.show();
        });
        main = made[0];
        settle();
    }

    /// How long [#fire] waits for its button.
    WindowRig waiting(Duration most) {
        patience = most;
        return this;
    }

    MainScene main() {
        return main;
    }

    void close() {
        robot.interact(() -> {
            main.close();
            stage.hide();
        });
    }

    static void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(20)).until(() -> WaitForAsyncUtils.waitForAsyncFx(5000, condition));
    }

    /// For what takes longer than the window itself, such as a block.
    static void until(Duration patience, Callable<Boolean> condition) {
        await().atMost(patience).until(() -> WaitForAsyncUtils.waitForAsyncFx(10_000, condition));
    }

    boolean shows(String query) {
        return robot.lookup(query).tryQuery().filter(WindowRig::isVisible).isPresent();
    }

    static boolean isVisible(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    String text(String query) {
        return robot.lookup(query).<Labeled>query().getText();
    }

    /// Presses a control as a person with a keyboard would: it has the focus and Space is typed.
    void press(String query) {
        until(() -> robot.lookup(query).tryQuery().isPresent());
        fx(() -> robot.lookup(query).query().requestFocus());
        key(KeyCode.SPACE);
        settle();
    }

    /// One key, pressed and let go. Nothing is waited for but that.
    static void key(KeyCode code) {
        fx(() -> {
            Robot keys = new Robot();
            keys.keyPress(code);
            keys.keyRelease(code);
        });
        WaitForAsyncUtils.waitForFxEvents(1);
    }

    /// Does something on the FX thread, and waits for no more than that it is done.
    static void fx(Runnable what) {
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            what.run();
            return true;
        });
    }

    /// Waits until a button can be used, then does what it does.
    void fire(String query) {
        until(patience, () -> shows(query) && !robot.lookup(query).query().isDisabled());
        fx(() -> robot.lookup(query).<ButtonBase>query().fire());
        settle();
    }

    /// Brings what a review still has below into view, as a person does before signing.
    void readOn() {
        fx(() -> robot.lookup("#review-more")
                .match(node -> node.isVisible() && node.getParent().isVisible())
                .<ButtonBase>tryQuery()
                .ifPresent(ButtonBase::fire));
        settle();
    }

    void fill(String query, String text) {
        fx(() -> robot.lookup(query).<TextInputControl>query().setText(text));
        settle();
    }

    void shortcut(KeyCode code) {
        robot.press(KeyCode.CONTROL, code).release(code, KeyCode.CONTROL);
        settle();
    }

    void size(int width, int height) {
        fx(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
        });
        settle();
    }

    void picture(String name) {
        settle();
        picture(name, main.scene());
    }

    /// Of a window of its own, such as a menu.
    static void picture(String name, Scene scene) {
        AtomicReference<WritableImage> image = new AtomicReference<>();
        fx(() -> image.set(scene.snapshot(null)));
        try {
            Files.createDirectories(SCREENS);
            new PictureFile(SCREENS.resolve(name + ".png")).save(image.get());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// In both themes, in the smallest window, and at twice the size, where no button may reach out of it.
    void pictures(String name) {
        picture(name + "-dark-1440x900");
        fx(() -> main.look().wear(Theme.LIGHT));
        picture(name + "-light-1440x900");
        size(1024, 700);
        picture(name + "-light-1024x700");
        fx(() -> main.look().wear(Theme.DARK));
        picture(name + "-dark-1024x700");
        fx(() -> main.look().zoom(200));
        picture(name + "-dark-1024x700-zoom-200");
        for (Node node : robot.lookup(".button").match(WindowRig::isVisible).queryAll()) {
            double right = node.localToScene(node.getLayoutBounds()).getMaxX();
            assertThat(right).as("%s at 200 %%: %s", name, node).isLessThanOrEqualTo(1025);
        }
        fx(() -> main.look().zoom(100));
        size(1440, 900);
    }

    /// Every control has an id, and words for those who hear the window.
    void assertEverythingHasAName() {
        List<String> nameless = new ArrayList<>();
        robot.interact(() -> collect(main.scene().getRoot(), nameless));
        assertThat(nameless).isEmpty();
    }

    private static void collect(Node node, List<String> nameless) {
        if (node instanceof ButtonBase || node instanceof TextInputControl || node instanceof TableView) {
            boolean named = node.getAccessibleText() != null && !node.getAccessibleText().isBlank()
                    || node instanceof Labeled labeled && labeled.getText() != null && !labeled.getText().isBlank();
            if (!named || node.getId() == null) {
                nameless.add(node.toString());
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, nameless));
        }
    }
}
