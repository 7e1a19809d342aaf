package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tern.app.feed.Samples;
import tern.app.mining.MiningSamples;
import tern.app.mining.seat.ScriptedSeats;
import tern.app.mining.worth.WorthSamples;
import tern.app.theme.Theme;
import tern.node.manage.Problem.Fix;
import tern.node.manage.check.Finding;
import tern.node.miner.MinerNeeds;
import tern.node.miner.MinerProfile;

/// What stands in place of the page Mining, in the whole window: what mining brings, the editor of a miner, its seat.
@ExtendWith(ApplicationExtension.class)
class MiningSidesWindowTest {

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
        window.press("#nav-mining");
        WindowRig.until(() -> window.shows("#mining-miner"));
    }

    private MinerProfile ridges() {
        return new MinerProfile("ridges", "finney", 62, Samples.SAVINGS.account(), "savings", "miner-1",
                world.folders.data().toAbsolutePath(), List.of("python", "neurons/miner.py", "--netuid", "{netuid}"),
                Map.of("LEVEL", "info"), OptionalInt.of(8_091), Optional.of("198.51.99.7"), List.of(),
                Optional.empty(), MinerNeeds.nothing(), true, 15, OptionalInt.of(10));
    }

    @Test
    void whatMiningBringsIsWorkedOutFromWhatIsTypedAndRemembered(FxRobot robot) throws Exception {
        world.worth.looks.put(62, WorthSamples.look(62, Samples.tao("0.2"), 0, 0, 20, 40, 60, 100, 200, 300, 500, 600));
        open(robot);
        robot.interact(() -> window.main().computer().mining().worth(62));
        WindowRig.until(() -> window.shows("#worth-fact-seat"));
        assertThat(window.text("#worth-sense")).contains("Without a price");
        window.fill("#worth-price", "400");
        window.fill("#worth-watts", "280");
        window.fill("#worth-hardware", "1600");
        WindowRig.until(() -> window.shows("#worth-day-left-middle"));
        assertThat(window.text("#worth-day-payback-low")).isEqualTo("never");
        window.fire("#worth-how-day-power");
        WindowRig.until(() -> window.shows("#worth-how"));
        WindowRig.key(KeyCode.ESCAPE);
        window.assertEverythingHasAName();
        window.pictures("mining-worth");
        window.fill("#worth-duty", "200");
        WindowRig.until(() -> window.shows("#worth-duty-wrong"));
        assertThat(window.shows("#worth-day-left-middle")).isFalse();
        window.fill("#worth-duty", "50");
        window.fire("#worth-tariff-hours");
        WindowRig.until(() -> window.shows("#worth-hour-23"));
        window.picture("mining-worth-hours");
        window.fire("#worth-back");
        WindowRig.until(() -> window.shows("#mining-miner"));
        assertThat(Files.readString(world.folders.settingsFile())).contains("watts=280", "duty=50", "hour23=");
    }

    @Test
    void aMinerIsSetUpAndItsSeatIsBought(FxRobot robot) {
        world.miners.findings.add(new Finding(Finding.Id.PYTHON, Finding.Verdict.WARN, "Python", Optional.of("3.12"),
                Optional.of("an environment of its own"), Optional.of("Make one, so that its packages stay apart."),
                Fix.SETTINGS));
        world.miners.add(ridges());
        world.worth.looks.put(62, WorthSamples.look(62, Samples.tao("0.2"), 0, 10, 20));
        world.places.put("ridges", MiningSamples.place(FakeWorld.NOW, "0.092", true, 2));
        open(robot);
        WindowRig.until(() -> window.shows("#profit-earns"));
        assertThat(window.text("#profit-earns")).isEqualTo("1.8400 λ, 0.0920 τ a day");
        window.picture("mining-profit");
        window.fire("#mining-edit");
        WindowRig.until(() -> window.shows("#setup-command"));
        assertThat(window.text("#setup-hotkey-wrong")).as("the folder of wallets is empty").contains("miner-1");
        window.fill("#setup-port", "80");
        window.fire("#setup-save");
        WindowRig.until(() -> window.shows("#setup-port-wrong"));
        window.fill("#setup-port", "8099");
        window.fire("#setup-save");
        WindowRig.until(() -> window.shows("#setup-check-python-0"));
        assertThat(world.miners.deeds).contains("write ridges", "check ridges");
        window.assertEverythingHasAName();
        window.picture("mining-setup");
        robot.interact(() -> window.main().computer().mining().sides().register(ridges()));
        WindowRig.until(() -> window.shows("#seat-fact-price"));
        assertThat(window.shows("#seat-announce")).as("only with a seat").isFalse();
        window.fire("#seat-buy");
        WindowRig.until(() -> window.shows("#seat-limit-wrong"));
        window.fill("#seat-limit", "0.3");
        window.picture("mining-seat");
        window.fire("#seat-buy");
        WindowRig.until(() -> window.shows("#review"));
        WindowRig.key(KeyCode.ESCAPE);
        world.seats.seat = Optional.of(ScriptedSeats.taken(117));
        WindowRig.until(() -> !window.shows("#review"));
        window.fire("#seat-again");
        WindowRig.until(() -> window.shows("#seat-announce"));
        assertThat(window.text("#seat-fact-uid")).contains("117");
        window.assertEverythingHasAName();
        window.picture("mining-seat-taken");
    }
}
