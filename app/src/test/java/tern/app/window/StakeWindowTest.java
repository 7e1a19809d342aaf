package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tern.app.transact.PracticeWorld;
import tern.wallet.bittensor.Networks;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.AddressException;
import tern.wallet.keys.Ss58;
import tern.wallet.units.Rao;

/// «Stake» in the real window, over the socket of a practice node in a process of its own.
@ExtendWith(ApplicationExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StakeWindowTest {

    private static final int SUBNET = 3;
    private static final AccountId VALIDATOR = validator();

    @TempDir
    private static Path home;
    private static PracticeWorld world;
    private static AccountId savings;

    private Stage stage;
    private SendRig rig;
    private WindowRig window;

    private static AccountId validator() {
        try {
            return Ss58.parse("5FBy8qmQGtHYdffA6mTvJwiDn15bKpm7sZPY7MJtYAJkioTx");
        } catch (AddressException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeAll
    static void starts() throws Exception {
        // a slow machine takes its time: the blocks of a review must not have passed by then
        world = PracticeWorld.start(home, "current", Duration.ofSeconds(1));
        savings = world.wallet("savings", Optional.empty());
        world.give(savings, "1000");
    }

    @AfterAll
    static void stops() {
        world.close();
    }

    @Start
    void start(Stage given) {
        stage = given;
    }

    @AfterEach
    void closes(FxRobot robot, TestInfo test) {
        if (rig != null) {
            window.picture("last-" + test.getTestMethod().orElseThrow().getName());
            rig.close();
        }
        robot.interact(stage::hide);
    }

    private void open(FxRobot robot, String wallet) throws Exception {
        rig = new SendRig(stage, robot, world, Networks.practice(), wallet);
        window = rig.window();
        rig.go("stake");
        until(() -> window.shows("#stake-amount"));
        until(() -> !robot.lookup("#stake-validators").<TableView<?>>query().getItems().isEmpty());
    }

    private static void until(Callable<Boolean> condition) {
        WindowRig.until(Duration.ofSeconds(60), condition);
    }

    /// Chooses a subnet and a validator as a person does who knows both.
    private void choose(FxRobot robot, int netuid, AccountId hotkey) {
        window.fire("#stake-subnet");
        until(() -> window.shows("#stake-subnet-filter"));
        robot.clickOn("#stake-subnet-filter").write(Integer.toString(netuid));
        robot.type(javafx.scene.input.KeyCode.ENTER);
        until(() -> window.text("#stake-subnet").endsWith("subnet " + netuid));
        window.fill("#stake-validator-filter", hotkey.address());
        until(() -> window.shows("#stake-choose"));
        window.fire("#stake-choose");
        window.fill("#stake-validator-filter", "");
    }

    private void quoted() {
        until(() -> window.shows("#stake-free-after") && !rig.typed("#stake-amount").isEmpty());
    }

    @Test
    @Order(1)
    void whatIsStakedIsWhatWasQuoted(FxRobot robot) throws Exception {
        open(robot, "savings");
        window.picture("stake-dark-empty");
        choose(robot, SUBNET, VALIDATOR);
        Rao before = rig.free(savings);
        window.fill("#stake-amount", "10");
        quoted();
        window.pictures("stake");
        window.fire("#stake-review");
        until(rig::isSignable);
        window.picture("stake-review-dark");
        rig.sign();
        rig.ended("Finalized");
        window.picture("stake-dark-done");
        assertThat(before.minus(rig.free(savings)).value()).isBetween(10_000_000_000L, 10_005_000_000L);
    }
}
