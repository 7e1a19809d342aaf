package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tern.app.transact.PracticeWorld;
import tern.wallet.bittensor.Networks;

/// «Stake» on a network with the rules from before there were funds: what is missing there is said, and nothing of what
/// the newer rules have is promised.
@ExtendWith(ApplicationExtension.class)
class StakeOlderWindowTest {

    @TempDir
    private Path home;
    private Stage stage;

    @Start
    void start(Stage given) {
        stage = given;
    }

    private static void until(Callable<Boolean> condition) {
        WindowRig.until(Duration.ofSeconds(60), condition);
    }

    @Test
    void olderRulesAreToldAsTheyAre(FxRobot robot) throws Exception {
        try (PracticeWorld world = PracticeWorld.start(home, "older", Duration.ofSeconds(1))) {
            world.give(world.wallet("savings", Optional.empty()), "100");
            try (SendRig rig = new SendRig(stage, robot, world, Networks.practice(), "savings")) {
                WindowRig window = rig.window();
                rig.go("stake");
                until(() -> !robot.lookup("#stake-validators").<TableView<?>>query().getItems().isEmpty());
                window.fire("#stake-action-claim");
                until(() -> window.text("#stake-funds-words").startsWith("On this network root stake earns the alpha"));
                until(() -> window.shows("#stake-nothing"));
                assertThat(window.text("#stake-nothing")).isEqualTo("There is nothing to claim.");
                assertThat(window.shows("#stake-problem-sentence")).as("that is no error").isFalse();
                assertThat(robot.lookup("#stake-review").query().isDisabled()).isTrue();
                assertThat(window.shows("#stake-fund")).isFalse();
                window.picture("stake-dark-older-claim");
                window.fire("#stake-action-add");
                robot.interact(() -> window.main().stake().open(3, Optional.empty()));
                window.fire("#stake-tab-pool");
                until(() -> window.shows("#stake-pool-depth-100") && window.shows("#stake-rules-least"));
                window.fire("#stake-tab-rewards");
                until(() -> window.text("#stake-earned-note").startsWith("You have no stake on this subnet"));
                window.picture("stake-dark-older-rewards");
            }
            robot.interact(stage::hide);
        }
    }
}
