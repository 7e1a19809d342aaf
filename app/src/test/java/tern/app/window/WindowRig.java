package tern.app.window;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
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
    private MainScene main;

    WindowRig(Stage stage, FxRobot robot, MainScene.Parts parts, int width, int height, Theme theme) {
        this.stage = stage;
        this.robot = robot;
        MainScene[] made = new MainScene[1];
        robot.interact(() -> {
            made[0] = new MainScene(parts, width, height);
            stage.setScene(made[0].scene());
            stage.setWidth(width);
            stage.setHeight(height);
            made[0].start(new Wish(Optional.empty(), Optional.empty(), Optional.of(theme)));
            stage.show();
        });
        main = made[0];
        settle();
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

    boolean shows(String query) {
        return robot.lookup(query).tryQuery().filter(node -> {
            for (Node at = node; at != null; at = at.getParent()) {
                if (!at.isVisible()) {
                    return false;
                }
            }
            return true;
        }).isPresent();
    }

    String text(String query) {
        return robot.lookup(query).<Labeled>query().getText();
    }

    /// Presses a control as a person with a keyboard would: it has the focus and Space is typed.
    void press(String query) {
        until(() -> robot.lookup(query).tryQuery().isPresent());
        robot.interact(() -> robot.lookup(query).query().requestFocus());
        robot.type(KeyCode.SPACE);
        settle();
    }

    void shortcut(KeyCode code) {
        robot.press(KeyCode.CONTROL, code).release(code, KeyCode.CONTROL);
        settle();
    }

    void size(int width, int height) {
        robot.interact(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
        });
        settle();
    }

    void picture(String name) {
        settle();
        robot.interact(() -> {
            try {
                Files.createDirectories(SCREENS);
                new PictureFile(SCREENS.resolve(name + ".png")).save(main.scene().snapshot(null));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
