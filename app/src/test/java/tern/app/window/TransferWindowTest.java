package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
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
import org.testfx.util.WaitForAsyncUtils;
import tern.app.boot.PendingTransactions;
import tern.app.feed.ChainTap;
import tern.app.feed.LivePortfolioService;
import tern.app.feed.Problem;
import tern.app.help.GuidePage;
import tern.app.shell.ShellPresenter.Wish;
import tern.app.theme.Theme;
import tern.app.transact.PracticeWorld;
import tern.node.practice.control.PracticeCalls;
import tern.wallet.bittensor.Networks;
import tern.wallet.bittensor.SystemAccounts;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainOptions;
import tern.wallet.chain.ChainRead;
import tern.wallet.chain.Network;
import tern.wallet.chain.Pending;
import tern.wallet.keys.AccountId;
import tern.wallet.keystore.Keystore;
import tern.wallet.scale.Value;
import tern.wallet.units.Hash32;

/// «Send and receive» and the review in the real window, over the socket of a practice node in a process of its own.
@ExtendWith(ApplicationExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TransferWindowTest {

    private static final AccountId FRIEND = account("3d");

    @TempDir
    private static Path home;
    private static PracticeWorld world;
    private static AccountId savings;

    private Stage stage;
    private WindowRig window;
    private LivePortfolioService source;
    private ExecutorService files;

    private static AccountId account(String hex) {
        return AccountId.of(Hash32.parse("0x" + hex.repeat(32)).bytes());
    }

    @BeforeAll
    static void starts() throws Exception {
        // a slow machine takes its time over a password: the blocks of a review must not have passed by then
        world = PracticeWorld.start(home, "current", Duration.ofSeconds(2));
        savings = world.wallet("savings", Optional.of(PracticeWorld.PASSWORD));
        AccountId spending = world.wallet("spending", Optional.empty());
        world.give(savings, "1000");
        world.give(spending, "100");
        Keystore.open(world.folders().wallets()).addWatchOnly("friend", FRIEND);
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
        if (window != null) {
            window.picture("last-" + test.getTestMethod().orElseThrow().getName());
        }
        shut(robot);
        robot.interact(stage::hide);
    }

    private void open(FxRobot robot, String wallet, Theme theme, int width, int height) {
        open(robot, wallet, theme, width, height, Locale.ENGLISH);
    }

    private void open(FxRobot robot, String wallet, Theme theme, int width, int height, Locale locale) {
        files = Executors.newSingleThreadExecutor();
        ChainOptions options = ChainOptions.standard().withMetadataCache(world.folders().metadataCache());
        source = new LivePortfolioService(options, world.practice(), new ChainTap(), InstantSource.system(),
                defect -> new Problem(defect.toString(), Optional.empty()));
        MainScene.Parts parts = WindowParts.on(world.folders(), source, files, world::desk)
                .at(locale, InstantSource.system())
                .parts();
        window = new WindowRig(stage, robot, parts, width, height,
                new Wish(Optional.of(Networks.practice()), Optional.of(wallet), Optional.of(theme)));
        until(() -> window.shows("#home-total"));
        robot.clickOn("#nav-transfer");
        until(() -> window.shows("#transfer"));
    }

    private void open(FxRobot robot, String wallet) {
        open(robot, wallet, Theme.DARK, 1440, 900);
    }

    private void shut(FxRobot robot) {
        if (window != null) {
            window.close();
            source.close();
            files.shutdownNow();
            window = null;
        }
    }

    private static List<PendingTransactions.Entry> pending() throws Exception {
        return new PendingTransactions(world.folders()).all();
    }

    private static long free(AccountId account) throws Exception {
        ChainOptions options = ChainOptions.standard().withMetadataCache(world.folders().metadataCache());
        Network practice = world.practice().resolve(Networks.practice(), _ -> {});
        try (ChainClient chain = ChainClient.connect(practice, options)) {
            ChainRead read = chain.read(chain.blockAtConnect().hash());
            Pending<Optional<Value>> found = read.storage("System", "Account", Value.of(account.bytes()));
            read.execute();
            return found.get().isEmpty() ? 0 : found.get().get().field("data").field("free").asLong();
        }
    }

    /// Fills in the form and opens the review.
    private void review(FxRobot robot, String to, String amount) {
        window.fill("#send-to", to);
        window.fill("#send-amount", amount);
        until(() -> window.shows("#send-fee"));
        robot.clickOn("#send-review");
        until(() -> window.shows("#review-amount"));
        until(() -> !robot.lookup("#review-sign").query().isDisabled());
    }

    private static void until(Callable<Boolean> condition) {
        WindowRig.until(Duration.ofSeconds(90), condition);
    }

    @Test
    @Order(1)
    void receiveShowsTheAddressAsLettersAndAsACodeAndSaysWhatWasCopied(FxRobot robot) {
        open(robot, "savings");
        until(() -> window.shows("#receive-qr"));
        until(() -> window.shows("#send-free"));
        assertThat(window.text("#send-free")).isEqualTo("Free to use: 1,000.0000 τ");
        window.shortcut(KeyCode.H);
        assertThat(window.text("#send-free")).startsWith("Free to use: •").doesNotContainPattern("\\d");
        assertThat(robot.lookup("#send-free").query().getAccessibleText()).doesNotContainPattern("\\d");
        window.picture("transfer-dark-hidden");
        window.shortcut(KeyCode.H);
        assertThat(robot.lookup("#receive-address").query().getAccessibleText().replace(" ", ""))
                .isEqualTo(savings.address());
        robot.clickOn("#receive-copy");
        until(() -> window.text("#toast").equals("Address of savings copied"));
        String[] copied = new String[1];
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertThat(copied[0]).isEqualTo(savings.address());
        window.picture("transfer-dark-1440x900");

        // what the code says is read back from its own picture
        WritableImage[] picture = new WritableImage[1];
        robot.interact(() -> {
            picture[0] = robot.lookup("#receive-qr").query().snapshot(null, null);
            ClipboardContent content = new ClipboardContent();
            content.putImage(picture[0]);
            Clipboard.getSystemClipboard().setContent(content);
        });
        robot.clickOn("#send-qr-paste");
        until(() -> robot.lookup("#send-to").<TextInputControl>query().getText().equals(savings.address()));
        window.fill("#send-amount", "1");
        until(() -> window.shows("#send-to-wrong"));
        assertThat(window.text("#send-to-wrong")).contains("the same account");
    }

    /// Where stands what is below the two fields.
    private static List<Double> heights(FxRobot robot) {
        return List.of("#send-amount", "#send-close", "#send-review")
                .stream()
                .map(query -> robot.lookup(query).<Node>query())
                .map(node -> node.localToScene(node.getLayoutBounds()).getMinY())
                .toList();
    }

    @Test
    @Order(2)
    void everyWrongInputIsSaidBesideItsField(FxRobot robot) {
        open(robot, "savings", Theme.LIGHT, 1440, 900);
        List<Double> before = heights(robot);
        robot.clickOn("#send-review");
        until(() -> window.shows("#send-to-wrong") && window.shows("#send-amount-wrong"));
        WindowRig.fx(() -> window.main().scene().getRoot().layout());
        assertThat(heights(robot)).as("nothing moves for what is wrong").isEqualTo(before);
        window.fill("#send-to", "5Grwva");
        until(() -> window.shows("#send-to-wrong"));
        assertThat(window.text("#send-to-wrong")).contains("48 characters");
        window.fill("#send-amount", "12,5");
        until(() -> window.shows("#send-amount-wrong"));
        assertThat(window.text("#send-amount-wrong")).contains("no commas");
        window.picture("transfer-light-wrong");
        window.fill("#send-to", SystemAccounts.subnetPot(1).address());
        window.fill("#send-amount", "12.5");
        until(() -> window.shows("#send-to-wrong"));
        assertThat(window.text("#send-to-wrong")).contains("subnet's own account");
        window.fill("#send-to", FRIEND.address());
        window.fill("#send-amount", "99999");
        until(() -> window.shows("#send-amount-wrong"));
        assertThat(window.text("#send-amount-wrong")).contains("not enough free TAO");
        window.fill("#send-to", "frie");
        until(() -> window.shows("#send-suggestion-friend"));
        WindowRig.fx(() -> window.main().scene().getRoot().layout());
        assertThat(heights(robot).getFirst()).as("nor for names").isEqualTo(before.getFirst());
        robot.clickOn("#send-suggestion-friend");
        until(() -> window.shows("#send-found"));
        assertThat(window.shows("#send-to-nobody")).isFalse();
        WindowRig.fx(() -> window.main().scene().getRoot().layout());
        assertThat(heights(robot).getFirst()).as("nor for whom was found").isEqualTo(before.getFirst());
        robot.clickOn("#send-free");
        until(() -> robot.lookup("#send-amount").<TextInputControl>query().getText().startsWith("999.99"));
        robot.clickOn("#send-half");
        until(() -> robot.lookup("#send-amount").<TextInputControl>query().getText().startsWith("499.9"));
        until(() -> window.shows("#send-fee"));
        window.picture("transfer-light-1440x900");
        robot.clickOn("#send-all");
        until(() -> robot.lookup("#send-amount").<TextInputControl>query().getText().startsWith("999.99"));
        robot.clickOn("#send-close");
        until(() -> window.shows("#send-everything"));
        assertThat(window.shows("#send-close-means")).isTrue();
    }

    @Test
    @Order(2)
    void aGermanTypesACommaAndSoDoesTern(FxRobot robot) {
        open(robot, "savings", Theme.LIGHT, 1440, 900, Locale.GERMANY);
        TextInputControl amount = robot.lookup("#send-amount").query();
        assertThat(amount.getPromptText()).isEqualTo("0,0");
        window.fill("#send-to", FRIEND.address());
        window.fill("#send-amount", "1.284,53");
        until(() -> window.shows("#send-amount-wrong"));
        assertThat(window.text("#send-amount-wrong")).contains("1284,53");
        robot.clickOn("#send-half");
        until(() -> amount.getText().startsWith("499,9"));
        until(() -> window.shows("#send-fee"));
        String half = amount.getText();
        window.fill("#send-amount", "1,5");
        until(() -> window.shows("#send-fee"));
        assertThat(window.shows("#send-amount-wrong")).isFalse();
        window.fill("#send-amount", half);
        until(() -> window.shows("#send-fee"));
        window.picture("transfer-light-german");
    }

    @Test
    @Order(3)
    void aWrongPasswordIsSaidAndADoubleClickSignsOnce(FxRobot robot) throws Exception {
        long before = free(FRIEND);
        open(robot, "savings");
        review(robot, FRIEND.address(), "12.5");
        assertThat(window.text("#review-title")).isEqualTo("Send 12.5000 τ");
        assertThat(window.text("#review-amount")).isEqualTo("12.500000000 τ");
        assertThat(window.text("#review-digest")).isEqualTo("Checked");
        assertThat(window.shows("#review-warning-first-time")).isTrue();
        window.picture("review-dark-1440x900");
        assertThat(GuideWindowTest.helpOn(window.main())).isEqualTo(GuidePage.REVIEW);
        robot.clickOn("#review-password").write("not it").type(KeyCode.ENTER);
        until(() -> window.shows("#review-password-wrong"));
        assertThat(window.text("#review-password-wrong")).contains("Nothing was signed");
        assertThat(robot.lookup("#review-sign").query().isDisabled()).as("slowed down").isTrue();
        assertThat(window.text("#review-amount")).isEqualTo("12.500000000 τ");
        window.picture("review-dark-wrong-password");
        until(() -> !robot.lookup("#review-sign").query().isDisabled());
        robot.clickOn("#review-password").write(PracticeWorld.PASSWORD);
        robot.doubleClickOn("#review-sign");
        until(() -> !window.shows("#review"));
        until(() -> window.shows("#sent-stage") && window.text("#sent-stage").equals("Finalized"));
        window.picture("transfer-dark-sent");
        assertThat(free(FRIEND) - before).as("once").isEqualTo(12_500_000_000L);
        assertThat(robot.lookup("#send-to").<TextInputControl>query().getText()).isEmpty();
        assertThat(window.text("#sent-sentence")).contains("12.500000000 τ moved");
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(pending()).isEmpty());
    }

    @Test
    @Order(4)
    void backKeepsWhatWasTypedAndEscapeIsBack(FxRobot robot) {
        open(robot, "savings", Theme.LIGHT, 1440, 900);
        review(robot, FRIEND.address(), "3.25");
        window.picture("review-light-1440x900");
        robot.clickOn("#review-back");
        until(() -> !window.shows("#review"));
        assertThat(robot.lookup("#send-amount").<TextInputControl>query().getText()).isEqualTo("3.25");
        assertThat(robot.lookup("#send-to").<TextInputControl>query().getText()).isEqualTo(FRIEND.address());
        robot.clickOn("#send-review");
        until(() -> window.shows("#review-amount"));
        robot.type(KeyCode.ESCAPE);
        until(() -> !window.shows("#review"));
    }

    @Test
    @Order(4)
    void theLockDropsAHalfTypedPasswordAndKeepsTheReview(FxRobot robot) {
        open(robot, "savings");
        review(robot, FRIEND.address(), "3.25");
        robot.clickOn("#review-password").write("half of my pass");
        robot.clickOn("#review-password-show");
        until(() -> robot.lookup("#review-password-shown").<TextInputControl>query().getText().startsWith("half"));
        window.shortcut(KeyCode.L);
        until(() -> window.shows("#lock-password"));
        window.fill("#lock-password", "correct horse");
        window.fire("#lock-unlock");
        until(() -> window.shows("#review-amount"));
        assertThat(robot.lookup("#review-password").<TextInputControl>query().getText()).isEmpty();
        assertThat(robot.lookup("#review-password-shown").<TextInputControl>query().getText()).isEmpty();
        robot.interact(() -> robot.lookup("#review-password-shown").query().requestFocus());
        window.shortcut(KeyCode.Z);
        assertThat(robot.lookup("#review-password-shown").<TextInputControl>query().getText()).isEmpty();
        robot.type(KeyCode.ESCAPE);
        until(() -> !window.shows("#review"));
    }

    @Test
    @Order(5)
    void sendCanBeWalkedThroughByKeyboardAlone(FxRobot robot) throws Exception {
        long before = free(FRIEND);
        open(robot, "spending");
        robot.interact(() -> robot.lookup("#send-to").query().requestFocus());
        robot.write("friend").type(KeyCode.ENTER).write("1.5");
        until(() -> window.shows("#send-fee"));
        for (int i = 0; i < 12 && !window.main().scene().getFocusOwner().getId().equals("send-review"); i++) {
            robot.type(KeyCode.TAB);
        }
        robot.type(KeyCode.SPACE);
        until(() -> window.shows("#review-amount"));
        assertThat(window.shows("#review-no-password")).isTrue();
        until(() -> !robot.lookup("#review-sign").query().isDisabled());
        for (int i = 0; i < 6 && !window.main().scene().getFocusOwner().getId().equals("review-sign"); i++) {
            robot.type(KeyCode.TAB);
            assertThat(isInReview(window.main().scene().getFocusOwner())).as("the focus stays in the dialog").isTrue();
        }
        window.picture("review-dark-focus");
        robot.type(KeyCode.SPACE).type(KeyCode.SPACE);
        until(() -> window.shows("#sent-stage") && window.text("#sent-stage").equals("Finalized"));
        assertThat(free(FRIEND) - before).isEqualTo(1_500_000_000L);
    }

    private static boolean isInReview(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if ("review".equals(at.getId())) {
                return true;
            }
        }
        return false;
    }

    @Test
    @Order(6)
    void aWindowThatIsOpenedAgainTakesUpWhatIsOnItsWay(FxRobot robot) throws Exception {
        open(robot, "spending");
        review(robot, FRIEND.address(), "2");
        robot.clickOn("#review-sign");
        until(() -> window.shows("#sent-stage") && !window.text("#sent-stage").equals("Pending"));
        shut(robot);
        // the block is not final for some blocks of two seconds: what a closed window leaves behind is on the disk
        assertThat(pending()).hasSize(1);
        open(robot, "spending");
        until(() -> window.shows("#sent-stage") && window.text("#sent-stage").equals("Finalized"));
        assertThat(window.text("#sent-sentence")).contains("2.000000000 τ moved");
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(pending()).isEmpty());
    }

    @Test
    @Order(7)
    void whatIsOnlyWatchedReceivesAndSaysWhyItCannotSend(FxRobot robot) {
        open(robot, "savings");
        assertThat(window.shows("#receive-watched")).isFalse();
        shut(robot);
        open(robot, "friend");
        until(() -> window.shows("#send-no-key"));
        assertThat(window.text("#send-no-key")).contains("friend").contains("can receive but not send");
        assertThat(window.shows("#send-review")).isFalse();
        assertThat(window.shows("#receive-qr")).isTrue();
        window.picture("transfer-dark-watch-only");
        // another wallet has its key here
        assertThat(window.text("#send-no-key-go")).isEqualTo("Choose a wallet");
        window.fire("#send-no-key-go");
        until(() -> window.shows("#wallet-panel"));
        window.fire("#wallet-item-savings");
        until(() -> window.shows("#send-review") && !window.shows("#send-no-key"));
    }

    @Test
    @Order(7)
    void whatTheCommandLineSentIsListedWithItsWallet(FxRobot robot) throws Exception {
        long best;
        try (PracticeCalls calls = world.calls()) {
            best = calls.standing().best();
        }
        String hash = "0x" + "ab".repeat(32);
        new PendingTransactions(world.folders()).add(new PendingTransactions.Entry(
                world.node().genesis().orElseThrow(), FRIEND.address(), 0, hash, Math.max(0, best - 1), best + 64,
                "give 100.000000000 α3 of stake on subnet 3", Map.of("action", "stake-transfer")), Set.of());
        open(robot, "savings");
        until(() -> window.shows("#sent-what"));
        assertThat(window.text("#sent-what"))
                .isEqualTo("Give 100.000000000 α3 of stake on subnet 3 (wallet “friend”)");
        assertThat(robot.lookup("Sent lately from this computer").tryQuery()).isPresent();
        shut(robot);
        new PendingTransactions(world.folders()).removeIf(one -> one.hash().equals(hash));
    }

    @Test
    @Order(8)
    void itFitsTheSmallestWindowAndTwiceTheSize(FxRobot robot) {
        open(robot, "savings", Theme.DARK, 1024, 700);
        review(robot, FRIEND.address(), "12.5");
        window.picture("review-dark-1024x700");
        within(robot, "#review-sign", 1024, 700);
        robot.clickOn("#review-back");
        until(() -> !window.shows("#review"));
        window.picture("transfer-dark-1024x700");
        for (int i = 0; i < 10; i++) {
            robot.press(KeyCode.CONTROL, KeyCode.PLUS).release(KeyCode.PLUS, KeyCode.CONTROL);
        }
        WaitForAsyncUtils.waitForFxEvents();
        window.picture("transfer-dark-1024x700-zoom-200");
        robot.interact(() -> robot.lookup("#send-review").<Button>query().fire());
        until(() -> window.shows("#review-amount"));
        until(() -> window.shows("#review-more"));
        assertThat(window.text("#review-unread")).contains("warning further down");
        within(robot, "#review-more", 1024, 700);
        window.picture("review-dark-1024x700-zoom-200-unread");
        until(() -> {
            if (window.shows("#review-more")) {
                assertThat(robot.lookup("#review-sign").query().isDisabled()).as("not in view yet").isTrue();
                robot.interact(() -> {
                    robot.lookup("#review-more").query().requestFocus();
                    robot.lookup("#review-more").<Button>query().fire();
                });
            }
            return !window.shows("#review-more");
        });
        assertThat(window.main().scene().getFocusOwner().getId()).as("what is typed next").isEqualTo("review-password");
        until(() -> !robot.lookup("#review-sign").query().isDisabled());
        window.picture("review-dark-1024x700-zoom-200");
        within(robot, "#review-sign", 1024, 700);
        within(robot, "#review-password", 1024, 700);
        robot.type(KeyCode.ESCAPE);
        robot.press(KeyCode.CONTROL, KeyCode.DIGIT0).release(KeyCode.DIGIT0, KeyCode.CONTROL);
    }

    private static void within(FxRobot robot, String query, double width, double height) {
        Node node = robot.lookup(query).query();
        var bounds = node.localToScene(node.getLayoutBounds());
        assertThat(bounds.getMinX()).as(query).isGreaterThanOrEqualTo(-1);
        assertThat(bounds.getMaxX()).as(query).isLessThanOrEqualTo(width + 1);
        assertThat(bounds.getMaxY()).as(query).isLessThanOrEqualTo(height + 1);
    }

    @Test
    @Order(8)
    void aRealNetworkIsNotReachedBeforeThePageAboutItAndTakesNoFormAlong(FxRobot robot) {
        open(robot, "spending");
        window.fill("#send-to", FRIEND.address());
        window.fire("#send-close");
        robot.clickOn("#nav-stake");
        until(() -> window.shows("#stake-amount"));
        window.fill("#stake-amount", "2");
        robot.clickOn("#nav-transfer");
        robot.clickOn("#network-card");
        until(() -> window.shows("#network-endpoint"));
        window.fill("#network-endpoint", "ws://127.0.0.1:1");
        robot.clickOn("#network-endpoint").type(KeyCode.ENTER);
        until(() -> window.shows("#leaves"));
        assertThat(window.text("#leaves-command-line")).contains("command line");
        assertThat(source.current().network().orElseThrow().id()).isEqualTo("practice");
        window.picture("leaves-real-network");
        window.fire("#leaves-on");
        until(() -> source.current().network().filter(network -> !network.id().equals("practice")).isPresent());
        until(() -> robot.lookup("#send-to").<TextInputControl>query().getText().isEmpty());
        assertThat(robot.lookup("#send-close").<CheckBox>query().isSelected()).isFalse();
        assertThat(window.shows("#sent-what")).as("sent on the practice network").isFalse();
        robot.clickOn("#nav-stake");
        until(() -> window.shows("#stake-composer"));
        assertThat(robot.lookup("#stake-amount").<TextInputControl>query().getText()).isEmpty();
        robot.clickOn("#nav-transfer");
        robot.interact(() -> window.main().view().openNetworks(robot.lookup("#network-card").query()));
        window.fire("#network-item-practice");
        until(() -> window.shows("#send-to"));
    }

    @Test
    @Order(9)
    void anUpgradeWhileTheReviewIsOpenRefusesItWithTheReason(FxRobot robot) throws Exception {
        open(robot, "spending");
        review(robot, FRIEND.address(), "1");
        try (PracticeCalls calls = world.calls()) {
            calls.upgrade("future");
        }
        until(() -> window.shows("#review-problem-sentence"));
        assertThat(window.text("#review-problem-sentence")).contains("Nothing can be signed until Tern is updated");
        assertThat(window.shows("#review-sign")).isFalse();
        assertThat(window.shows("#review-note")).isTrue();
        window.picture("review-dark-refused");
        robot.clickOn("#review-back");
        until(() -> !window.shows("#review"));
        assertThat(robot.lookup("#send-amount").<TextInputControl>query().getText()).isEqualTo("1");
    }
}
