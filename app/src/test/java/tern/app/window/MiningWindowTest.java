package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tern.app.theme.Theme;

/// The page Mining in the whole window, over cards and miners of which the test says how they stand.
@ExtendWith(ApplicationExtension.class)
class MiningWindowTest {

    private final FakeWorld world = new FakeWorld();
    private Stage stage;
    private WindowRig window;

    @Start
    void start(Stage given) {
        stage = given;
        world.lives();
    }

    @AfterEach
    void closes() {
        window.close();
    }

    private void open(FxRobot robot) {
        window = new WindowRig(stage, robot, world.parts(), 1440, 900, Theme.DARK);
        assertThat(world.hardware.deeds).as("nothing is measured before the page is opened").doesNotContain("begin");
        window.press("#nav-mining");
        WindowRig.until(() -> window.shows("#mining-miner"));
    }

    @Test
    void cardsAreMeasuredOnceThePageIsOpened(FxRobot robot) {
        open(robot);
        assertThat(world.hardware.deeds).containsExactly("begin", "look PAGE");
        window.press("#nav-home");
        WindowRig.until(() -> world.hardware.deeds.getLast().equals("look AWAY"));
    }
}
