package tern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.app.boot.Folders;
import tern.app.cli.FrontDoor.Result;
import tern.app.feed.ChainTap;
import tern.app.feed.LivePortfolioService;
import tern.app.feed.NamedAccount;
import tern.app.feed.Problem;
import tern.app.history.HistoryService;
import tern.app.history.HistoryState.Fill;
import tern.app.history.Span;
import tern.app.practice.PracticeNetwork;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.ChainOptions;
import tern.wallet.history.HistoryException;
import tern.wallet.keys.Ss58;
import tern.wallet.portfolio.PortfolioSnapshot;

/// What was done while no window was open, over a practice network with some days behind it.
class RecentPastTest {

    private static final NamedAccount HOLDER = new NamedAccount("holder", PracticeNetwork.holder());
    private static final String ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

    @TempDir
    private Path home;

    private LivePortfolioService feed;
    private HistoryService history;

    @BeforeEach
    void starts() throws Exception {
        good("practice", "start", "--history-days", "10", "--block-time", "1", "--json");
        good("practice", "faucet", HOLDER.account().address(), "7.25", "--json");
        // the block of the payment is not the one that a window begins with
        good("practice", "advance", "40", "--json");
        Folders folders = Folders.find(Map.of(), Optional.of(home.toString()), Optional.empty());
        ChainTap tap = new ChainTap();
        ChainOptions options = ChainOptions.standard();
        feed = new LivePortfolioService(options, PracticeNetwork.of(folders), tap, InstantSource.system(),
                defect -> new Problem(defect.toString(), Optional.empty()));
        history = new HistoryService(folders.historyFile(), feed, tap, options);
    }

    @AfterEach
    void stops() throws Exception {
        feed.close();
        history.close();
        good("practice", "stop");
    }

    private void good(String... args) {
        Result result = FrontDoor.at(home).run(args);
        assertThat(result.code()).as(result.toString()).isZero();
    }

    private PortfolioSnapshot snapshot(NamedAccount of) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> feed.current()
                        .snapshot()
                        .filter(now -> now.accounts().getFirst().account().equals(of.account()))
                        .isPresent());
        return feed.current().snapshot().orElseThrow();
    }

    private boolean isKnown(PortfolioSnapshot now) throws HistoryException {
        return !history.activity(now.genesis(), List.of(HOLDER.account()), 100).isEmpty();
    }

    @Test
    void whatWasDoneOfLateComesFirstAndAnInterruptedPastGoesOn() throws Exception {
        AtomicReference<Fill> whenFound = new AtomicReference<>();
        // the first is said when the file was opened; nothing may be asked back from in here
        history.watch(state -> state.fill()
                .filter(_ -> state.activity() > 1)
                .ifPresent(fill -> whenFound.compareAndSet(null, fill)));
        history.start();
        feed.select(Networks.practice(), List.of(HOLDER));
        await().atMost(Duration.ofSeconds(60)).until(() -> whenFound.get() != null);
        assertThat(whenFound.get().done()).as("before the line of the past").isZero();
        assertThat(isKnown(snapshot(HOLDER))).isTrue();

        NamedAccount other = new NamedAccount("other", Ss58.parse(ALICE));
        feed.select(Networks.practice(), List.of(other));
        snapshot(other);
        feed.select(Networks.practice(), List.of(HOLDER));
        PortfolioSnapshot again = snapshot(HOLDER);
        await().atMost(Duration.ofSeconds(120))
                .until(() -> history.past(again, Span.ALL).points().getFirst().time(),
                        first -> first.isBefore(again.blockTime().orElseThrow().minus(Duration.ofDays(9))));
    }
}
