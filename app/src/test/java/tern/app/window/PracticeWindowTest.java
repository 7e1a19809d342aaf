package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import tern.app.boot.Folders;
import tern.app.feed.ChainTap;
import tern.app.feed.LivePortfolioService;
import tern.app.feed.Problem;
import tern.app.mining.MinersHere;
import tern.app.practice.PracticeNetwork;
import tern.app.settings.EndpointProbe.Found;
import tern.app.settings.PracticeDesk;
import tern.app.shell.Choices;
import tern.app.theme.Theme;
import tern.node.miner.MinerNeeds;
import tern.node.miner.MinerOptions;
import tern.node.miner.MinerProfile;
import tern.node.miner.Miners;
import tern.node.practice.control.PracticeCalls;
import tern.node.practice.control.StartWish;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainOptions;
import tern.wallet.subnets.Neuron;
import tern.wallet.subnets.SubnetDetail;
import tern.wallet.subnets.SubnetsReader;
import tern.wallet.units.Rao;

/// The window over a real practice node in a process of its own, with quick blocks and 128 subnets.
@ExtendWith(ApplicationExtension.class)
class PracticeWindowTest {

    private static final Duration BLOCK = Duration.ofMillis(250);

    @TempDir
    private static Path home;

    private static PracticeNetwork practice;
    private static ChainOptions chain;

    private final FakeWorld world = new FakeWorld();
    private Stage stage;
    private WindowRig window;
    private LivePortfolioService source;
    private final ChainTap tap = new ChainTap();
    private Optional<Miners> miners = Optional.empty();

    @BeforeAll
    static void startsTheNode() throws Exception {
        Folders folders = Folders.find(Map.of(), Optional.of(home.toString()), Optional.empty());
        practice = PracticeNetwork.of(folders);
        practice.wishBlockTime(BLOCK);
        chain = ChainOptions.standard().withMetadataCache(folders.metadataCache());
        practice.start(StartWish.standard().withHistoryHours(0).withBlockTime(BLOCK), _ -> {});
    }

    @AfterAll
    static void stopsTheNode() throws Exception {
        practice.stop();
    }

    @Start
    void start(Stage given) {
        stage = given;
    }

    @AfterEach
    void closes() throws Exception {
        if (window != null) {
            window.close();
            source.close();
        }
        if (miners.isPresent()) {
            if (miners.get().profiles().names().contains("small")) {
                miners.get().stop("small");
            }
            miners.get().close();
        }
    }

    private void open(FxRobot robot) {
        source = new LivePortfolioService(chain, practice, tap, InstantSource.system(),
                defect -> new Problem(defect.toString(), Optional.empty()));
        world.choices = new Choices(Optional.empty(), Optional.empty(), List.of(), Theme.DARK, 100);
        world.wallets.clear();
        MainScene.Parts parts = WindowParts.of(world.parts())
                .source(source)
                .at(world.locale, InstantSource.system())
                .tap(tap)
                .mining(mining())
                .parts();
        window = new WindowRig(stage, robot, parts, 1440, 900, Theme.DARK);
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> WaitForAsyncUtils.waitForAsyncFx(10_000, () -> window.shows("#home-total")));
    }

    private MiningParts mining() {
        return miners.map(own -> new MiningParts(new MinersHere(own), world.hardware, world.openedFolders::add,
                Optional.empty(), _ -> false, MiningChain::of)).orElse(world.mining);
    }

    private long block() throws Exception {
        return source.current().head().orElseThrow().number();
    }

    @Test
    void noPulseIsMissedWhileBlocksCome(FxRobot robot, TestReporter report) throws Exception {
        watch(robot, report, Duration.ofSeconds(10));
    }

    @Test
    @Tag("slow")
    void noPulseIsMissedForAMinute(FxRobot robot, TestReporter report) throws Exception {
        watch(robot, report, Duration.ofSeconds(60));
    }

    private void watch(FxRobot robot, TestReporter report, Duration length) throws Exception {
        open(robot);
        long before = block();
        // the first numbers bring classes and styles that are made once
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> block() >= before + 8);
        PulseWatch watch = new PulseWatch();
        long from = block();
        robot.interact(watch::start);
        long end = System.nanoTime() + length.toNanos();
        Awaitility.await().atMost(length.plusSeconds(60)).until(() -> System.nanoTime() > end);
        robot.interact(watch::stop);
        long blocks = block() - from;
        String memory = Files.readAllLines(Path.of("/proc/self/status"))
                .stream()
                .filter(line -> line.startsWith("VmRSS"))
                .findFirst()
                .orElse("VmRSS unknown");
        report.publishEntry("pulses",
                "%d pulses, %d blocks; %s, %d MiB of heap used; %.0f %% starved; other gaps %s".formatted(
                        watch.pulses(), blocks, memory,
                        (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20,
                        watch.starvedShare() * 100, watch.otherGaps()));
        assertThat(blocks).as("blocks that came").isGreaterThan(length.toSeconds());
        assertThat(watch.pulses()).as("pulses").isGreaterThan((int) length.toSeconds() * 5);
        assertThat(watch.gaps()).isEmpty();
    }

    /// The watch is worth nothing if it does not see a blocked thread.
    @Test
    void aBlockedThreadIsNoticed(FxRobot robot) throws Exception {
        open(robot);
        PulseWatch watch = new PulseWatch();
        robot.interact(watch::start);
        WindowRig.until(() -> watch.pulses() > 3);
        robot.interact(() -> {
            long end = System.nanoTime() + Duration.ofMillis(400).toNanos();
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        });
        WindowRig.until(() -> !watch.gaps().isEmpty());
        int seen = watch.gaps().size();
        // again and again: on a busy machine one pause may count as the machine's
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            robot.interact(() -> LockSupport.parkNanos(Duration.ofMillis(600).toNanos()));
            return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> watch.gaps().size() > seen);
        });
        robot.interact(watch::stop);
    }

    @Test
    void aRuntimeUpgradeLeavesNoDeadScreen(FxRobot robot) throws Exception {
        open(robot);
        long before = block();
        try (PracticeCalls calls = practice.control().calls()) {
            calls.upgrade("future");
        }
        WindowRig.until(() -> source.current().snapshot().filter(now -> now.block().number() > before + 6).isPresent());
        WindowRig.until(() -> window.text("#network-block").startsWith("Block "));
        assertThat(source.current().problem()).isEmpty();
        for (var page : window.main().allPages()) {
            robot.interact(() -> window.main().view().open(page.id()));
            WindowRig.settle();
        }
        robot.interact(() -> window.main().view().open("home"));
        long shown = block();
        WindowRig.until(() -> source.current().snapshot().filter(now -> now.block().number() > shown).isPresent());
        assertThat(window.shows("#home-total")).isTrue();
        window.press("#notices");
        WindowRig.until(() -> window.shows("#notice-0"));
        assertThat(window.text("#notice-0")).contains("was upgraded to version");
        window.picture("home-dark-after-upgrade");
        try (PracticeCalls calls = practice.control().calls()) {
            calls.upgrade("current");
        }
    }

    @Test
    void aTestOfTheNodeSaysWhoItIsAndTheDeskGivesPlayMoney() throws Exception {
        ChainProbe probe = new ChainProbe(chain, practice);
        Found found = probe.probe(Networks.practice(), probe.endpoints(Networks.practice()).getFirst());
        assertThat(found.chain()).isNotBlank();
        assertThat(found.block()).isPositive();
        assertThat(found.version()).isPositive();
        assertThat(found.latency()).isLessThan(Duration.ofSeconds(10));
        PracticeDeskHere desk = new PracticeDeskHere(practice);
        PracticeDesk.Standing standing = desk.standing().orElseThrow();
        assertThat(standing.block()).isGreaterThanOrEqualTo(found.block());
        assertThat(desk.faucet(PracticeNetwork.holder(), Rao.of(Rao.PER_TAO))).isGreaterThan(found.block());
    }

    /// A miner of the shell, with the hotkey of somebody who has a seat.
    private static MinerProfile small(Neuron neuron, int netuid) throws Exception {
        Path folder = Files.createDirectories(home.resolve("mined"));
        Files.createDirectories(folder.resolve("wallets/savings/hotkeys"));
        Files.writeString(folder.resolve("wallets/savings/hotkeys/hot"), "{\"the\":\"hotkey\"}");
        Files.writeString(folder.resolve("miner.sh"), "echo mining on subnet $1; while :; do sleep 0.2; done\n");
        return new MinerProfile("small", "practice", netuid, neuron.hotkey(), "savings", "hot", folder,
                List.of("bash", folder.resolve("miner.sh").toString(), "{netuid}"), Map.of(), OptionalInt.empty(),
                Optional.empty(), List.of(), Optional.empty(), MinerNeeds.nothing(), false, 2, OptionalInt.empty());
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "miners run beside it as processes")
    void aMinersSeatIsReadAndItIsStartedAndStopped(FxRobot robot) throws Exception {
        Miners own = Miners.open(MinerOptions.standard(home.resolve("miners"), home.resolve("mined/wallets"),
                "/usr/bin:/bin"));
        miners = Optional.of(own);
        open(robot);
        ChainClient[] client = new ChainClient[1];
        tap.watch(now -> now.ifPresent(is -> client[0] = is)).close();
        SubnetsReader reader = new SubnetsReader(client[0]);
        Optional<SubnetDetail> found = Optional.empty();
        for (int netuid = 1; netuid < 16 && found.isEmpty(); netuid++) {
            found = reader.detail(netuid, source.current().head().orElseThrow())
                    .filter(subnet -> !subnet.neurons().isEmpty());
        }
        SubnetDetail detail = found.orElseThrow();
        Neuron neuron = detail.neurons().getLast();
        own.profiles().write(small(neuron, detail.netuid()));
        window.press("#nav-mining");
        WindowRig.until(() -> window.shows("#mining-fact-uid")
                && window.text("#mining-fact-uid").equals("UID " + neuron.uid()));
        assertThat(window.text("#mining-subnet")).isEqualTo(detail.overview().subnet().name());
        assertThat(window.text("#mining-fact-rank")).isNotEqualTo("—");
        assertThat(window.text("#mining-fact-risk")).isNotEqualTo("—");
        assertThat(window.text("#mining-state")).isEqualTo("Stopped");
        window.fire("#mining-main");
        WindowRig.until(() -> window.text("#mining-state").startsWith("Running"));
        long pid = own.status("small").pid().orElseThrow();
        assertThat(world.hardware.deeds).as("a miner runs: cards are watched, and so is the computer")
                .contains("begin", "host");
        window.fire("#mining-log-show");
        WindowRig.until(() -> robot.lookup("#mining-log-lines")
                .<ListView<?>>query()
                .getItems()
                .stream()
                .anyMatch(row -> row.toString().contains("mining on subnet " + detail.netuid())));
        window.fire("#mining-log-back");
        window.picture("mining-practice-dark");
        window.fire("#mining-main");
        WindowRig.until(() -> window.text("#mining-state").equals("Stopped"));
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }
}
