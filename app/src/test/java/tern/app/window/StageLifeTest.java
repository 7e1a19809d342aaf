package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A window that is closed ends Tern, or goes on in the tray.
@ExtendWith(ApplicationExtension.class)
class StageLifeTest {

    private final AtomicInteger kept = new AtomicInteger();
    private boolean stays;
    private Stage stage;
    private StageLife life;

    @Start
    void start(Stage ignored) {
        stage = new Stage();
        stage.setScene(new Scene(new Pane(), 300, 200));
        life = new StageLife(stage, () -> stays, _ -> kept::incrementAndGet);
        stage.show();
    }

    /// As the desktop's own button does.
    private void closeByHand(FxRobot robot) {
        robot.interact(() -> {
            stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
            stage.hide();
        });
    }

    private void assertEnded() throws Exception {
        assertThat(life.closed().get(10, TimeUnit.SECONDS)).isZero();
        assertThat(kept).as("the place is kept, once").hasValue(1);
    }

    @Test
    void closingEnds(FxRobot robot) throws Exception {
        closeByHand(robot);
        assertEnded();
    }

    @Test
    void closingLeavesItInTheTrayWhereItCanComeBackFrom(FxRobot robot) throws Exception {
        stays = true;
        closeByHand(robot);
        assertThat(stage.isShowing()).isFalse();
        assertThat(life.closed()).isNotDone();
        robot.interact(life::comeToFront);
        assertThat(stage.isShowing()).isTrue();
        stays = false;
        closeByHand(robot);
        assertEnded();
    }

    @Test
    void quittingEndsAWindowThatIsInTheTray(FxRobot robot) throws Exception {
        stays = true;
        closeByHand(robot);
        robot.interact(life::quit);
        assertEnded();
    }

    @Test
    void quittingEndsAWindowThatCanBeSeen(FxRobot robot) throws Exception {
        stays = true;
        robot.interact(life::quit);
        assertEnded();
        robot.interact(life::comeToFront);
        assertThat(stage.isShowing()).as("what has ended stays ended").isFalse();
    }
}
