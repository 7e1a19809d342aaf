package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tern.app.theme.Theme;
import tern.app.ui.ModalLayer;

/// The keyboard while a dialog stands over the window.
@ExtendWith(ApplicationExtension.class)
class ModalWindowTest {

    private final FakeWorld world = new FakeWorld();
    private Button back;
    private Button sign;
    private VBox dialog;
    private Stage stage;
    private WindowRig window;

    @Start
    void start(Stage given) {
        stage = given;
        back = new Button("Back");
        sign = new Button("Sign");
        dialog = new VBox(back, sign);
        world.lives();
    }

    @AfterEach
    void closes() {
        window.close();
    }

    private void open(FxRobot robot) {
        window = new WindowRig(stage, robot, world.parts(), 1440, 900, Theme.DARK);
        WindowRig.until(() -> window.shows("#home-total"));
        ModalLayer layer = robot.lookup("#modal").query();
        robot.interact(() -> layer.open(dialog, back, layer::close));
        WindowRig.until(back::isFocused);
    }

    private Node focused() {
        return window.main().scene().getFocusOwner();
    }

    @Test
    void whileNothingInTheDialogCanBeUsedNothingBehindItReacts(FxRobot robot) {
        open(robot);
        robot.interact(() -> {
            back.setDisable(true);
            sign.setDisable(true);
        });
        WindowRig.until(() -> dialog.equals(focused()));
        for (KeyCode key : List.of(KeyCode.TAB, KeyCode.SPACE, KeyCode.ENTER, KeyCode.TAB, KeyCode.SPACE, KeyCode.TAB,
                KeyCode.ENTER, KeyCode.DOWN, KeyCode.SPACE)) {
            robot.type(key);
            WindowRig.settle();
            assertThat(focused()).as("the focus after %s", key).isEqualTo(dialog);
        }
        robot.press(KeyCode.SHIFT).type(KeyCode.TAB).release(KeyCode.SHIFT);
        window.shortcut(KeyCode.K);
        assertThat(focused()).isEqualTo(dialog);
        assertThat(window.shows("#finder-panel")).isFalse();
        assertThat(window.shows("#home-total")).as("the page that was shown").isTrue();
        robot.type(KeyCode.ESCAPE);
        WindowRig.settle();
        assertThat(window.shows("#modal")).as("Escape is still the dialog's").isFalse();
    }

    @Test
    void tabWalksRoundInTheDialogAndIsSeen(FxRobot robot) {
        open(robot);
        for (Button next : List.of(sign, back, sign, back)) {
            robot.type(KeyCode.TAB);
            WindowRig.until(next::isFocused);
            assertThat(next.isFocusVisible()).isTrue();
        }
    }
}
