package tern.app.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static tern.app.history.ScriptedHistory.entry;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tern.app.feed.NamedAccount;
import tern.app.feed.PortfolioState;
import tern.app.feed.Samples;
import tern.app.fx.LaterExecutor;
import tern.app.history.ScriptedHistory;
import tern.app.market.ScriptedMarket;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.Networks;
import tern.wallet.history.ActivityKind;
import tern.wallet.yields.PricePoint;

/// Whose trades stand on a price chart, and when they are read again.
class PriceReadsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final ScriptedMarket market = new ScriptedMarket();
    private final ScriptedHistory history = new ScriptedHistory();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private Optional<PricesPicture> shown = Optional.empty();
    private final PriceReads reads = new PriceReads(market, history, new LaterExecutor(waiting), Runnable::run,
            Texts.load(Locale.ENGLISH), new TaoFormat(Locale.ENGLISH), now -> shown = now);

    private static PortfolioState of(NamedAccount whose) {
        return Samples.live(Samples.portfolio(), NOON)
                .apply(PortfolioState.connecting(Networks.finney(), List.of(whose)));
    }

    private void arrives() {
        while (!waiting.isEmpty()) {
            waiting.poll().run();
        }
    }

    private void begins() {
        market.points = List.of(new PricePoint(Samples.BLOCK - 600, NOON.minusSeconds(7_200), Samples.tao("0.05")),
                new PricePoint(Samples.BLOCK, NOON, Samples.tao("0.06")));
        history.add(entry(ActivityKind.STAKED, 300, 64, "", "10", "0.000124"));
        reads.show(of(Samples.SAVINGS));
        reads.show(ScriptedMarket.knowing(Samples.portfolio().genesis(), NOON));
        reads.choose(64);
        arrives();
    }

    @Test
    void anotherWalletsTradesAreGoneAtOnce() {
        begins();
        assertThat(shown.orElseThrow().trades()).singleElement().satisfies(trade -> {
            assertThat(trade.bought()).isTrue();
            assertThat(trade.words()).isEqualTo("Staked 10.0000 τ");
        });
        reads.show(of(Samples.TRADING));
        assertThat(shown).isEmpty();
        arrives();
        assertThat(shown.orElseThrow().trades()).isEmpty();
        assertThat(shown.orElseThrow().points()).hasSize(2);
    }

    @Test
    void whatWasReadOfTheSubnetBeforeIsNotShown() {
        begins();
        reads.show(history.current());
        Runnable slow = waiting.poll();
        reads.choose(4);
        assertThat(shown).isEmpty();
        slow.run();
        assertThat(shown).isEmpty();
        arrives();
        assertThat(shown.orElseThrow().netuid()).isEqualTo(4);
        assertThat(shown.orElseThrow().trades()).isEmpty();
    }

    @Test
    void aTradeStandsThereAsSoonAsItIsKnown() {
        begins();
        reads.show(history.current());
        arrives();
        history.add(entry(ActivityKind.UNSTAKED, 5, 64, "", "3", "0.000124"));
        reads.show(history.current());
        arrives();
        assertThat(shown.orElseThrow().trades()).extracting(PricesPicture.Trade::bought)
                .containsExactlyInAnyOrder(true, false);
        reads.show(history.current());
        assertThat(waiting).as("nothing newer").isEmpty();
    }

    @Test
    void anotherChainsPricesAreNotThisOnes() {
        begins();
        reads.show(ScriptedMarket.knowing(Samples.hash("another chain"), NOON.plusSeconds(60)));
        arrives();
        reads.close();
        assertThat(shown).isEmpty();
        reads.choose(64);
        assertThat(waiting).as("no time of this chain's is known").isEmpty();
    }
}
