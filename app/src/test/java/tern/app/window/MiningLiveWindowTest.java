package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tern.app.feed.Samples;
import tern.app.mining.MinersHere;
import tern.app.theme.Theme;
import tern.node.miner.MinerNeeds;
import tern.node.miner.MinerOptions;
import tern.node.miner.MinerProfile;
import tern.node.miner.MinerTiming;
import tern.node.miner.Miners;
import tern.node.process.RestartRule;

/// The page Mining over a real process: a small miner of the shell is started, read and stopped.
@ExtendWith(ApplicationExtension.class)
@EnabledOnOs(OS.LINUX)
class MiningLiveWindowTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final MinerTiming QUICK = new MinerTiming(Duration.ofMillis(100),
            new RestartRule.Pauses(Duration.ofMillis(200), Duration.ofSeconds(1), 3, Duration.ofSeconds(30)), 0.2,
            Duration.ofMillis(200));

    @TempDir
    private Path temp;
    private final FakeWorld world = new FakeWorld();
    private Stage stage;
    private WindowRig window;
    private Miners miners;

    @Start
    void start(Stage given) {
        stage = given;
        world.lives();
    }

    @AfterEach
    void closes() throws Exception {
        window.close();
        miners.stop("small");
        miners.close();
    }

    private MinerProfile profile() throws Exception {
        Path wallets = Files.createDirectories(temp.resolve("wallets"));
        Files.createDirectories(wallets.resolve("savings/hotkeys"));
        Files.writeString(wallets.resolve("savings/hotkeys/hot"), "{\"the\":\"hotkey\"}");
        Files.writeString(temp.resolve("miner.sh"), "echo mining on subnet $1; while :; do sleep 0.2; done\n");
        return new MinerProfile("small", "finney", 62, Samples.account("miner-1"), "savings", "hot", temp,
                List.of("bash", temp.resolve("miner.sh").toString(), "{netuid}"), Map.of(), OptionalInt.empty(),
                Optional.empty(), List.of(), Optional.empty(), MinerNeeds.nothing(), false, 2, OptionalInt.empty());
    }

    @Test
    void aMinerIsStartedReadAndStopped(FxRobot robot) throws Exception {
        miners = Miners.open(MinerOptions.standard(temp.resolve("miners"), temp.resolve("wallets"), "/usr/bin:/bin")
                .withTiming(QUICK));
        miners.profiles().write(profile());
        MiningParts mining = new MiningParts(new MinersHere(miners), world.hardware, world.openedFolders::add,
                Optional.of((_, _, _) -> Optional.empty()), _ -> false, MiningChain::of);
        window = new WindowRig(stage, robot, WindowParts.of(world.parts())
                .mining(mining)
                .at(Locale.ENGLISH, InstantSource.system())
                .parts(), 1440, 900, Theme.DARK);
        window.press("#nav-mining");
        WindowRig.until(PATIENCE, () -> window.shows("#mining-main") && window.text("#mining-state").equals("Stopped"));
        window.fire("#mining-main");
        WindowRig.until(PATIENCE, () -> window.text("#mining-state").startsWith("Running"));
        long pid = miners.status("small").pid().orElseThrow();
        assertThat(ProcessHandle.of(pid)).isPresent();
        assertThat(world.hardware.deeds).as("a miner runs: cards are watched, and so is the computer")
                .contains("begin", "host");
        window.fire("#mining-log-show");
        WindowRig.until(PATIENCE, () -> robot.lookup("#mining-log-lines")
                .<ListView<?>>query()
                .getItems()
                .stream()
                .anyMatch(row -> row.toString().contains("mining on subnet 62")));
        window.fire("#mining-log-back");
        window.fire("#mining-main");
        WindowRig.until(PATIENCE, () -> window.text("#mining-state").equals("Stopped"));
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }
}
