package tern.app.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import tern.app.review.ReviewModel.Phase;
import tern.app.transact.PracticeWorld;
import tern.app.transact.TransactionDesk;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Networks;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// What is reviewed is rao; what that is worth stands beside it while it is known, and changes nothing.
@ExtendWith(ApplicationExtension.class)
class ReviewWorthTest {

    private static final AccountId FRIEND = AccountId.of(Hash32.parse("0x" + "3d".repeat(32)).bytes());
    private static final Rao AMOUNT = Rao.of(242_500_666L);
    private static final Texts TEXTS = Texts.load(Locale.ENGLISH);

    @TempDir
    private static Path home;
    private static PracticeWorld world;
    private static AccountId payer;

    private final ReviewModel model = new ReviewModel();
    private volatile Optional<ReviewPicture.Worth> worth = Optional.empty();

    @BeforeAll
    static void starts() throws Exception {
        world = PracticeWorld.start(home);
        payer = world.wallet("payer", Optional.empty());
        world.give(payer, "100");
    }

    @AfterAll
    static void stops() {
        world.close();
    }

    private void until(FxRobot robot, Phase phase) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            Phase[] now = new Phase[1];
            robot.interact(() -> now[0] = model.phase().get());
            return now[0] == phase;
        });
    }

    @Test
    void theValueStandsBelowTheAmountAndThePriceMayGo(FxRobot robot) {
        try (ExecutorService background = Executors.newCachedThreadPool();
                TransactionDesk desk = world.desk(List::of)) {
            ReviewPresenter presenter = new ReviewPresenter(model, desk, TEXTS, new TaoFormat(Locale.ENGLISH),
                    new ReviewPresenter.Ports(background, robot::interact, (_, action) -> {
                        action.run();
                        return () -> {};
                    }, (network, amount) -> {
                        assertThat(network.id()).isEqualTo("practice");
                        assertThat(amount).isEqualTo(AMOUNT);
                        return worth;
                    }));
            worth = Optional.of(new ReviewPicture.Worth("about $99.99", "1 τ = $412.37"));
            ReviewPresenter.Wish wish = new ReviewPresenter.Wish(Networks.practice(), "payer",
                    new Intent.Transfer(payer, FRIEND, AMOUNT, true), _ -> {});
            robot.interact(() -> presenter.open(wish));
            until(robot, Phase.READY);
            ReviewPicture picture = model.picture().get().orElseThrow();
            assertThat(picture.worth()).isEqualTo(worth);
            assertThat(words(robot, picture)).containsSubsequence("0.242500666 τ", "about $99.99", "1 τ = $412.37");

            worth = Optional.empty();
            assertThat(model.picture().get()).as("what is reviewed stays").contains(picture);
            robot.interact(presenter::back);
            robot.interact(() -> presenter.open(wish));
            until(robot, Phase.READY);
            ReviewPicture second = model.picture().get().orElseThrow();
            assertThat(second.amount()).isEqualTo(AMOUNT);
            assertThat(second.worth()).isEmpty();
            assertThat(words(robot, second)).contains("0.242500666 τ").doesNotContain("about $99.99");
            robot.interact(presenter::dispose);
        }
    }

    private static List<String> words(FxRobot robot, ReviewPicture picture) {
        List<String> words = new ArrayList<>();
        robot.interact(() -> new ReviewRows(TEXTS, new TaoFormat(Locale.ENGLISH)).of(picture)
                .forEach(row -> collect(row, words)));
        return words;
    }

    private static void collect(Node node, List<String> words) {
        if (node instanceof Labeled labeled) {
            words.add(labeled.getText());
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, words));
        }
    }
}
