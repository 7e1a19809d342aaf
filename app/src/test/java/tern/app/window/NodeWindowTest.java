package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import tern.app.feed.OwnNode;
import tern.app.feed.PortfolioState;
import tern.app.feed.Problem;
import tern.app.feed.Samples;
import tern.app.node.NodeSamples;
import tern.app.node.ScriptedNode;
import tern.app.theme.Theme;
import tern.node.manage.DataStep;
import tern.node.manage.LogLine.Level;
import tern.node.manage.NodeException;
import tern.node.manage.NodeState;
import tern.node.manage.NodeStatus;
import tern.node.manage.ProgramInfo;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.Network;
import tern.wallet.chain.Network.Trust;

/// The page Node in the whole window, over nodes of which the test says how they stand.
@ExtendWith(ApplicationExtension.class)
class NodeWindowTest {

    private final FakeWorld world = new FakeWorld();
    private final ScriptedNode node = world.bittensorNode;
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
        open(robot, 1440, 900, Theme.DARK);
    }

    private void open(FxRobot robot, int width, int height, Theme theme) {
        window = new WindowRig(stage, robot, world.parts(), width, height, theme);
        window.press("#nav-node");
        WindowRig.until(() -> window.shows("#node-main"));
    }

    private void syncing() {
        for (int i = 0; i < 60; i++) {
            double share = 0.4 + 0.3 * Math.sin(i / 6.0) + 0.01 * (i % 5);
            // as often as the service would tell in some minutes
            WindowRig.fx(() -> {
                for (int j = 0; j < 3; j++) {
                    window.main().computer().node().presenter().show(NodeSamples.syncing(FakeWorld.NOW, share));
                }
            });
        }
        node.publish(_ -> NodeSamples.syncing(FakeWorld.NOW, 0.76));
        NodeSamples.lines().forEach(line -> node.print(Level.INFO, line));
        node.print(Level.WARN, "Peer 12D3KooW…m2Qe sent a bad block announcement, disconnecting");
    }

    private String accessible(FxRobot robot, String query) {
        return robot.lookup(query).query().getAccessibleText();
    }

    @Test
    void aNodeThatCatchesUpIsShownAsInTheDesign(FxRobot robot) {
        open(robot);
        syncing();
        WindowRig.until(() -> window.shows("#node-chip") && window.text("#node-chip").equals("Catching up")
                && window.text("#node-processor").equals("38% of 2 cores"));
        assertThat(window.text("#node-what")).isEqualTo("Finney, lite node");
        assertThat(window.text("#node-headline")).isEqualTo("97.7% synced, about 8 minutes left");
        assertThat(window.text("#node-sentence")).startsWith("Until it is done Tern reads balances from "
                + "entrypoint-finney.opentensor.ai.");
        assertThat(window.text("#node-main")).isEqualTo("Stop node");
        assertThat(window.text("#node-best")).isEqualTo("8,402,530");
        assertThat(window.text("#node-disk")).isEqualTo("21.4 GiB, 80.0 GiB free, full in 19 days");
        assertThat(window.text("#node-traffic")).isEqualTo("↓ 4.2 ↑ 0.3 MiB/s");
        assertThat(window.text("#node-running")).isEqualTo("11 min 40 s");
        assertThat(window.text("#node-program")).isEqualTo("subtensor 425, checked ✓");
        assertThat(accessible(robot, "#node-stages"))
                .isEqualTo("Program, Warp proof, State, 1.8 GiB, Blocks, Compare");
        assertThat(accessible(robot, "#nav-node")).isEqualTo("Node, Catching up");
        WindowRig.until(() -> robot.lookup("#node-log-lines").<ListView<?>>query().getItems().size() == 6);
        window.pictures("node");
    }

    @Test
    void whatAStartNeedsIsShownWithTheWayOut(FxRobot robot) {
        node.findings.addAll(NodeSamples.findings());
        open(robot);
        WindowRig.until(() -> window.shows("#node-check-engine-fix"));
        assertThat(window.text("#node-check-summary")).isEqualTo("In the way of a start: 1.");
        assertThat(window.text("#node-check-processor-word")).isEqualTo("note");
        assertThat(window.text("#node-check-processor-said"))
                .isEqualTo("2 cores · needed: 4 cores\nIt will run, but take longer.");
        window.pictures("node-rest");
        window.press("#node-check-engine-fix");
        WindowRig.until(() -> window.shows("#node-install"));
        assertThat(robot.lookup("#node-install-code").<TextInputControl>query().getText())
                .isEqualTo("sudo apt-get install podman");
        window.picture("node-install-dark");
        window.press("#node-install-copy");
        WindowRig.until(() -> window.text("#toast").equals("Commands copied"));
        assertThat(window.shows("#node-install")).isFalse();
        window.press("#node-check-again");
        WindowRig.until(() -> node.deeds.stream().filter("check"::equals).count() == 2);
    }

    @Test
    void anUnknownProgramAndAFailedCheckAreAskedAbout(FxRobot robot) {
        open(robot);
        node.refusal = Optional.of(NodeException.unknownProgram("This image is not one that Tern knows.",
                NodeSamples.image(ProgramInfo.Trust.UNKNOWN)));
        window.press("#node-main");
        WindowRig.until(() -> window.shows("#node-consent"));
        assertThat(robot.lookup("#node-consent-code").<TextInputControl>query().getText())
                .contains(NodeSamples.DIGEST);
        window.picture("node-consent-dark");
        robot.type(KeyCode.ESCAPE);
        WindowRig.until(() -> !window.shows("#node-consent"));
        assertThat(node.deeds).doesNotContain("start " + NodeSamples.DIGEST);
        node.refusal = Optional.of(NodeException.unknownProgram("This image is not one that Tern knows.",
                NodeSamples.image(ProgramInfo.Trust.UNKNOWN)));
        window.press("#node-main");
        WindowRig.until(() -> window.shows("#node-consent"));
        node.refusal = Optional.of(NodeException.failedCheck("A start is refused.", NodeSamples.findings()));
        window.press("#node-consent-yes");
        WindowRig.until(() -> window.shows("#node-despite"));
        assertThat(window.shows("#node-despite-yes")).as("without an engine nothing begins").isFalse();
        assertThat(window.text("#node-despite-fix")).isEqualTo("How to install an engine");
        assertThat(robot.lookup("#node-despite-fix").query().getStyleClass()).contains("primary");
        window.picture("node-despite-engine-dark");
        window.press("#node-despite-fix");
        WindowRig.until(() -> window.shows("#node-install"));
        robot.type(KeyCode.ESCAPE);
        node.refusal = Optional.of(NodeException.failedCheck("A start is refused.", NodeSamples.tooSmall()));
        window.press("#node-main");
        WindowRig.until(() -> window.shows("#node-despite"));
        assertThat(robot.lookup("#node-despite-yes").query().getStyleClass()).doesNotContain("primary");
        assertThat(robot.lookup("#node-despite-no").query().isFocused()).as("Enter starts nothing").isTrue();
        assertThat(robot.lookup("#node-despite .label").queryAll())
                .extracting(label -> ((Label) label).getText())
                .containsExactly("Something is in the way",
                        "Memory: 3.7 GiB\nThat is too little for a node: the system would end it.");
        window.picture("node-despite-dark");
        window.press("#node-despite-yes");
        WindowRig.until(() -> window.text("#node-main").equals("Stop node"));
        assertThat(node.deeds).endsWith("start", "start " + NodeSamples.DIGEST, "start",
                "start despite");
        assertThat(accessible(robot, "#nav-node")).isEqualTo("Node, Synced");
    }

    @Test
    void aProblemIsSaidWithItsFixAndAFailedStopStaysOnThePage(FxRobot robot) {
        open(robot);
        syncing();
        node.publish(now -> NodeSamples.with(now, NodeState.STALLED, Optional.of(NodeSamples.stuck())));
        WindowRig.until(() -> window.shows("#node-problem-fix"));
        assertThat(window.text("#node-problem-title")).startsWith("The proof has not moved");
        window.picture("node-problem-dark");
        window.press("#node-problem-fix");
        WindowRig.until(() -> node.deeds.contains("restart"));
        node.publish(now -> NodeSamples.with(now, NodeState.RUNNING, Optional.empty()));
        WindowRig.until(() -> !window.shows("#node-problems"));
        node.stopFails = Optional.of(new NodeException(NodeException.Kind.STOP, "It does not end."));
        window.press("#node-main");
        WindowRig.until(() -> window.shows("#node-wrong") && window.text("#node-wrong").equals("It does not end."));
        assertThat(window.text("#node-main")).isEqualTo("Stop node");
    }

    @Test
    void theLogIsFollowedHeldStillSearchedAndCopied(FxRobot robot) {
        open(robot);
        syncing();
        ListView<?> list = robot.lookup("#node-log-lines").query();
        WindowRig.until(() -> list.getItems().size() == 6);
        window.press("#node-log-warnings");
        WindowRig.until(() -> list.getItems().size() == 1);
        window.press("#node-log-all");
        robot.interact(() -> robot.lookup("#node-log-search").<TextInputControl>query().setText("sync"));
        WindowRig.until(() -> list.getItems().size() == 3);
        assertThat(window.text("#node-log-note")).isEqualTo("Lines found: 3");
        robot.interact(() -> robot.lookup("#node-log-search").<TextInputControl>query().setText(""));
        WindowRig.until(() -> list.getItems().size() == 6);
        window.press("#node-log-follow");
        node.print(Level.ERROR, "Essential task failed");
        WindowRig.until(() -> window.text("#node-log-note").equals("New lines since: 1"));
        assertThat(list.getItems()).hasSize(6);
        window.press("#node-log-follow");
        WindowRig.until(() -> list.getItems().size() == 7);
        node.print(Level.INFO, "One more");
        WindowRig.until(() -> list.getItems().size() == 8);
        window.press("#node-log-copy");
        WindowRig.until(() -> window.text("#toast").equals("Log copied"));
        window.press("#node-log-open");
        WindowRig.until(() -> world.openedFolders.contains(node.log().folder()));
    }

    @Test
    void theConsoleAsksTheNode(FxRobot robot) {
        open(robot);
        syncing();
        WindowRig.until(() -> window.shows("#node-console"));
        window.press("#node-console-show");
        robot.interact(
                () -> robot.lookup("#node-console-field").<TextInputControl>query().setText("chain_getBlockHash 0"));
        window.press("#node-console-go");
        WindowRig.until(() -> robot.lookup("#node-console-answer")
                .<TextInputControl>query()
                .getText()
                .equals("chain_getBlockHash [0]"));
        robot.interact(
                () -> robot.lookup("#node-console-field").<TextInputControl>query().setText("author_submitExtrinsic"));
        window.press("#node-console-go");
        WindowRig.until(() -> window.shows("#node-console-wrong"));
        window.picture("node-console-dark");
    }

    @Test
    void theSettingsAreKeptAndTheDataMovedAndRemovedAfterAQuestion(FxRobot robot) {
        node.steps.add(new DataStep(DataStep.Kind.PRUNE, 0));
        node.steps.add(new DataStep(DataStep.Kind.REMOVE, 23L << 30));
        open(robot);
        window.press("#node-settings-open");
        WindowRig.until(() -> window.shows("#node-data-remove"));
        assertThat(robot.lookup("#node-data-prune").query().isDisabled()).isTrue();
        window.pictures("node-settings");
        window.fill("#node-set-rpc", "viele");
        window.press("#node-settings-save");
        assertThat(window.text("#node-set-rpc-wrong")).isEqualTo("That is no whole number.");
        window.fill("#node-set-rpc", "30333");
        window.press("#node-settings-save");
        WindowRig.until(() -> window.text("#node-settings-wrong").equals("Two ports are the same."));
        window.fill("#node-set-rpc", "9955");
        window.fill("#node-set-flags", "--name=mine  --no-telemetry");
        window.press("#node-set-archive");
        window.press("#node-set-leave-no");
        window.press("#node-settings-save");
        WindowRig.until(() -> window.text("#node-settings-said").equals("Saved. They count from the next start."));
        assertThat(node.settings().rpcPort()).isEqualTo(9955);
        assertThat(node.settings().archive()).isTrue();
        assertThat(node.settings().leaveRunning()).contains(false);
        assertThat(node.settings().extraFlags()).containsExactly("--name=mine", "--no-telemetry");
        world.chosen = Optional.of(Path.of("/mnt/large/node"));
        window.press("#node-move-choose");
        WindowRig.until(() -> window.shows("#node-move"));
        window.press("#node-move-yes");
        WindowRig.until(() -> node.deeds.contains("move /mnt/large/node"));
        WindowRig.until(() -> window.text("#node-set-folder").equals("/mnt/large/node"));
        window.press("#node-data-remove");
        WindowRig.until(() -> window.shows("#node-data-yes"));
        assertThat(window.text("#node-data-yes")).isEqualTo("Delete 23.0 GiB…");
        window.press("#node-data-yes");
        WindowRig.until(() -> node.deeds.contains("perform REMOVE"));
        window.press("#node-settings-back");
        WindowRig.until(() -> window.shows("#node-head"));
    }

    @Test
    void closingAsksOnceAndRemembersTheAnswer(FxRobot robot) {
        open(robot);
        int[] closed = {0};
        Runnable quit = () -> WindowRig.fx(() -> window.main().computer().node().quit(() -> closed[0]++));
        quit.run();
        assertThat(closed[0]).as("nothing runs").isEqualTo(1);
        syncing();
        quit.run();
        WindowRig.until(() -> window.shows("#node-quit"));
        window.picture("node-quit-dark");
        assertThat(closed[0]).isEqualTo(1);
        robot.type(KeyCode.ESCAPE);
        WindowRig.until(() -> !window.shows("#node-quit"));
        assertThat(closed[0]).isEqualTo(1);
        quit.run();
        WindowRig.until(() -> window.shows("#node-quit"));
        window.press("#node-quit-leave");
        WindowRig.until(() -> closed[0] == 2);
        assertThat(node.deeds).doesNotContain("stop");
        quit.run();
        WindowRig.until(() -> window.shows("#node-quit"));
        robot.interact(() -> robot.lookup("#node-quit-remember").<CheckBox>query().setSelected(true));
        window.press("#node-quit-stop");
        WindowRig.until(() -> closed[0] == 3);
        assertThat(node.deeds).contains("stop");
        assertThat(node.settings().leaveRunning()).contains(false);
        syncing();
        quit.run();
        WindowRig.until(() -> closed[0] == 4);
        assertThat(window.shows("#node-quit")).isFalse();
    }

    @Test
    void theFinderStartsAndStopsTheNode(FxRobot robot) {
        open(robot);
        window.press("#nav-home");
        window.shortcut(KeyCode.K);
        robot.write("start node").type(KeyCode.ENTER);
        WindowRig.until(() -> node.deeds.contains("start") && window.text("#page-title").equals("Node"));
        WindowRig.until(() -> window.text("#node-main").equals("Stop node"));
        window.press("#nav-home");
        window.shortcut(KeyCode.K);
        robot.write("stop node").type(KeyCode.ENTER);
        WindowRig.until(() -> node.deeds.contains("stop"));
    }

    /// Once a second, a status in which every value is another one: less than a hundredth of a core.
    @Test
    void aStatusASecondCostsLittle(FxRobot robot, TestReporter report) {
        open(robot);
        syncing();
        WindowRig.until(() -> window.shows("#node-machine"));
        assertThat(robot.lookup("#node > .viewport").<Node>queryAll()).as("a picture that each new letter makes again")
                .isNotEmpty()
                .noneMatch(Node::isCache);
        change(0, 300);
        // on a busy machine the code may not be compiled by then: what is compiled later is measured later
        double each = Double.MAX_VALUE;
        for (int round = 3; round < 7 && each >= 10; round++) {
            long before = processor("JavaFX Application");
            long drawn = processor("QuantumRenderer");
            change(round * 100, 100);
            each = (processor("JavaFX Application") - before) / 100.0 / 1e6;
            double drawing = (processor("QuantumRenderer") - drawn) / 100.0 / 1e6;
            report.publishEntry("a status", "%.2f ms of processor time, and %.2f ms of drawing without a graphics card"
                    .formatted(each, drawing));
        }
        assertThat(each).as("ms of processor time for one status").isLessThan(10);
    }

    private void change(int from, int count) {
        for (int i = from; i < from + count; i++) {
            NodeStatus now = NodeSamples.at(FakeWorld.NOW, i);
            WindowRig.fx(() -> window.main().computer().node().presenter().show(now));
            WaitForAsyncUtils.waitForFxEvents(1);
        }
    }

    /// Of the threads of that name, in nanoseconds.
    private static long processor(String name) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long all = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().startsWith(name)) {
                all += threads.getThreadCpuTime(thread.getThreadId());
            }
        }
        return all;
    }

    @Test
    void theWalletReadsFromTheNodeOnceItIsSyncedAndCompared(FxRobot robot) {
        open(robot);
        syncing();
        WindowRig.until(() -> window.shows("#node-chip"));
        assertThat(world.reads).isEmpty();
        WindowRig.until(() -> window.text("#network-owner").equals("A public node, until your own is synced"));
        node.publish(now -> NodeSamples.compared(now));
        OwnNode own = new OwnNode("finney", URI.create("ws://127.0.0.1:9944"));
        WindowRig.until(() -> world.reads.equals(List.of(Optional.of(own))));
        WindowRig.until(() -> window.text("#network-owner").equals("A public node"));
        world.source.publish(state -> at(state, own.endpoint(), Trust.OWN));
        WindowRig.until(() -> window.text("#toast").equals("Tern reads from the node on this computer now"));
        assertThat(window.text("#network-owner")).isEqualTo("Node on this computer, synced");
        node.publish(now -> NodeSamples.with(now, NodeState.STALLED, Optional.of(NodeSamples.stuck())));
        WindowRig.until(() -> world.reads.equals(List.of(Optional.of(own), Optional.empty())));
    }

    private static PortfolioState at(PortfolioState state, URI endpoint, Trust trust) {
        Network network = state.network().orElseThrow();
        return Samples.live(Samples.portfolio(), FakeWorld.NOW)
                .apply(PortfolioState.connecting(new Network(network.id(), network.title(), List.of(endpoint),
                        network.genesis(), network.requestGap(), trust), List.of(Samples.SAVINGS)));
    }

    @Test
    void aPracticeNetworkThatThePersonStoppedIsSaidAndStarted(FxRobot robot) {
        open(robot);
        world.source.publish(_ -> PortfolioState.connecting(Networks.practice(), List.of(Samples.SAVINGS))
                .withLink(PortfolioState.Link.OFFLINE)
                .withProblem(Optional.of(new Problem("The practice network is stopped.", Optional.empty(), true))));
        WindowRig.until(() -> window.shows("#practice-again"));
        assertThat(window.text("#network-owner")).isEqualTo("Stopped by you");
        window.picture("node-practice-stopped-dark");
        robot.interact(() -> window.main().view().open("home"));
        WindowRig.until(() -> window.shows("#home-problem-retry"));
        assertThat(window.text("#home-problem-retry")).isEqualTo("Start");
        int before = world.source.retries();
        world.practiceNode.publish(now -> ScriptedNode.in(now, NodeState.STOPPED));
        assertThat(world.source.retries()).isEqualTo(before);
        window.press("#practice-again");
        WindowRig.until(() -> world.source.retries() == before + 1);
        world.practiceNode.publish(now -> ScriptedNode.in(now, NodeState.STARTING));
        WindowRig.until(() -> world.source.retries() == before + 2);
        // that it still runs is no start: a stop from outside reaches the two of them one after the other
        world.practiceNode.publish(now -> ScriptedNode.in(now, NodeState.RUNNING));
        window.settle();
        assertThat(world.source.retries()).isEqualTo(before + 2);
        world.source.publish(state -> state.withProblem(Optional.empty()).withStarting(Optional.of(40)));
        WindowRig.until(() -> !window.shows("#practice-again"));
    }

    @Test
    void anotherNetworkIsChosen(FxRobot robot) {
        open(robot);
        window.press("#node-network-practice");
        WindowRig.until(() -> window.text("#node-what").equals("Practice network"));
        assertThat(window.shows("#node-checks")).isFalse();
        window.picture("node-practice-rest-dark");
        window.press("#node-main");
        WindowRig.until(() -> world.practiceNode.deeds.contains("start"));
        WindowRig.until(() -> window.text("#node-headline").equals("The practice network is running"));
        window.press("#node-network-test");
        WindowRig.until(() -> window.text("#node-what").equals("Test network, lite node"));
        assertThat(node.settings().network()).isEqualTo("test");
    }

    @ParameterizedTest
    @CsvSource({"en, 1440, 900, 100", "en, 1024, 700, 200", "de, 1024, 700, 100", "de, 1024, 700, 200",
            "zh-CN, 1024, 700, 200"})
    void noTextOfARunningNodeIsCutAndEverythingHasAName(String language, int width, int height, int zoom,
            FxRobot robot) {
        world.locale = Locale.forLanguageTag(language);
        world.choices = world.choices.withZoom(zoom);
        node.findings.addAll(NodeSamples.findings());
        node.steps.add(new DataStep(DataStep.Kind.REMOVE, 23L << 30));
        open(robot, width, height, Theme.DARK);
        WindowRig.until(() -> window.shows("#node-check-engine-fix"));
        assertEveryoneIsServed("rest", language + zoom);
        syncing();
        node.publish(now -> NodeSamples.with(now, NodeState.STALLED, Optional.of(NodeSamples.stuck())));
        WindowRig.until(() -> window.shows("#node-problem-fix"));
        window.press("#node-console-show");
        assertEveryoneIsServed("live", language + zoom);
        window.press("#node-settings-open");
        WindowRig.until(() -> window.shows("#node-data-remove"));
        assertEveryoneIsServed("settings", language + zoom);
    }

    private void assertEveryoneIsServed(String what, String how) {
        WindowRig.settle();
        window.picture("node-everyone-" + what + "-" + how);
        WindowRig.fx(() -> {
            assertThat(Everyone.nameless(window.main().scene())).as(what).isEqualTo(List.of());
            assertThat(Everyone.cut(window.main().scene())).as(what).isEqualTo(List.of());
        });
    }
}
