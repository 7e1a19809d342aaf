package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tern.app.FreePorts;
import tern.app.boot.Folders;
import tern.app.node.PracticeFlags;
import tern.app.practice.PracticeNetwork;
import tern.app.theme.Theme;
import tern.node.manage.NodeService;
import tern.node.manage.NodeSettings;
import tern.node.manage.PracticeNode;
import tern.node.practice.control.StartWish;
import tern.node.subtensor.SubtensorChain;
import tern.node.subtensor.SubtensorNode;
import tern.node.subtensor.SubtensorOptions;
import tern.node.subtensor.SubtensorTiming;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.Network;

/// The page Node over real processes: the practice network's own node, and the practice node as the program of a
/// Bittensor node, which is killed.
@ExtendWith(ApplicationExtension.class)
class NodeLiveWindowTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final SubtensorTiming QUICK = new SubtensorTiming(Duration.ofMillis(200), Duration.ofMillis(1_500),
            Duration.ofSeconds(3), 5, Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ofSeconds(30),
            Duration.ofSeconds(30), 1_000);

    @TempDir
    private Path temp;
    private final FakeWorld world = new FakeWorld();
    private Stage stage;
    private WindowRig window;
    private Optional<NodeService> service = Optional.empty();

    @Start
    void start(Stage given) {
        stage = given;
        world.lives();
    }

    @AfterEach
    void closes() throws Exception {
        window.close();
        if (service.isPresent()) {
            service.get().stop();
            service.get().close();
        }
    }

    private void open(FxRobot robot, NodeService node) {
        service = Optional.of(node);
        NodeParts nodes = new NodeParts(List.of(node), world.openedFolders::add, "Linux", "apt-get"::equals, _ -> {});
        window = new WindowRig(stage, robot, WindowParts.of(world.parts())
                .nodes(nodes)
                .at(Locale.ENGLISH, InstantSource.system())
                .parts(), 1440, 900, Theme.DARK);
        window.press("#nav-node");
        WindowRig.until(() -> window.shows("#node-main"));
    }

    @Test
    void thePracticeNodeIsStartedAndStopped(FxRobot robot, TestReporter report) throws Exception {
        Folders folders = Folders.find(Map.of(), Optional.of(temp.toString()), Optional.empty());
        PracticeNetwork practice = PracticeNetwork.of(folders);
        practice.wishBlockTime(Duration.ofSeconds(1));
        practice.start(StartWish.standard().withHistoryHours(0), _ -> {});
        practice.stop();
        open(robot, new PracticeNode(practice.control(), practice::usualWish));
        assertThat(window.text("#node-main")).isEqualTo("Start node");
        long before = System.nanoTime();
        window.press("#node-main");
        WindowRig.until(PATIENCE, () -> window.text("#node-headline").equals("The practice network is running"));
        Duration taken = Duration.ofNanos(System.nanoTime() - before);
        report.publishEntry("from click to running", taken.toMillis() + " ms");
        WindowRig.until(PATIENCE, () -> !window.text("#node-best").equals("—")
                && !window.text("#node-memory").equals("—"));
        window.picture("node-practice-live-dark");
        assertThat(window.text("#node-rpc")).startsWith("ws://127.0.0.1:");
        int[] closed = {0};
        WindowRig.fx(() -> window.main().computer().node().quit(() -> closed[0]++));
        WindowRig.until(() -> window.shows("#node-quit-no"));
        window.press("#node-quit-no");
        assertThat(closed[0]).isZero();
        window.press("#node-main");
        WindowRig.until(PATIENCE, () -> window.text("#node-main").equals("Start node"));
        assertThat(practice.control().running()).isEmpty();
    }

    @Test
    void aNodeThatIsKilledIsStartedAgainAndSaysSo(FxRobot robot) throws Exception {
        Network finney = Networks.finney();
        Network any = new Network(finney.id(), finney.title(), List.of(URI.create("ws://127.0.0.1:1")),
                Optional.empty(), Duration.ZERO, finney.trust());
        SubtensorNode node = SubtensorNode.open(SubtensorOptions.standard(temp.resolve("home"))
                .withChains(List.of(new SubtensorChain(any, "raw_spec_finney.json", "/dns/boot/tcp/30333/p2p/x", 1_000,
                        2_000)))
                .withPublicCheck(false)
                .withTiming(QUICK));
        node.change(program());
        open(robot, node);
        WindowRig.until(PATIENCE, () -> window.shows("#node-check-program-title"));
        window.picture("node-rest-real-dark");
        window.press("#node-main");
        agree();
        WindowRig.until(PATIENCE, () -> window.shows("#node-chip") && window.text("#node-chip").equals("Synced"));
        long pid = node.current().pid().orElseThrow();
        ListView<?> lines = robot.lookup("#node-log-lines").query();
        WindowRig.until(PATIENCE, () -> lines.getItems().size() > 3);
        WindowRig.fx(() -> robot.lookup("#node-log-search").<TextInputControl>query().setText("idle (3 PEERS)"));
        WindowRig.until(PATIENCE, () -> window.text("#node-log-note").startsWith("Lines found: "));
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        WindowRig.until(PATIENCE, () -> window.text("#node-headline").startsWith("It ended and is started again in "));
        window.picture("node-killed-dark");
        WindowRig.until(PATIENCE, () -> window.text("#node-chip").equals("Synced")
                && window.text("#node-restarts").equals("1"));
        assertThat(node.current().pid().orElseThrow()).isNotEqualTo(pid);
        window.press("#node-main");
        WindowRig.until(PATIENCE, () -> window.text("#node-main").equals("Start node"));
    }

    /// To a program that Tern does not know, and to findings of a small machine.
    private void agree() {
        for (String yes : List.of("#node-despite-yes", "#node-consent-yes")) {
            WindowRig.until(PATIENCE, () -> window.shows("#node-despite-yes") || window.shows("#node-consent-yes")
                    || window.text("#node-main").equals("Stop node"));
            String now = window.shows(yes) ? yes : "#node-consent-yes";
            if (window.shows(now)) {
                window.press(now);
                WindowRig.until(PATIENCE, () -> !window.shows(now));
            }
        }
    }

    private NodeSettings program() throws IOException {
        Path file = temp.resolve("node-subtensor");
        Files.writeString(file, "#!/bin/sh\nexec " + System.getProperty("java.home")
                + "/bin/java -Xmx100m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dtern.log.folder="
                + temp.resolve("own-log") + " --enable-native-access=ALL-UNNAMED -cp '"
                + System.getProperty("java.class.path") + "' " + PracticeFlags.class.getName() + " \"$@\"\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(temp.resolve("raw_spec_finney.json"), "{}");
        List<Integer> ports = FreePorts.of(3);
        return NodeSettings.standard()
                .with()
                .file(Optional.of(file))
                .ports(ports.get(0), ports.get(1), ports.get(2))
                .diskFloor(0)
                .stopSeconds(5)
                .build();
    }
}
