package tern.app.window;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import tern.app.boot.Folders;
import tern.app.boot.OwnerOnly;
import tern.app.feed.ChainTap;
import tern.app.feed.LivePortfolioService;
import tern.app.feed.PortfolioState;
import tern.app.feed.Problem;
import tern.app.history.HistoryService;
import tern.app.market.MarketService;
import tern.app.practice.PracticeNetwork;
import tern.app.shell.ShellPresenter.Wish;
import tern.app.theme.Theme;
import tern.app.transact.TransactionDesk;
import tern.node.practice.control.StartWish;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.ChainOptions;

/// The window over the socket of a practice node whose world has some days behind it, with history and market as the
/// program has them.
final class PastRig {

    private final LivePortfolioService source;
    private final HistoryService history;
    private final MarketService market;
    private final WindowRig window;

    /// @param wallet that is shown: a name or an address
    PastRig(Stage stage, FxRobot robot, PracticeNetwork practice, Folders folders, String wallet) throws Exception {
        OwnerOnly.createFolder(folders.data());
        ChainOptions chain = ChainOptions.standard().withMetadataCache(folders.metadataCache());
        ChainTap tap = new ChainTap();
        source = new LivePortfolioService(chain, practice, tap, InstantSource.system(),
                defect -> new Problem(defect.toString(), Optional.empty()));
        history = new HistoryService(folders.historyFile(), source, tap, chain);
        market = new MarketService(history.store(), source, tap, chain);
        history.start();
        market.start();
        MainScene.Parts parts = WindowParts.on(folders, source, Runnable::run,
                names -> new TransactionDesk(new TransactionDesk.Tools(folders, names, practice, chain,
                        InstantSource.system(), Duration.ofMillis(300))))
                .at(Locale.ENGLISH, InstantSource.system())
                .past(history, market)
                .tap(tap)
                .parts();
        window = new WindowRig(stage, robot, parts, 1440, 900,
                new Wish(Optional.of(Networks.practice()), Optional.of(wallet), Optional.of(Theme.DARK)));
    }

    /// Starts a node with nine days behind it; the caller stops it.
    ///
    /// @param home under which the folders of a class are
    static PracticeNetwork start(Path home, Duration blockTime) throws Exception {
        PracticeNetwork practice = PracticeNetwork.of(folders(home, "node"));
        practice.start(StartWish.standard().withHistoryHours(9 * 24).withBlockTime(blockTime), _ -> {});
        return practice;
    }

    static Folders folders(Path home, String name) throws Exception {
        return Folders.find(Map.of(), Optional.of(home.resolve(name).toString()), Optional.empty());
    }

    WindowRig window() {
        return window;
    }

    PortfolioState now() {
        return source.current();
    }

    /// Whether the past is still being fetched: the node is busy with old states then.
    boolean isFilling() {
        return market.current().fill().isPresent() || history.current().fill().isPresent();
    }

    void close() throws InterruptedException {
        window.close();
        source.close();
        market.close();
        history.close();
    }
}
