package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.Locale;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
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
import tern.app.feed.ChainTap;
import tern.app.feed.LivePortfolioService;
import tern.app.feed.Problem;
import tern.app.mining.MinersHere;
import tern.app.mining.SeenEpoch;
import tern.app.shell.ShellPresenter.Wish;
import tern.app.theme.Theme;
import tern.app.transact.PracticeWorld;
import tern.app.transact.TransactionDesk;
import tern.node.manage.LogLine.Level;
import tern.node.miner.MinerNeeds;
import tern.node.miner.MinerOptions;
import tern.node.miner.MinerProfile;
import tern.node.miner.Miners;
import tern.node.practice.control.PracticeCalls;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.ChainOptions;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keystore.KeyMaterial;
import tern.wallet.keystore.Keystore;
import tern.wallet.units.Rao;

/// A miner's whole life on a practice node in a process of its own, as the window tells it: a seat is bought, the address
/// announced, the program started under the real supervisor; nobody rates it, then validators do, and it is paid by that
/// chain's epoch; others are better, somebody comes, and it is put out. Blocks are made on demand, so nothing here waits
/// for a clock; what the subnet's owner and validators would do, the network's own key does.
@ExtendWith(ApplicationExtension.class)
@EnabledOnOs(value = OS.LINUX, disabledReason = "miners run beside it as processes")
class MiningLifeWindowTest {

    private static final int NETUID = 6;
    /// One of those where the practice network gives seats for work.
    private static final int FOR_WORK = 9;

    @TempDir
    private static Path home;

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final ExecutorService files = Executors.newSingleThreadExecutor();
    private Stage stage;
    private FxRobot robot;
    private PracticeWorld world;
    private PracticeCalls calls;
    private MiningRuler ruler;
    private LivePortfolioService source;
    private Miners miners;
    private WindowRig window;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @AfterEach
    void closes() throws Exception {
        if (window != null) {
            window.close();
        }
        if (source != null) {
            source.close();
        }
        if (miners != null) {
            if (miners.profiles().names().contains("small")) {
                miners.stop("small");
            }
            miners.close();
        }
        files.shutdownNow();
        if (ruler != null) {
            ruler.close();
        }
        if (calls != null) {
            calls.close();
        }
        if (world != null) {
            world.close();
        }
    }

    private Instant now() {
        return Instant.now().plus(ahead.get());
    }

    private void opens() throws Exception {
        world = PracticeWorld.start(home, "current", Duration.ZERO);
        calls = world.calls();
        ruler = MiningRuler.of(world, calls);
        AccountId coldkey = world.wallet("savings", Optional.empty());
        Keystore keystore = Keystore.open(world.folders().wallets());
        for (String hotkey : List.of("small", "worker")) {
            try (Secret uri = Secret.takeBytes(("//tern miner " + hotkey).getBytes(StandardCharsets.UTF_8));
                    KeyMaterial material = KeyMaterial.ofUri(KeyScheme.SR25519, uri)) {
                keystore.createHotkey("savings", hotkey, material, Optional.empty());
            }
        }
        world.give(coldkey, "2000");
        ruler.subnet(NETUID);
        Path folder = Files.createDirectories(home.resolve("subnet"));
        Files.writeString(folder.resolve("miner.sh"),
                "echo mining as \"$BT_WALLET_HOTKEY\" on \"$1\"; while :; do sleep 0.2; done\n");
        miners = Miners.open(MinerOptions.standard(home.resolve("miners"), world.folders().wallets(),
                "/usr/bin:/bin"));
        miners.profiles().add(profile("small", NETUID, folder));
        miners.profiles().add(profile("worker", FOR_WORK, folder));
        Files.writeString(world.folders().settingsFile(), "{\"leaves\":\"seen\"}");
        ChainTap tap = new ChainTap();
        ChainOptions options = ChainOptions.standard().withMetadataCache(world.folders().metadataCache());
        source = new LivePortfolioService(options, world.practice(), tap, this::now,
                defect -> new Problem("A defect: " + defect, Optional.empty()));
        FakeWorld other = new FakeWorld();
        MainScene.Parts parts = WindowParts
                .on(world.folders(), source, files,
                        names -> new TransactionDesk(new TransactionDesk.Tools(world.folders(), names,
                                world.practice(), options, this::now, Duration.ofMillis(300))))
                .at(Locale.ENGLISH, this::now)
                .tap(tap)
                .mining(new MiningParts(new MinersHere(miners), other.hardware, _ -> {}, Optional.empty(), _ -> true,
                        MiningChain::of))
                .parts();
        window = new WindowRig(stage, robot, parts, 1440, 900,
                new Wish(Optional.of(Networks.practice()), Optional.of("savings"), Optional.of(Theme.DARK)));
        until(() -> window.shows("#home-total"));
    }

    private MinerProfile profile(String name, int netuid, Path folder) throws Exception {
        AccountId hotkey = Keystore.open(world.folders().wallets())
                .list()
                .stream()
                .flatMap(wallet -> wallet.hotkeys().stream())
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow()
                .account()
                .orElseThrow();
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        return new MinerProfile(name, "practice", netuid, hotkey, "savings", name, folder,
                List.of("bash", folder.resolve("miner.sh").toString(), "{netuid}"), Map.of(), OptionalInt.of(port),
                Optional.of("203.0.113.7"), List.of(), Optional.empty(), MinerNeeds.nothing(), true, 2,
                OptionalInt.empty());
    }

    private static void until(Callable<Boolean> condition) {
        WindowRig.until(Duration.ofSeconds(60), condition);
    }

    /// Blocks come, and once they are known so much time passes that the page looks at the chain again.
    private void blocks(long count) throws Exception {
        long newest = calls.advance(count).number();
        until(() -> source.current().snapshot().filter(read -> read.block().number() >= newest).isPresent());
        WindowRig.settle();
        ahead.updateAndGet(before -> before.plusSeconds(11));
    }

    /// Signs what is reviewed, and makes the block that takes it.
    private void signs() throws Exception {
        until(() -> {
            window.readOn();
            return window.shows("#review-sign") && !robot.lookup("#review-sign").query().isDisabled();
        });
        window.fire("#review-sign");
        until(() -> calls.standing().waiting() > 0);
        calls.advance(3);
        until(() -> !window.shows("#review"));
    }

    private void says(String query, String words) {
        until(() -> window.shows(query) && window.text(query).contains(words));
    }

    private List<SeenEpoch> rewards() {
        return List.copyOf(robot.lookup("#mining-rewards").<TableView<SeenEpoch>>query().getItems());
    }

    @Test
    void aSeatIsBoughtServedPaidAndLostAgain(FxRobot given) throws Exception {
        robot = given;
        opens();
        window.press("#nav-mining");
        says("#mining-fact-uid", "not registered");
        assertThat(window.text("#mining-state")).isEqualTo("Stopped");

        window.fire("#mining-register");
        says("#seat-fact-uid", "not yet");
        window.fill("#seat-limit", "500");
        window.fire("#seat-buy");
        signs();
        says("#seat-fact-uid", "yes, UID");
        window.fire("#seat-announce");
        signs();
        until(() -> window.shows("#seat-result"));
        window.fire("#seat-back");
        blocks(1);
        says("#mining-fact-uid", "UID ");
        says("#mining-fact-axon", "203.0.113.7:");
        int uid = Integer.parseInt(window.text("#mining-fact-uid").replaceAll("\\D", ""));

        window.fire("#mining-main");
        says("#mining-state", "Running");
        blocks(1);
        until(() -> miners.log("small").search(Level.TRACE, "mining as small on 6", 5).size() == 1);

        // validators rate others, and an epoch ends
        ruler.rate(NETUID, ruler.others(NETUID, uid));
        blocks(2L * MiningRuler.TEMPO);
        says("#mining-state", "Running but not earning since block ");
        window.picture("mining-life-unpaid-dark");

        // they rate it, too
        ruler.rate(NETUID, List.of(uid, ruler.others(NETUID, uid).getFirst()));
        blocks(MiningRuler.TEMPO + 1);
        until(() -> rewards().stream().anyMatch(epoch -> epoch.earned().compareTo(Rao.ZERO) > 0));
        until(() -> !window.text("#mining-state").contains("not earning"));
        SeenEpoch paid = rewards().getFirst();
        assertThat(paid.grown()).as("measured, not only said").isPresent();
        assertThat(paid.grown().orElseThrow()).as("as the chain says, but for a rao of shares")
                .isBetween(paid.alpha().value() - 2, paid.alpha().value() + 2);
        assertThat(window.text("#mining-fact-rank")).startsWith("1 of");
        window.picture("mining-life-paid-dark");

        // others are better, its protection is over, all places are taken, and somebody comes
        ruler.rate(NETUID, ruler.others(NETUID, uid));
        blocks(MiningRuler.TEMPO + MiningRuler.IMMUNITY);
        ruler.fill(NETUID);
        blocks(1);
        says("#mining-fact-risk", "High");
        ruler.newcomer(NETUID);
        blocks(1);
        says("#mining-state", "Running without a seat");
        assertThat(window.text("#mining-fact-uid")).isEqualTo("not registered");
        window.picture("mining-life-out-dark");
        long earned = rewards().stream().mapToLong(epoch -> epoch.earned().value()).sum();
        assertThat(earned).as("what it earned stays").isPositive();
        window.fire("#mining-main");
        says("#mining-state", "Stopped");

        worksForASeat();
    }

    private void worksForASeat() throws Exception {
        robot.interact(() -> robot.lookup("#mining-choice").<ComboBox<String>>query().setValue("worker"));
        says("#mining-fact-uid", "not registered");
        window.fire("#mining-register");
        window.fire("#seat-work");
        signs();
        says("#seat-fact-uid", "yes, UID");
    }
}
