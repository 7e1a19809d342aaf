package tern.app.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import tern.app.transact.PracticeWorld;
import tern.app.transact.Prepared;
import tern.app.transact.TransactionDesk;
import tern.app.transact.TransactionState.Stage;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Networks;
import tern.wallet.crypto.Blake2;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// What the window's review says of stake: an amount of it is never shown as TAO.
@ExtendWith(ApplicationExtension.class)
class StakeReviewTest {

    private static final AccountId FRIEND = AccountId.of(Hash32.parse("0x" + "3d".repeat(32)).bytes());
    private static final String SEED = "tern practice 1 validator hotkey 7";
    private static final AccountId VALIDATOR = AccountId.of(Blake2.hash256(SEED.getBytes(StandardCharsets.UTF_8)));

    @TempDir
    private static Path home;
    private static PracticeWorld world;
    private static AccountId giver;

    private final Texts texts = Texts.load(Locale.ENGLISH);
    private final ReviewModel model = new ReviewModel();
    private final BlockingQueue<Runnable> ui = new LinkedBlockingQueue<>();
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private TransactionDesk desk;
    private ReviewPresenter presenter;

    @BeforeAll
    static void starts() throws Exception {
        world = PracticeWorld.start(home);
        giver = world.wallet("giver", Optional.empty());
        world.give(giver, "50");
    }

    @AfterAll
    static void stops() {
        world.close();
    }

    @BeforeEach
    void opens() {
        desk = world.desk(() -> List.of());
        presenter = new ReviewPresenter(model, desk, texts, new TaoFormat(Locale.ENGLISH),
                new ReviewPresenter.Ports(background, ui::add, (_, _) -> () -> {}, (_, _) -> Optional.empty()));
    }

    @AfterEach
    void closes() {
        presenter.dispose();
        desk.close();
        background.shutdownNow();
    }

    /// Runs what comes to the window's thread until something holds.
    private void until(Callable<Boolean> condition) {
        await().pollInSameThread().atMost(Duration.ofSeconds(30)).until(() -> {
            for (Runnable next = ui.poll(); next != null; next = ui.poll()) {
                next.run();
            }
            return condition.call();
        });
    }

    private String amount(FxRobot robot, Intent intent) {
        presenter.open(presenter.wish(Networks.practice(), "giver", intent, () -> {}));
        until(() -> model.picture().get().isPresent());
        ReviewPicture picture = model.picture().get().orElseThrow();
        presenter.back();
        String[] shown = new String[1];
        robot.interact(() -> {
            VBox rows = new VBox();
            rows.getChildren().setAll(new ReviewRows(texts, new TaoFormat(Locale.ENGLISH)).of(picture));
            Node value = rows.lookup("#review-amount");
            shown[0] = ((Label) value).getText();
        });
        return shown[0];
    }

    @Test
    void stakeIsCountedInItsSubnetsUnit(FxRobot robot) throws Exception {
        Intent add = new Intent.AddStake(giver, VALIDATOR, 1, Rao.parseTao("10"), Optional.empty());
        assertThat(amount(robot, add)).isEqualTo("10.000000000 τ");
        Prepared prepared = desk.prepare(Networks.practice(), "giver", add);
        Hash32 sent = desk.send(prepared, Optional.empty());
        until(() -> desk.current()
                .stream()
                .anyMatch(state -> state.hash().equals(sent) && state.stage() == Stage.FINALIZED));
        assertThat(amount(robot, new Intent.TransferStake(giver, FRIEND, VALIDATOR, 1, Rao.parseTao("2"))))
                .isEqualTo("2.000000000 α");
        assertThat(amount(robot, new Intent.RemoveStake(giver, VALIDATOR, 1, Optional.of(Rao.parseTao("2")),
                Optional.empty()))).isEqualTo("2.000000000 α");
    }
}
