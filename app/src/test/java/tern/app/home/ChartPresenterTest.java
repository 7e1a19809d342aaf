package tern.app.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tern.app.chart.TimeLine;
import tern.app.feed.PortfolioState;
import tern.app.feed.Problem;
import tern.app.feed.Samples;
import tern.app.feed.ScriptedSource;
import tern.app.history.LastOwned;
import tern.app.history.ScriptedHistory;
import tern.app.history.Span;
import tern.app.market.ScriptedMarket;
import tern.app.market.SubnetPast;
import tern.app.ui.Addresses;
import tern.app.ui.PositionRow;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.Networks;
import tern.wallet.history.NameHistory.Called;
import tern.wallet.history.Point;
import tern.wallet.history.PositionSample;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;

/// Without a toolkit: the presenter is plain Java.
class ChartPresenterTest {

    private final HomeModel model = new HomeModel();
    private final ScriptedHistory history = new ScriptedHistory();
    private final Deque<Runnable> work = new ArrayDeque<>();
    private Instant clock = Instant.parse("2026-11-22T12:00:00Z");
    private final Texts texts = Texts.load(Locale.ENGLISH);
    private final TaoFormat format = new TaoFormat(Locale.ENGLISH);
    private final HomePresenter home = new HomePresenter(model, new ScriptedSource(), texts, format);
    private final ChartPresenter presenter = new ChartPresenter(model, history,
            new ChartPresenter.Ports(work::add, Runnable::run, () -> clock, Locale.ENGLISH, ZoneId.of("UTC")), texts,
            format);

    private void show(PortfolioState state) {
        home.show(state);
        presenter.show(state);
        while (!work.isEmpty()) {
            work.poll().run();
        }
    }

    private ChartPicture chart() {
        return model.chart().get().orElseThrow();
    }

    @Test
    void withoutAPastItSaysSoInsteadOfGuessing() {
        show(Samples.state());
        assertThat(chart().line()).isEmpty();
        assertThat(chart().nothing()).hasValueSatisfying(words -> assertThat(words).startsWith("Not enough data yet"));
        assertThat(chart().change()).isEmpty();
        assertThat(model.rows().getFirst().values().get().priceDayAgo()).isEmpty();
        assertThat(model.rows().getFirst().values().get().earnedWeek()).isEmpty();
    }

    /// The practice network was stopped, or nothing answers, and the window was opened just now.
    @Test
    void withoutAConnectionTheLastKnownTotalStandsThereWithItsBlockAndAge() {
        AccountId validator = Samples.account("rizzo");
        AccountId nameless = Samples.account("nobody");
        history.lasts.put("practice", new LastOwned(new Point(812, clock.minus(Duration.ofHours(3)),
                Samples.tao("123.5"), Samples.tao("124")),
                List.of(new PositionSample(7, nameless, Samples.tao("5"), Samples.tao("0.1"), Samples.tao("0.5")),
                        new PositionSample(64, validator, Samples.tao("40"), Samples.tao("0.5"), Samples.tao("20"))),
                Map.of(64, new Called("Chutes", "א")), Map.of(validator, "Rizzo")));
        PortfolioState connecting = PortfolioState.connecting(Networks.practice(), List.of(Samples.SAVINGS));
        show(connecting);
        PortfolioState stopped = connecting.withLink(PortfolioState.Link.OFFLINE)
                .withProblem(Optional.of(new Problem("It was stopped.", Optional.empty())));
        show(stopped);
        assertThat(model.phase().get()).isEqualTo(HomeModel.Phase.PROBLEM);
        LastKnown last = model.last().get().orElseThrow();
        assertThat(last.total()).isEqualTo(Samples.tao("123.5"));
        assertThat(last.when()).startsWith("As of block 812, 3 h ago");
        assertThat(last.stakes()).as("under the names that were known, the largest first")
                .containsExactly(
                        new LastKnown.Stake("Chutes 64", "Rizzo", Samples.tao("40"), "א", Samples.tao("20")),
                        new LastKnown.Stake("Subnet 7", Addresses.shorten(nameless), Samples.tao("5"), "α",
                                Samples.tao("0.5")));
        history.lasts.put("practice", new LastOwned(new Point(900, clock, Samples.tao("130"), Samples.tao("130")),
                List.of(), Map.of(), Map.of()));
        history.sampled();
        presenter.show(history.current());
        work.forEach(Runnable::run);
        work.clear();
        assertThat(model.last().get().orElseThrow().total()).as("once the history is open")
                .isEqualTo(
                        Samples.tao("130"));
        show(PortfolioState.connecting(Networks.finney(), List.of(Samples.SAVINGS)));
        assertThat(model.last().get()).as("of another network nothing is known").isEmpty();
        show(Samples.state());
        assertThat(model.last().get()).isEmpty();
        presenter.close();
        history.sampled();
        presenter.show(history.current());
        assertThat(work).as("nothing is read after the end").isEmpty();
    }

    @Test
    void aLineThatIsTooShortIsNoLine() {
        history.reaching(Duration.ofMinutes(8), true);
        show(Samples.state());
        assertThat(chart().line()).isEmpty();
        assertThat(chart().nothing()).contains("Not enough data yet: Tern has watched for 8 min.");
    }

    @Test
    void aWholeStretchHasItsChangeAndWhatWasEarned() {
        history.reaching(Duration.ofDays(40), true);
        show(Samples.state());
        assertThat(chart().span()).isEqualTo(Span.MONTH);
        TimeLine line = chart().line().orElseThrow().lines().getFirst();
        assertThat(line.size()).isGreaterThan(50);
        assertThat(line.value(line.size() - 1)).isEqualTo(Samples.tao("1278.972").value());
        assertThat(chart().change()).hasValueSatisfying(words -> assertThat(words).startsWith("+")
                .endsWith("τ this month"));
        assertThat(chart().earned()).contains("of which earned 9.4410 τ");
        assertThat(chart().trend()).isPositive();
        assertThat(chart().how()).contains("from block").contains("history on this computer");
        assertThat(model.rows()).filteredOn(row -> row.key().netuid() != 0).hasSize(5).allSatisfy(row -> {
            assertThat(row.values().get().priceDayAgo()).isPresent();
            assertThat(row.values().get().earnedWeek()).isPresent();
        });
    }

    @Test
    void rootIsSaidToEarnWhatItsFundCameToOweAndNothingBeforeThatIsMeasured() {
        history.reaching(Duration.ofDays(40), true);
        show(Samples.state());
        PositionRow root = model.rows().stream().filter(row -> row.key().netuid() == 0).findFirst().orElseThrow();
        assertThat(root.values().get().earnedWeek()).as("not measured, which is not zero").isEmpty();
        assertThat(root.values().get().priceDayAgo()).as("TAO has no price in TAO").isEmpty();
        Hash32 chain = Samples.portfolio().genesis();
        home.show(ScriptedMarket.measuring(Samples.hash("another chain"), clock, 0, root.key().hotkey(), 2_000_000));
        assertThat(root.values().get().earnedWeek()).isEmpty();
        home.show(ScriptedMarket.measuring(chain, clock, 0, root.key().hotkey(), 2_000_000));
        assertThat(root.values().get().earnedWeek()).contains(Samples.tao("1.2"));
        // what was staked within the seven days did not earn for all of them
        history.reaching(Duration.ofDays(3), true);
        show(Samples.live(Samples.portfolio(Samples.BLOCK + 1, List.of(Samples.SAVINGS), Samples.stakes(), "90"),
                clock.plusSeconds(12)).apply(Samples.state()));
        presenter.again();
        work.forEach(Runnable::run);
        assertThat(root.values().get().earnedWeek()).isEmpty();
    }

    @Test
    void aDaysChangeIsThatOfTheMarketWhereItIsKnown() {
        history.reaching(Duration.ofDays(40), true);
        show(Samples.state());
        home.show(ScriptedMarket.knowing(Samples.portfolio().genesis(), clock, new SubnetPast(64, Samples.tao("0.08"),
                Optional.of(Samples.tao("0.04")), Optional.empty(), List.of(), List.of(), Map.of())));
        assertThat(model.rows()).filteredOn(row -> row.key().netuid() == 64)
                .allSatisfy(row -> assertThat(row.values().get().priceDayAgo()).contains(Samples.tao("0.04")));
        assertThat(model.rows()).filteredOn(row -> row.key().netuid() == 56)
                .allSatisfy(row -> assertThat(row.values().get().priceDayAgo()).isPresent());
    }

    @Test
    void whatCannotBeToldInFullIsSaidToBeTheLeast() {
        history.reaching(Duration.ofDays(9), false);
        show(Samples.state());
        assertThat(chart().change()).hasValueSatisfying(words -> assertThat(words).contains(" since Nov 13, 2026"));
        assertThat(chart().earned()).contains("of which earned at least 9.4410 τ");
        assertThat(chart().whole()).isFalse();
        assertThat(model.rows().getFirst().values().get().earnedWeek()).isEmpty();
    }

    @Test
    void newNumbersAreReadForAtMostEveryOtherSecondAndAChoiceAtOnce() {
        history.reaching(Duration.ofDays(40), true);
        show(Samples.state());
        PortfolioState next = Samples.live(Samples.portfolio(Samples.BLOCK + 1, List.of(Samples.SAVINGS),
                Samples.stakes(), "90"), clock).apply(Samples.state());
        home.show(next);
        presenter.show(next);
        assertThat(work).as("too soon").isEmpty();
        assertThat(model.rows().get(1).values().get().priceDayAgo()).as("the columns stay").isPresent();
        presenter.choose(Span.DAY);
        assertThat(work).hasSize(1);
        presenter.choose(Span.WEEK);
        assertThat(work).as("one reading at a time").hasSize(1);
        work.poll().run();
        assertThat(chart().span()).as("not the stretch that was read for before").isEqualTo(Span.MONTH);
        assertThat(work).hasSize(1);
        work.poll().run();
        assertThat(chart().span()).isEqualTo(Span.WEEK);
        clock = clock.plusSeconds(3);
        history.publish(now -> now);
        presenter.show(next.withSnapshot(Samples.portfolio(Samples.BLOCK + 2, List.of(Samples.SAVINGS),
                Samples.stakes(), "91")));
        assertThat(work).hasSize(1);
    }

    @Test
    void nothingOfOneWalletStandsUnderAnother() {
        history.reaching(Duration.ofDays(40), true);
        show(Samples.state());
        presenter.show(PortfolioState.connecting(Networks.finney(), List.of(Samples.TRADING)));
        assertThat(model.chart().get()).isEmpty();
    }

    @Test
    void fetchingThePastIsToldAndCanBeStopped() {
        history.filling(3, 12);
        presenter.show(history.current());
        assertThat(model.filling().get()).contains("Fetching the past: 25.0%");
        assertThat(model.fillable().get()).isFalse();
        presenter.cancelFill();
        assertThat(history.cancels()).isEqualTo(1);
        history.notFilling();
        history.fillable(true);
        presenter.show(history.current());
        assertThat(model.filling().get()).isEqualTo(Optional.empty());
        assertThat(model.fillable().get()).isTrue();
        presenter.fill();
        assertThat(history.fills()).isEqualTo(1);
    }
}
