package tern.app.stake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tern.app.feed.NamedAccount;
import tern.app.feed.PortfolioState;
import tern.app.feed.Samples;
import tern.app.fx.LaterExecutor;
import tern.app.history.Reward;
import tern.app.history.Rewards;
import tern.app.history.ScriptedHistory;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.Networks;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// What stands under «Rewards», without a toolkit; what is read comes when the test says so.
class EarnedPresenterTest {

    private static final AccountId VALIDATOR = Samples.account("hotkey Taostats64");

    private final ScriptedHistory history = new ScriptedHistory();
    private final StakeModel stake = new StakeModel();
    private final TabsModel model = new TabsModel();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final EarnedPresenter presenter = new EarnedPresenter(model, stake, history,
            new StakePresenter.Ports(new LaterExecutor(waiting), Runnable::run, (_, _) -> () -> {}, (_, _, _, _) -> {},
                    _ -> {},
                    _ -> {}, () -> 0),
            Texts.load(Locale.ENGLISH), new TaoFormat(Locale.ENGLISH), ZoneOffset.UTC);

    private static Instant now() {
        return Samples.portfolio().blockTime().orElseThrow();
    }

    private static Reward reward(NamedAccount whose, int netuid, String validator, int daysAgo, String alpha) {
        return new Reward(now().minus(Duration.ofDays(daysAgo)), Samples.BLOCK - 7_200L * daysAgo, whose.account(),
                netuid, Samples.account(validator), Samples.tao(alpha), Optional.of(Samples.tao("0.5")),
                Rao.of(Samples.tao(alpha).value() / 2));
    }

    private void arrives() {
        while (!waiting.isEmpty()) {
            waiting.poll().run();
        }
    }

    private EarnedPicture picture() {
        return model.earned().get().orElseThrow();
    }

    @Test
    void eachDayOfEachPositionOnTheSubnetStandsThereAndNothingElse() {
        history.rewarded(new Rewards(List.of(reward(Samples.SAVINGS, 64, "hotkey Taostats64", 2, "1.5"),
                reward(Samples.SAVINGS, 64, "hotkey Taostats64", 1, "2"),
                reward(Samples.TRADING, 64, "other", 1, "0.25"), reward(Samples.SAVINGS, 4, "other", 1, "9"),
                reward(Samples.SAVINGS, 64, "hotkey Taostats64", 40, "100")), List.of(64, 64, 4)));
        presenter.show(of(Samples.SAVINGS, Samples.TRADING));
        presenter.choose(Optional.of(64));
        presenter.looked(true);
        assertThat(model.earned().get()).as("nothing is said before it was read").isEmpty();
        arrives();
        EarnedPicture picture = picture();
        assertThat(picture.rows()).extracting(EarnedPicture.Row::alpha)
                .containsExactlyInAnyOrder(Samples.tao("1.5"), Samples.tao("2"), Samples.tao("0.25"));
        assertThat(picture.rows().getLast().time()).isEqualTo(now().minus(Duration.ofDays(2)));
        assertThat(picture.alpha()).isEqualTo(Samples.tao("3.75"));
        assertThat(picture.value()).isEqualTo(Samples.tao("1.875"));
        assertThat(picture.wallets()).isTrue();
        assertThat(picture.data().orElseThrow().days()).as("a bar a day, a part a validator").hasSize(2);
        assertThat(picture.data().orElseThrow().series()).hasSize(2);
        assertThat(picture.data().orElseThrow().days().getLast().values())
                .as("the one that brought most comes first")
                .containsExactly(Samples.tao("2"), Samples.tao("0.25"));
        assertThat(String.join(" ", picture.notes())).contains("it is not known what was earned");
        presenter.span(EarnedSpan.YEAR);
        assertThat(model.earned().get()).as("a month is not a year").isEmpty();
        arrives();
        assertThat(picture().rows()).hasSize(4);
    }

    @Test
    void whatWasReadOfOtherAccountsOrAnotherSubnetIsNeverShown() {
        history.rewarded(new Rewards(List.of(reward(Samples.SAVINGS, 64, "hotkey Taostats64", 1, "2"),
                reward(Samples.TRADING, 64, "other", 1, "7"), reward(Samples.TRADING, 4, "other", 1, "3")),
                List.of()));
        presenter.show(of(Samples.SAVINGS));
        presenter.choose(Optional.of(64));
        presenter.looked(true);
        Runnable slow = waiting.poll();
        presenter.show(of(Samples.TRADING));
        presenter.choose(Optional.of(4));
        slow.run();
        assertThat(model.earned().get()).as("an older answer").isEmpty();
        arrives();
        assertThat(picture().netuid()).isEqualTo(4);
        assertThat(picture().rows()).extracting(EarnedPicture.Row::alpha).containsExactly(Samples.tao("3"));
        assertThat(picture().wallets()).isFalse();
        presenter.show(of(Samples.SAVINGS));
        assertThat(model.earned().get()).as("the other wallet's are gone at once").isEmpty();
        arrives();
        assertThat(picture().rows()).isEmpty();
        assertThat(picture().notes()).anyMatch(note -> note.startsWith("You have no stake on this subnet"));
    }

    @Test
    void manyValidatorsShareTheLastPartAndNobodyIsLeftOut() {
        List<Reward> rewards = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            rewards.add(reward(Samples.SAVINGS, 64, "validator " + i, 1, Integer.toString(i)));
        }
        history.rewarded(new Rewards(rewards, List.of()));
        presenter.show(of(Samples.SAVINGS, Samples.TRADING));
        presenter.choose(Optional.of(64));
        presenter.looked(true);
        arrives();
        assertThat(picture().data().orElseThrow().series()).hasSize(7);
        assertThat(picture().data().orElseThrow().series().getLast().name()).isEqualTo("Others");
        assertThat(picture().data().orElseThrow().days().getFirst().values()).last()
                .isEqualTo(Samples.tao("21"));
        assertThat(picture().rows()).hasSize(12);
    }

    @Test
    void nothingIsReadWhileNobodyLooksAndRootTellsOfClaims() {
        history.rewarded(new Rewards(List.of(new Reward(now().minus(Duration.ofDays(3)), Samples.BLOCK - 21_600,
                Samples.SAVINGS.account(), 0, VALIDATOR, Samples.tao("0.4"), Optional.empty(), Samples.tao("0.4"))),
                List.of()));
        presenter.show(of(Samples.SAVINGS, Samples.TRADING));
        presenter.choose(Optional.of(0));
        history.sampled();
        presenter.show(history.current());
        assertThat(waiting).isEmpty();
        presenter.looked(true);
        arrives();
        assertThat(picture().symbol()).isEqualTo("τ");
        assertThat(picture().alpha()).isEqualTo(Samples.tao("0.4"));
        assertThat(picture().notes()).anyMatch(note -> note.startsWith("What root stake earns waits"));
        presenter.looked(false);
        assertThat(model.earned().get()).isEmpty();
    }

    private static PortfolioState of(NamedAccount... whose) {
        return Samples.live(Samples.portfolio(), now())
                .apply(PortfolioState.connecting(Networks.finney(), List.of(whose)));
    }
}
