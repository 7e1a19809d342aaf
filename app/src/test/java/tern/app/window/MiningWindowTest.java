package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tern.app.boot.SettingsStore;
import tern.app.mining.HardwareHere;
import tern.app.mining.MiningSamples;
import tern.app.theme.Theme;
import tern.gpu.model.Diagnosis;
import tern.gpu.model.GpuDevice;
import tern.gpu.model.GpuSample;
import tern.gpu.model.Metric;
import tern.gpu.model.Reading;
import tern.gpu.past.MinuteBook;
import java.nio.file.Path;
import tern.gpu.model.Presence;
import tern.node.manage.LogLine.Level;
import tern.node.miner.MinerState;
import tern.wallet.units.TernException;

/// The page Mining in the whole window, over cards and miners of which the test says how they stand.
@ExtendWith(ApplicationExtension.class)
class MiningWindowTest {

    private static final String NAME = "ridges";

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
        Locale.setDefault(Locale.Category.DISPLAY, Locale.ENGLISH);
    }

    private void open(FxRobot robot, int width, int height) {
        window = new WindowRig(stage, robot, world.parts(), width, height, Theme.DARK);
        window.press("#nav-mining");
        WindowRig.until(() -> window.shows("#mining-miner"));
    }

    /// As in the picture: two cards, a miner that runs and earns.
    private void asDrawn() {
        world.hardware.histories.put(MiningSamples.id(MiningSamples.LARGE),
                MiningSamples.hour(FakeWorld.NOW, 6_500, 3_000, 5));
        world.hardware.histories.put(MiningSamples.id(MiningSamples.SMALL),
                MiningSamples.hour(FakeWorld.NOW, 0, 900, 11));
        world.hardware.host = Optional.of(MiningSamples.host());
        world.hardware.publish(MiningSamples.snapshot(FakeWorld.NOW, MiningSamples.two()));
        world.places.put(NAME, MiningSamples.place(FakeWorld.NOW, "0.0921", true, 21));
        world.miners.add(MiningSamples.profile(NAME, "finney", List.of(MiningSamples.LARGE)));
        world.miners.now = FakeWorld.NOW.minus(Duration.ofHours(76));
        world.miners.publish(world.miners.status(NAME, MinerState.RUNNING));
    }

    private String accessible(FxRobot robot, String query) {
        return robot.lookup(query).query().getAccessibleText();
    }

    @Test
    void cardsMinerAndEarningsAreShownAsInTheDesign(FxRobot robot) {
        asDrawn();
        open(robot, 1440, 900);
        WindowRig.until(() -> window.shows("#mining-state") && window.text("#mining-state").equals("Running 3 d 4 h")
                && window.shows("#mining-earned-chart")
                && window.text("#mining-fact-axon").equals("203.0.113.7:8091 ✓"));
        assertThat(window.text("#mining-card-0-open")).isEqualTo("NVIDIA RTX 4090 #0");
        assertThat(window.text("#mining-card-0-state")).isEqualTo("Mining");
        assertThat(window.text("#mining-card-0-memory")).isEqualTo("19.2 / 24.0");
        assertThat(window.text("#mining-card-1-state")).isEqualTo("Too little memory");
        assertThat(window.text("#mining-subnet")).isEqualTo("Ridges");
        assertThat(window.text("#mining-fact-rank")).isEqualTo("38 of 256");
        assertThat(accessible(robot, "#nav-mining")).isEqualTo("Mining, Running 3 d 4 h");
        assertThat(accessible(robot, "#mining-card-1-use")).isEqualTo("Use NVIDIA RTX 3060 #1 for the miner");
        assertThat(robot.lookup("#mining-rewards").<TableView<?>>query().getItems()).hasSizeGreaterThan(20);
        window.pictures("mining");
        window.assertEverythingHasAName();
        window.press("#mining-earned-week");
        window.press("#mining-main");
        WindowRig.until(() -> world.miners.deeds.contains("stop " + NAME)
                && window.text("#mining-main").equals("Start miner"));
        window.picture("mining-stopped-dark");
    }

    @Test
    void nothingIsMeasuredBeforeThePageIsOpenedAndItsEmptyPageSaysWhatToDo(FxRobot robot) {
        window = new WindowRig(stage, robot, world.parts(), 1440, 900, Theme.DARK);
        assertThat(world.hardware.deeds).isEmpty();
        window.press("#nav-mining");
        WindowRig.until(() -> window.shows("#mining-no-cards"));
        assertThat(world.hardware.deeds).containsExactly("begin", "look PAGE");
        world.hardware.publish(MiningSamples.none(FakeWorld.NOW, Optional.of(Diagnosis.of(
                Diagnosis.Verdict.REBOOT_NEEDED))));
        WindowRig.until(() -> window.text("#mining-no-cards").endsWith("Restart the computer."));
        window.picture("mining-no-card-dark");
        window.assertEverythingHasAName();
        window.press("#mining-cards-again");
        WindowRig.until(() -> world.hardware.deeds.contains("again"));
        world.hardware.publish(MiningSamples.snapshot(FakeWorld.NOW, List.of(MiningSamples.in(
                MiningSamples.two().getFirst(), new Presence.Missing(Diagnosis.of(Diagnosis.Verdict.NO_DRIVER))))));
        WindowRig.until(() -> window.shows("#mining-card-0-advice"));
        assertThat(window.text("#mining-card-0-state")).isEqualTo("No driver");
        window.picture("mining-no-driver-dark");
        window.press("#nav-home");
        WindowRig.until(() -> world.hardware.deeds.getLast().equals("look AWAY"));
    }

    @Test
    void aCardOpensTheHardwareAndAlertsAreKept(FxRobot robot) throws TernException {
        asDrawn();
        open(robot, 1440, 900);
        WindowRig.until(() -> window.shows("#mining-card-0-open"));
        window.press("#mining-card-0-open");
        WindowRig.until(() -> window.shows("#mining-gpu-0-clock") && window.shows("#mining-host-processor"));
        assertThat(window.text("#mining-gpu-0-throttled")).isEqualTo("its power limit");
        assertThat(window.text("#mining-gpu-0-fan")).as("zero is a value").isEqualTo("0%");
        assertThat(window.text("#mining-gpu-0-memory-heat")).isEqualTo("not reported");
        window.picture("mining-hardware-dark");
        window.assertEverythingHasAName();
        keepADay();
        window.press("#mining-past-day");
        WindowRig.until(() -> window.shows("#mining-gpu-0-heat-range"));
        assertThat(window.text("#mining-gpu-0-heat-range")).isEqualTo("40 °C to 70 °C");
        assertThat(window.shows("#mining-gpu-0-memory-heat-range")).as("what is not known has no range").isFalse();
        window.picture("mining-hardware-day-dark");
        window.press("#mining-past-week");
        WindowRig.until(() -> world.hardware.deeds.contains("past PT168H"));
        window.press("#mining-past-hour");
        WindowRig.until(() -> !window.shows("#mining-past-note"));
        assertThat(window.shows("#mining-gpu-0-heat-range")).isFalse();
        window.fill("#mining-alert-too-hot-limit", "70");
        WindowRig.fx(() -> robot.lookup("#mining-alert-on-battery").<CheckBox>query().fire());
        SettingsStore settings = new SettingsStore(world.folders.settingsFile());
        WindowRig.until(() -> settings.load().texts("hardware alerts").size() == 2);
        assertThat(settings.load().texts("hardware alerts"))
                .containsExactly("TOO_HOT on 70000 65000", "ON_BATTERY off 0 0");
        window.fill("#mining-alert-too-hot-limit", "warm");
        WindowRig.fx(() -> robot.lookup("#mining-alert-on-battery").<CheckBox>query().fire());
        WindowRig.until(() -> window.shows("#mining-alerts-wrong"));
        window.press("#mining-details-back");
        WindowRig.until(() -> window.shows("#mining-miner"));
    }

    /// Half a day of both cards, with a gap.
    private void keepADay() {
        Path folder = HardwareHere.minutes(world.folders.data());
        try (MinuteBook book = new MinuteBook(folder)) {
            for (int minute = 720; minute > 0; minute--) {
                if (minute > 300 && minute < 400) {
                    continue;
                }
                for (GpuDevice device : MiningSamples.two()) {
                    long[] row = GpuSample.blank(Reading.Why.NOT_SUPPORTED);
                    row[Metric.TEMPERATURE.column()] = 40_000 + minute % 31 * 1_000L;
                    row[Metric.UTILIZATION.column()] = minute % 90 * 100L;
                    book.take(device.identity(), FakeWorld.NOW.minusSeconds(60L * minute).toEpochMilli(), row);
                }
            }
        }
        world.hardware.minutes = Optional.of(folder);
    }

    @Test
    void theLogIsShownAndSearchedAndAQuitIsAskedAbout(FxRobot robot) {
        asDrawn();
        open(robot, 1440, 900);
        world.miners.print(Level.INFO, "Served a request of validator 12");
        world.miners.print(Level.WARN, "Slow answer");
        WindowRig.until(() -> window.shows("#mining-log-show"));
        window.press("#mining-log-show");
        WindowRig.until(() -> window.shows("#mining-log-lines")
                && robot.lookup("#mining-log-lines").<ListView<?>>query().getItems().size() == 2);
        window.press("#mining-log-warnings");
        WindowRig.until(() -> robot.lookup("#mining-log-lines").<ListView<?>>query().getItems().size() == 1);
        window.assertEverythingHasAName();
        window.press("#mining-log-back");
        boolean[] closed = new boolean[1];
        WindowRig.fx(() -> window.main().computer().quit(() -> closed[0] = true));
        WindowRig.until(() -> window.shows("#mining-quit"));
        window.picture("mining-quit-dark");
        robot.type(KeyCode.ESCAPE);
        WindowRig.until(() -> !window.shows("#mining-quit"));
        assertThat(closed[0]).isFalse();
        WindowRig.fx(() -> window.main().computer().quit(() -> closed[0] = true));
        window.press("#mining-quit-leave");
        WindowRig.until(() -> closed[0]);
        assertThat(world.miners.deeds).contains("detach " + NAME).doesNotContain("stop " + NAME);
    }

    @Test
    void theFinderStartsTheMiner(FxRobot robot) {
        world.miners.add(MiningSamples.profile(NAME, "finney", List.of()));
        window = new WindowRig(stage, robot, world.parts(), 1440, 900, Theme.DARK);
        WindowRig.until(() -> !window.main().computer().mining().found().isEmpty());
        window.shortcut(KeyCode.K);
        WindowRig.until(() -> robot.lookup("#finder-field").tryQuery().isPresent());
        WindowRig.fx(() -> robot.lookup("#finder-field").<TextInputControl>query().setText("hardware details"));
        WindowRig.settle();
        robot.type(KeyCode.ENTER);
        WindowRig.until(() -> window.shows("#mining-details"));
    }

    @ParameterizedTest
    @CsvSource({"de, 1024, 700", "zh-CN, 1024, 700", "de, 1440, 900"})
    void otherLanguagesHaveRoom(String language, int width, int height, FxRobot robot) {
        world.locale = Locale.forLanguageTag(language);
        Locale.setDefault(Locale.Category.DISPLAY, world.locale);
        asDrawn();
        open(robot, width, height);
        WindowRig.until(() -> window.shows("#mining-fact-rank") && window.shows("#mining-earned-chart"));
        window.picture("mining-" + language + "-dark-" + width + "x" + height);
        for (Node node : robot.lookup(".button").queryAll()) {
            assertThat(node.localToScene(node.getLayoutBounds()).getMaxX()).as("%s", node)
                    .isLessThanOrEqualTo(width + 1.0);
        }
    }
}
