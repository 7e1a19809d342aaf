package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tern.app.shell.Page;
import tern.app.transact.PracticeWorld;
import tern.node.practice.control.PracticeCalls;
import tern.wallet.bittensor.Networks;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// The chain's rules change, forwards and backwards, while the window is open.
@ExtendWith(ApplicationExtension.class)
class UpgradeWindowTest {

    private static final AccountId TO = AccountId.of(Hash32.parse("0x" + "3c".repeat(32)).bytes());

    @TempDir
    private static Path home;
    private static PracticeWorld world;
    private static AccountId payer;

    private Stage stage;
    private SendRig rig;
    private WindowRig window;

    @BeforeAll
    static void starts() throws Exception {
        world = PracticeWorld.start(home, "current", Duration.ofMillis(300));
        payer = world.wallet("payer", Optional.empty());
        world.give(payer, "500");
    }

    @AfterAll
    static void stops() {
        world.close();
    }

    @Start
    void start(Stage given) {
        stage = given;
    }

    private void open(FxRobot robot) throws IOException {
        rig = new SendRig(stage, robot, world, Networks.practice(), "payer");
        window = rig.window();
    }

    @AfterEach
    void ends() {
        rig.close();
    }

    private static void becomes(String edition) throws Exception {
        try (PracticeCalls calls = world.calls()) {
            calls.upgrade(edition);
        }
    }

    private long version() {
        return rig.now().snapshot().orElseThrow().specVersion();
    }

    /// Every page can be opened and the numbers go on.
    private void livesOn(FxRobot robot, long version) {
        SendRig.until(() -> version() == version);
        for (Page page : window.main().allPages()) {
            robot.interact(() -> window.main().view().open(page.id()));
            WindowRig.settle();
        }
        rig.go("home");
        rig.follows();
        assertThat(version()).isEqualTo(version);
        assertThat(window.shows("#home-total")).isTrue();
        SendRig.until(() -> !window.shows("#home-problem-sentence"));
        assertThat(window.text("#network-block")).startsWith("Block ");
        rig.go("transfer");
    }

    private void sends(String amount) throws Exception {
        Rao before = rig.free(TO);
        assertThat(window.text("#review-amount")).isEqualTo(amount + ".000000000 τ");
        rig.sign();
        assertThat(rig.ended("Finalized")).contains(amount + ".000000000 τ moved");
        assertThat(rig.free(TO)).isEqualTo(before.plus(Rao.parseTao(amount)));
        SendRig.until(rig::nothingIsPending);
    }

    @Test
    void theWindowLivesOnForwardsAndBackwards(FxRobot robot) throws Exception {
        open(robot);
        for (String edition : new String[]{"older", "future", "current", "future", "older", "current"}) {
            becomes(edition);
            livesOn(robot, switch (edition) {
                case "older" -> 440;
                case "future" -> 500;
                default -> 475;
            });
            rig.fill(TO, "1");
            rig.review();
            if (edition.equals("future")) {
                assertThat(rig.refusal()).contains("Nothing can be signed until Tern is updated");
                rig.back();
            } else {
                assertThat(window.text("#review-network")).contains(Long.toString(version()));
                sends("1");
            }
        }
        window.press("#notices");
        WindowRig.until(() -> window.shows("#notice-0"));
        assertThat(window.text("#notice-0")).isNotBlank();
    }

    @Test
    void aReviewThatIsOpenIsMadeAgainOrRefusedWithTheReason(FxRobot robot) throws Exception {
        open(robot);
        rig.fill(TO, "2");
        rig.review();
        assertThat(window.text("#review-network")).contains("475");
        becomes("older");
        SendRig.until(() -> rig.isSignable() && window.text("#review-network").contains("440"));
        assertThat(window.text("#review-note")).contains("rules changed while this was open").contains("Read it again");
        assertThat(window.text("#review-amount")).isEqualTo("2.000000000 τ");
        becomes("future");
        assertThat(rig.refusal()).contains("Nothing can be signed until Tern is updated");
        assertThat(window.shows("#review-sign")).isFalse();
        assertThat(rig.nothingIsPending()).isTrue();
        // what stood in the way is gone: the review comes back by itself
        becomes("current");
        SendRig.until(() -> rig.isSignable() && window.text("#review-network").contains("475"));
        assertThat(window.shows("#review-problem-sentence")).isFalse();
        sends("2");
    }
}
