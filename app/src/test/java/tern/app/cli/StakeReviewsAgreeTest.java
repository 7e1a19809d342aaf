package tern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.app.review.ReviewModel;
import tern.app.review.ReviewPicture;
import tern.app.review.ReviewPresenter;
import tern.app.transact.AddressNames;
import tern.app.transact.PracticeWorld;
import tern.app.transact.TransactionDesk;
import tern.app.transact.Warning;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.node.practice.control.PracticeCalls;
import tern.wallet.bittensor.AtLimit;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Networks;
import tern.wallet.crypto.Blake2;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;
import tools.jackson.databind.JsonNode;

/// The review in the window and that of the command line, of the same wish at the same block: the world stands still,
/// so that every number has to be the same to the rao.
class StakeReviewsAgreeTest {

    private static final AccountId ONE = validator(3);
    private static final AccountId OTHER = validator(7);
    private static final AccountId FRIEND = AccountId.of(Hash32.parse("0x" + "3d".repeat(32)).bytes());

    @TempDir
    private static Path home;
    private static PracticeWorld world;
    private static AccountId holder;

    private final BlockingQueue<Runnable> ui = new LinkedBlockingQueue<>();

    private static AccountId validator(int number) {
        return AccountId.of(Blake2.hash256(
                ("tern practice 1 validator hotkey " + number).getBytes(StandardCharsets.UTF_8)));
    }

    @BeforeAll
    static void starts() throws Exception {
        world = PracticeWorld.start(home, "current", Duration.ZERO);
        holder = world.wallet("holder", Optional.empty());
        world.give(holder, "500");
        try (TransactionDesk desk = world.desk(AddressNames.none()); PracticeCalls calls = world.calls()) {
            for (int netuid : List.of(3, 4, 0)) {
                desk.send(desk.prepare(Networks.practice(), "holder", new Intent.AddStake(holder, ONE, netuid,
                        Rao.parseTao("20"), Optional.empty())), Optional.empty());
                // sent on a thread of the desk's own: the block that holds it is one of the next
                await().pollInSameThread().atMost(Duration.ofSeconds(30)).until(() -> {
                    calls.advance(1);
                    return desk.current().stream().allMatch(state -> state.block().isPresent());
                });
            }
            calls.advance(400);
        }
    }

    @AfterAll
    static void stops() {
        world.close();
    }

    @Test
    void everyNumberOfAReviewIsTheSameInTheWindowAndOnTheCommandLine() throws Exception {
        ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
        ReviewModel model = new ReviewModel();
        try (TransactionDesk desk = world.desk(AddressNames.none())) {
            ReviewPresenter presenter = new ReviewPresenter(model, desk, Texts.load(Locale.ENGLISH),
                    new TaoFormat(Locale.ENGLISH), new ReviewPresenter.Ports(background, ui::add, (_, _) -> () -> {},
                            (_, _) -> Optional.empty(), InstantSource.system()));
            String one = ONE.address();
            String other = OTHER.address();
            Rao two = Rao.parseTao("2");
            same(presenter, model, new Intent.AddStake(holder, OTHER, 5, two, Optional.empty()), "add", "--netuid", "5",
                    "--hotkey", other, "--amount", "2");
            same(presenter, model, new Intent.AddStake(holder, OTHER, 0, two, Optional.empty()), "add", "--netuid", "0",
                    "--hotkey", other, "--amount", "2");
            same(presenter, model, new Intent.RemoveStake(holder, ONE, 3, Optional.of(two), Optional.empty()), "remove",
                    "--netuid", "3", "--hotkey", one, "--amount", "2");
            same(presenter, model, new Intent.RemoveStake(holder, ONE, 3, Optional.empty(), Optional.empty()),
                    "remove", "--netuid", "3", "--hotkey", one, "--all");
            same(presenter, model, new Intent.MoveStake(holder, ONE, OTHER, 3, Optional.of(two)), "move", "--netuid",
                    "3", "--hotkey", one, "--to-hotkey", other, "--amount", "2");
            same(presenter, model,
                    new Intent.SwapStake(holder, ONE, OTHER, 3, 5, Optional.of(two), Optional.empty(), AtLimit.STOP),
                    "swap", "--netuid", "3", "--hotkey", one, "--to-netuid", "5", "--to-hotkey", other, "--amount",
                    "2");
            same(presenter, model, new Intent.TransferStake(holder, FRIEND, ONE, 3, two), "transfer", "--netuid", "3",
                    "--hotkey", one, "--to", FRIEND.address(), "--amount", "2");
            ReviewPicture exit = same(presenter, model,
                    new Intent.RemoveAllStake(holder, Optional.empty(), Optional.empty()), "exit");
            assertThat(exit.facts()).extracting(ReviewPicture.Fact::id).contains("part-1", "part-2", "part-3");
            presenter.dispose();
        } finally {
            background.shutdownNow();
        }
    }

    private ReviewPicture same(ReviewPresenter presenter, ReviewModel model, Intent intent, String... wish) {
        presenter.open(presenter.wish(Networks.practice(), "holder", intent, () -> {}));
        await().pollInSameThread().atMost(Duration.ofSeconds(30)).until(() -> {
            for (Runnable next = ui.poll(); next != null; next = ui.poll()) {
                next.run();
            }
            return model.picture().get().isPresent() || model.problem().get().isPresent();
        });
        assertThat(model.problem().get()).isEmpty();
        ReviewPicture window = model.picture().get().orElseThrow();
        presenter.back();
        FrontDoor.Result result = FrontDoor.at(home)
                .run(FrontDoor.with(FrontDoor.with(new String[]{"stake", wish[0], "--from", "holder"},
                        java.util.Arrays.copyOfRange(wish, 1, wish.length)), "--dry-run", "--json"));
        assertThat(result.code()).as(result.toString()).isZero();
        JsonNode review = result.json().path("review");
        String what = String.join(" ", wish);
        assertThat(window.amount()).as(what).isEqualTo(rao(review.path("amountRao")));
        assertThat(window.unit().equals("τ")).as(what).isEqualTo(review.path("unit").stringValue().equals("TAO"));
        assertThat(window.fee()).as(what).isEqualTo(rao(review.path("feeRao")));
        assertThat(window.after()).as(what)
                .isEqualTo(review.path("freeAfterRao").isNull()
                        ? Optional.empty()
                        : Optional.of(rao(review.path("freeAfterRao"))));
        assertThat(window.call()).as(what).isEqualTo(review.path("call").stringValue());
        fact(window, "receive").ifPresent(
                value -> assertThat(value).as(what).isEqualTo(rao(review.path("expectedRao"))));
        fact(window, "limit").ifPresent(
                value -> assertThat(value).as(what).isEqualTo(rao(review.path("limitPriceRao"))));
        assertThat(window.warnings()).as(what)
                .extracting(Warning::sentence)
                .containsExactlyElementsOf(StreamSupport.stream(review.path("warnings").spliterator(), false)
                        .map(JsonNode::stringValue)
                        .toList());
        int part = 0;
        for (JsonNode told : review.path("parts")) {
            part++;
            assertThat(text(window, "part-" + part).orElseThrow()).as(what)
                    .contains(new TaoFormat(Locale.ENGLISH).exact(rao(told.path("expectedRao")), "τ"));
        }
        assertThat(text(window, "part-" + (part + 1))).as(what).isEmpty();
        return window;
    }

    private static Rao rao(JsonNode node) {
        return Rao.of(Long.parseLong(node.stringValue()));
    }

    private static Optional<String> text(ReviewPicture picture, String id) {
        return picture.facts().stream().filter(one -> one.id().equals(id)).findFirst().map(ReviewPicture.Fact::value);
    }

    /// `0.028500000 τ, else nothing is traded` in rao.
    private static Optional<Rao> fact(ReviewPicture picture, String id) {
        return text(picture, id).map(words -> Rao.of(new BigDecimal(words.substring(0, words.indexOf(' '))
                .replace(",", "")).movePointRight(9).longValueExact()));
    }
}
