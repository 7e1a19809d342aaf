package tern.app.window;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import tern.app.boot.PendingTransactions;
import tern.app.feed.ChainTap;
import tern.app.feed.LivePortfolioService;
import tern.app.feed.PortfolioState;
import tern.app.feed.Problem;
import tern.app.shell.ShellPresenter.Wish;
import tern.app.theme.Theme;
import tern.app.transact.PracticeWorld;
import tern.app.transact.TransactionDesk;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainOptions;
import tern.wallet.chain.ChainRead;
import tern.wallet.chain.Network;
import tern.wallet.chain.Pending;
import tern.wallet.keys.AccountId;
import tern.wallet.rpc.RpcOptions;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// The window on «Send and receive» over a practice node, or over what stands before it, and what a person does there.
final class SendRig implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PracticeWorld world;
    private final FxRobot robot;
    private final LivePortfolioService source;
    private final ExecutorService files = Executors.newSingleThreadExecutor();
    private final WindowRig window;

    /// Without a cache of metadata: what the node says of itself is what counts.
    SendRig(Stage stage, FxRobot robot, PracticeWorld world, Network network, String wallet) throws IOException {
        this(stage, robot, world, network, wallet, Locale.ENGLISH);
    }

    /// @param locale of the window; what is said far from it follows the display's, which is the caller's to set
    SendRig(Stage stage, FxRobot robot, PracticeWorld world, Network network, String wallet, Locale locale)
            throws IOException {
        this.world = world;
        this.robot = robot;
        // the page about what leaves this computer was seen already
        if (!Files.exists(world.folders().settingsFile())) {
            Files.writeString(world.folders().settingsFile(), "{\"leaves\":\"seen\"}");
        }
        ChainOptions options = ChainOptions.standard()
                .withRpc(RpcOptions.defaults()
                        .withCallTimeout(Duration.ofSeconds(4))
                        .withConnectTimeout(Duration.ofSeconds(4))
                        .withReadRetries(1)
                        .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(1)));
        source = new LivePortfolioService(options, world.practice(), new ChainTap(), InstantSource.system(),
                defect -> new Problem("A defect: " + defect, Optional.empty()));
        MainScene.Parts parts = WindowParts.on(world.folders(), source, files,
                names -> new TransactionDesk(new TransactionDesk.Tools(world.folders(), names, world.practice(),
                        options, InstantSource.system(), Duration.ofMillis(300))))
                .at(locale, InstantSource.system())
                .parts();
        window = new WindowRig(stage, robot, parts, 1440, 900,
                new Wish(Optional.of(network), Optional.of(wallet), Optional.of(Theme.DARK)));
        until(() -> window.shows("#home-total"));
        go("transfer");
        until(() -> window.shows("#send-to"));
    }

    WindowRig window() {
        return window;
    }

    PortfolioState now() {
        return source.current();
    }

    void go(String page) {
        robot.interact(() -> window.main().view().open(page));
        WindowRig.settle();
    }

    static void until(Callable<Boolean> condition) {
        WindowRig.until(PATIENCE, condition);
    }

    String typed(String query) {
        return robot.lookup(query).<TextInputControl>query().getText();
    }

    /// Types recipient and amount, and waits until the fee stands below.
    void fill(AccountId to, String amount) {
        window.fill("#send-to", "");
        window.fill("#send-to", to.address());
        window.fill("#send-amount", amount);
        until(() -> window.shows("#send-fee"));
    }

    /// Opens the review and waits until it says something.
    void review() {
        until(() -> window.shows("#send-review"));
        window.fire("#send-review");
        until(() -> isSignable() || window.shows("#review-problem-sentence"));
    }

    /// Reads on where a warning was not in view yet.
    boolean isSignable() {
        window.readOn();
        return window.shows("#review-sign") && !robot.lookup("#review-sign").query().isDisabled();
    }

    String refusal() {
        until(() -> window.shows("#review-problem-sentence"));
        return window.text("#review-problem-sentence");
    }

    /// Tries a refused review again until it can be signed.
    void again() {
        until(() -> {
            if (window.shows("#review-problem-retry")) {
                robot.lookup("#review-problem-retry").<Button>query().fire();
            }
            return isSignable();
        });
    }

    void back() {
        window.fire("#review-back");
        until(() -> !window.shows("#review"));
    }

    void sign() {
        until(this::isSignable);
        window.fire("#review-sign");
        until(() -> !window.shows("#review"));
    }

    /// Waits for the newest transaction's end.
    String ended(String stage) {
        until(() -> window.shows("#sent-stage") && window.text("#sent-stage").equals(stage));
        return window.text("#sent-sentence");
    }

    /// Waits for the feed to have read a block that is newer than all that were seen before.
    void follows() {
        long seen = now().head().map(block -> block.number()).orElse(0L);
        until(() -> now().snapshot().filter(read -> read.block().number() > seen).isPresent()
                && now().problem().isEmpty());
        // the feed tells the window, which shows it a moment later
        WindowRig.settle();
    }

    boolean nothingIsPending() throws Exception {
        return new PendingTransactions(world.folders()).all().isEmpty();
    }

    /// What the honest node knows of an account.
    Rao free(AccountId account) throws Exception {
        Network practice = world.practice().resolve(Networks.practice(), _ -> {});
        try (ChainClient chain = ChainClient.connect(practice, ChainOptions.standard())) {
            ChainRead read = chain.read(chain.blockAtConnect().hash());
            Pending<Optional<Value>> found = read.storage("System", "Account", Value.of(account.bytes()));
            read.execute();
            return found.get().isEmpty()
                    ? Rao.ZERO
                    : Rao.of(found.get().get().field("data").field("free").asLong());
        }
    }

    @Override
    public void close() {
        window.close();
        source.close();
        files.shutdownNow();
    }
}
